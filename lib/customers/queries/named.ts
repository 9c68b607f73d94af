import { Prisma } from "@/lib/generated/prisma/client";
import { db } from "@/lib/platform/db";

/** People one search looks at: whoever asks for a commoner name is told to add a word. */
const MOST_PEOPLE = 500;
/** Rows one search orders and counts. */
const MOST_ROWS = 1000;

/** What a search leads to. */
export interface Asked {
  ids: string[];
  /** There is more of it than was looked at. */
  cut: boolean;
}

/** Tables of people, and the column of their name. */
const NAMES = { Holder: "displayName", User: "displayName", Request: "customerName" } as const;

/**
 * The holders, accounts or requests whose name has words that begin so, in any order and case: "bianchi", "ros mar".
 * Read from an index of words: the inner query is planned without the limit, which would have the server read the table
 * in hope of an early hit. One letter is nobody's name.
 */
export const peopleNamed = (
  seller: string,
  asked: string,
  { table = "Holder", most = MOST_PEOPLE + 1 }: { table?: keyof typeof NAMES; most?: number } = {},
): Prisma.Sql =>
  Prisma.sql`
    WITH "named" AS MATERIALIZED (
      SELECT "id" FROM ${Prisma.raw(`"${table}"`)} WHERE "sellerId" = ${seller}
        AND name_words(${Prisma.raw(`"${NAMES[table]}"`)}) @@ name_query(${asked.trim().length < 2 ? "" : asked})
    ) SELECT "id" FROM "named" LIMIT ${most}`;

/**
 * Ids of what is asked for in several ways, each once: each way is a query of its own that reads an index ("people" are
 * those named so), and what they find is small enough to be ordered and counted.
 */
export async function idsAsked(people: Prisma.Sql, ways: readonly Prisma.Sql[]): Promise<Asked> {
  const each = ways.map((way) => Prisma.sql`(${way} LIMIT ${MOST_ROWS + 1})`);
  const [found] = await db().$queryRaw<{ ids: string[]; people: number }[]>`
    WITH "people" AS MATERIALIZED (${people})
    SELECT ARRAY(SELECT "id" FROM (${Prisma.join(each, " UNION ")}) AS "any" LIMIT ${MOST_ROWS + 1})::text[] AS "ids",
      (SELECT count(*)::int FROM "people") AS "people"`;
  const { ids, people: many } = found ?? { ids: [], people: 0 };
  return { ids: ids.slice(0, MOST_ROWS), cut: many > MOST_PEOPLE || ids.length > MOST_ROWS };
}

/** Ids of the holders named so; a few hundred at most. */
export const holdersNamed = (seller: string, asked: string): Promise<Asked> =>
  idsAsked(peopleNamed(seller, asked), [Prisma.sql`SELECT "id" FROM "people"`]);

/** Ids of the accounts named so; a few hundred at most. */
export const usersNamed = (seller: string, asked: string): Promise<Asked> =>
  idsAsked(peopleNamed(seller, asked, { table: "User" }), [Prisma.sql`SELECT "id" FROM "people"`]);
