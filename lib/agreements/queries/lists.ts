import type { AgreementList } from "@/lib/generated/prisma/client";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";

/** A list of an agreement; null when it has none of that id. The caller has checked who asks. */
export async function memberListOf(seller: string, agreementId: string, id: string): Promise<AgreementList | null> {
  return isId(id) ? db().agreementList.findFirst({ where: { sellerId: seller, agreementId, id } }) : null;
}

/** The last lists that were loaded, newest first. The caller has checked who asks. */
export const lastLists = (seller: string, agreementId: string): Promise<AgreementList[]> =>
  db().agreementList.findMany({ where: { sellerId: seller, agreementId }, orderBy: { createdAt: "desc" }, take: 10 });

export interface Differences {
  fresh: number;
  changed: number;
  left: number;
  /** Some of each, as the list and as the members say it. */
  shown: { kind: "fresh" | "changed" | "left"; number: string; name: string; before: string | null }[];
}

const SHOWN = 50;

/** What a list that waits would change: who is new, who is written otherwise, who is not named any more. */
export async function differencesOf(seller: string, listId: string): Promise<Differences> {
  const rows = await db().$queryRaw<(Differences["shown"][number] & { n: bigint })[]>`
    WITH list AS (SELECT * FROM "AgreementList" WHERE "sellerId" = ${seller} AND "id" = ${listId}::uuid),
    line AS (SELECT * FROM "AgreementListLine" WHERE "sellerId" = ${seller} AND "listId" = ${listId}::uuid),
    known AS (SELECT * FROM "AgreementMember" WHERE "sellerId" = ${seller} AND "agreementId" = (SELECT "agreementId" FROM list)),
    change AS (
      SELECT CASE WHEN m."id" IS NULL OR m."state" = 'left' THEN 'fresh' ELSE 'changed' END AS "kind", l."number",
        l."lastName" || ' ' || l."firstName" AS "name",
        CASE WHEN m."state" = 'listed' THEN m."number" || ' ' || m."lastName" || ' ' || m."firstName" END AS "before"
      FROM line l LEFT JOIN known m ON m."taxCodeIndex" = l."taxCodeIndex"
      WHERE m."id" IS NULL OR m."state" = 'left' OR (m."number", m."firstName", m."lastName", m."email") IS DISTINCT FROM
        (l."number", l."firstName", l."lastName", coalesce(l."email", m."email"))
      UNION ALL
      SELECT 'left', m."number", m."lastName" || ' ' || m."firstName", NULL FROM known m
      WHERE m."state" = 'listed' AND NOT EXISTS (SELECT 1 FROM line l WHERE l."taxCodeIndex" = m."taxCodeIndex"))
    SELECT * FROM (SELECT c.*, count(*) OVER (PARTITION BY "kind") AS "n",
      row_number() OVER (PARTITION BY "kind" ORDER BY "name", "number") AS "at" FROM change c) c
    WHERE "at" <= ${SHOWN} ORDER BY "kind", "at"`;
  const count = (kind: string) => Number(rows.find((row) => row.kind === kind)?.n ?? 0n);
  const shown = rows.map(({ kind, number, name, before }) => ({ kind, number, name, before }));
  return { fresh: count("fresh"), changed: count("changed"), left: count("left"), shown };
}
