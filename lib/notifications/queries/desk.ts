import { Prisma } from "@/lib/generated/prisma/client";
import { type Instant, instantFromDb } from "@/lib/kernel/day";
import type { PageOf } from "@/lib/kernel/pages";
import { type From, inBatches } from "@/lib/platform/batches";
import { db } from "@/lib/platform/db";
import { readPage } from "@/lib/platform/pages";
import type { MailFilter } from "../filter";

/** A mail as the desk lists it; `subject` is null until it was written, `sentAt` until it left. */
export interface MailRow {
  id: string;
  template: string;
  recipient: string;
  /** "dropped": what it spoke of was no longer so when it was to leave; "bounced": it left and came back. */
  state: "queued" | "sent" | "rejected" | "dropped" | "bounced";
  subject: string | null;
  createdAt: Instant;
  sentAt: Instant | null;
}

type Found = Omit<MailRow, "createdAt" | "sentAt"> & { createdAt: Date; sentAt: Date | null };

const columns = Prisma.sql`"id", "template", "recipient", "subject", "createdAt", "sentAt",
  CASE WHEN "state" = 'rejected' AND coalesce("subject", '') = '' THEN 'dropped'
    WHEN "bouncedAt" IS NOT NULL THEN 'bounced' ELSE "state"::text END AS "state"`;

/**
 * A page of the seller's mails, newest first; `q` is the beginning of the recipient's address, whatever the case. For
 * staff only: the caller has checked the viewer.
 */
export async function listMails(seller: string, filter: MailFilter, pageSize: number): Promise<PageOf<MailRow>> {
  const where = conditionsOf(seller, filter);
  const found = await readPage(filter.page, pageSize, {
    ids: ({ skip, take }) => db().$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "Mail" WHERE ${where} ORDER BY "createdAt" DESC, "id" DESC LIMIT ${take} OFFSET ${skip}`,
    rows: (ids) => db().$queryRaw<Found[]>`
      SELECT ${columns} FROM "Mail" WHERE "sellerId" = ${seller} AND "id" = ANY(${ids}::uuid[])`,
    count: async (most) => {
      const [counted] = await db().$queryRaw<{ total: number }[]>`
        SELECT count(*)::int AS "total" FROM (SELECT 1 FROM "Mail" WHERE ${where} LIMIT ${most}) AS "some"`;
      return counted?.total ?? 0;
    },
  });
  return { ...found, rows: found.rows.map(rowOf) };
}

/** Every mail of the filter, some hundreds at a time. */
export async function* eachMail(seller: string, filter: MailFilter): AsyncGenerator<MailRow[]> {
  const where = conditionsOf(seller, filter);
  const read = ({ where: { id }, take }: From) => db().$queryRaw<Found[]>`
    SELECT ${columns} FROM "Mail" WHERE ${where} ${id ? Prisma.sql`AND "id" > ${id.gt}::uuid` : Prisma.empty}
    ORDER BY "id" LIMIT ${take}`;
  for await (const rows of inBatches(read)) yield rows.map(rowOf);
}

const rowOf = ({ createdAt, sentAt, ...row }: Found): MailRow => ({
  ...row,
  createdAt: instantFromDb(createdAt),
  sentAt: sentAt && instantFromDb(sentAt),
});

function conditionsOf(seller: string, { q, state }: MailFilter): Prisma.Sql {
  const beginning = `${q.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return Prisma.join(
    [
      Prisma.sql`"sellerId" = ${seller}`,
      ...(q ? [Prisma.sql`lower("recipient") LIKE ${beginning}`] : []),
      ...(state ? [stateIs(state)] : []),
    ],
    " AND ",
  );
}

/** What came back is no longer among what was sent. */
const stateIs = (state: NonNullable<MailFilter["state"]>): Prisma.Sql =>
  state === "bounced"
    ? Prisma.sql`"bouncedAt" IS NOT NULL`
    : Prisma.sql`"state" = ${state}::"MailState" AND "bouncedAt" IS NULL`;
