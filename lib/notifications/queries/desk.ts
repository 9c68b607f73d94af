import { Prisma } from "@/lib/generated/prisma/client";
import { type Instant, instantFromDb } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
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

/** Beyond this nobody pages: a search is narrowed instead. */
const COUNTED = 10_000;

/**
 * A page of the seller's mails, newest first; `q` is the beginning of the recipient's address, whatever the case. For
 * staff only: the caller has checked the viewer.
 */
export async function listMails(
  seller: string,
  filter: MailFilter,
  pageSize: number,
): Promise<{ rows: MailRow[]; total: number }> {
  const where = conditionsOf(seller, filter);
  const skip = Math.min((filter.page - 1) * pageSize, COUNTED);
  const [rows, counts] = await Promise.all([
    db().$queryRaw<Found[]>`
      SELECT "id", "template", "recipient", "subject", "createdAt", "sentAt",
        CASE WHEN "state" = 'rejected' AND coalesce("subject", '') = '' THEN 'dropped'
          WHEN "bouncedAt" IS NOT NULL THEN 'bounced' ELSE "state"::text END AS "state"
      FROM "Mail" WHERE ${where} ORDER BY "createdAt" DESC, "id" DESC LIMIT ${pageSize} OFFSET ${skip}`,
    db().$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS "total" FROM (SELECT 1 FROM "Mail" WHERE ${where} LIMIT ${COUNTED}) AS "some"`,
  ]);
  return { rows: rows.map(rowOf), total: counts[0]?.total ?? 0 };
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
    : Prisma.sql`"state"::text = ${state} AND "bouncedAt" IS NULL`;
