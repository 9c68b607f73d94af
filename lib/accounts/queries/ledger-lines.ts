import { Prisma } from "@/lib/generated/prisma/client";
import { addDays, type Day, instantToDb, startOfDayInRome } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import type { LedgerLine } from "../ledger-line";

const PAGE_SIZE = 50;
const BATCH = 1000;

export interface LineSearch {
  /** A code, or part of a note. */
  q?: string | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
  page: number;
}

interface Of {
  sellerId: string;
  accountId: string;
}
type Found = Omit<LedgerLine, "amountCents" | "balanceCents"> & { amount: bigint; balance: bigint; total: bigint };

/** The lines of an account as they were booked, the newest first, each with the balance it left. */
export async function ledgerLines(of: Of, search: LineSearch) {
  const { q, from, to, page } = search;
  const rows = q || from || to ? await searched(of, search) : await newest(of, page);
  return { lines: rows.map(shown), total: Number(rows[0]?.total ?? 0n), pageSize: PAGE_SIZE };
}

const shown = ({ amount, balance, total: _, ...line }: Found): LedgerLine => ({
  ...line,
  amountCents: Number(amount),
  balanceCents: Number(balance),
});

const FACTS = Prisma.sql`m."at", m."kind", m."note", m."orderId", m."topUpId", coalesce(o."code", t."code", '') AS "code"`;
const JOINS = Prisma.sql`
  JOIN "Movement" m ON m."sellerId" = l."sellerId" AND m."id" = l."movementId"
  LEFT JOIN "Order" o ON o."sellerId" = m."sellerId" AND o."id" = m."orderId"
  LEFT JOIN "TopUp" t ON t."sellerId" = m."sellerId" AND t."id" = m."topUpId"`;

/** Counted back from the stored balance: an old account of a million lines shows its last page as fast as a new one. */
const newest = ({ sellerId, accountId }: Of, page: number) => db().$queryRaw<Found[]>`
  WITH last AS (
    SELECT p.* FROM "Posting" p WHERE p."sellerId" = ${sellerId} AND p."accountId" = ${accountId}::uuid
    ORDER BY p."movementId" DESC, p."n" DESC LIMIT ${page * PAGE_SIZE}
  ), l AS (
    SELECT last.*, a."balanceCents" - coalesce(sum(last."amountCents") OVER (ORDER BY "movementId" DESC, "n" DESC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS "balance"
    FROM last JOIN "LedgerBalance" a ON a."sellerId" = last."sellerId" AND a."id" = last."accountId"
    ORDER BY "movementId" DESC, "n" DESC OFFSET ${(page - 1) * PAGE_SIZE}
  )
  SELECT l."movementId", l."n", l."amountCents" AS "amount", l."balance"::bigint AS "balance", ${FACTS},
    (SELECT count(*) FROM "Posting" p WHERE p."sellerId" = ${sellerId} AND p."accountId" = ${accountId}::uuid) AS "total"
  FROM l ${JOINS} ORDER BY l."movementId" DESC, l."n" DESC`;

async function searched({ sellerId, accountId }: Of, { q = "", from, to, page }: LineSearch): Promise<Found[]> {
  const text = `%${q.slice(0, 100).replace(/[\\%_]/g, "\\$&")}%`;
  const since = from ? Prisma.sql`AND f."at" >= ${instantToDb(startOfDayInRome(from))}` : Prisma.empty;
  const until = to ? Prisma.sql`AND f."at" < ${instantToDb(startOfDayInRome(addDays(to, 1)))}` : Prisma.empty;
  const words = q ? Prisma.sql`AND (f."code" ILIKE ${text} OR f."note" ILIKE ${text})` : Prisma.empty;
  return db().$queryRaw<Found[]>`
    WITH l AS (
      SELECT p.*, sum(p."amountCents") OVER (ORDER BY p."movementId", p."n") AS "balance"
      FROM "Posting" p WHERE p."sellerId" = ${sellerId} AND p."accountId" = ${accountId}::uuid
    ), f AS (
      SELECT l."movementId", l."n", l."amountCents" AS "amount", l."balance"::bigint AS "balance", ${FACTS} FROM l ${JOINS}
    )
    SELECT f.*, count(*) OVER () AS "total" FROM f WHERE true ${since} ${until} ${words}
    ORDER BY f."movementId" DESC, f."n" DESC LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`;
}

/** Every line of an account as it was booked, oldest first, in batches: for a file. */
export async function* eachLedgerLine({ sellerId, accountId }: Of): AsyncGenerator<LedgerLine[]> {
  let balanceCents = 0;
  let [after, n] = ["00000000-0000-0000-0000-000000000000", -1];
  for (;;) {
    const rows = await db().$queryRaw<Found[]>`
      WITH l AS (
        SELECT p.* FROM "Posting" p WHERE p."sellerId" = ${sellerId} AND p."accountId" = ${accountId}::uuid
          AND (p."movementId", p."n") > (${after}::uuid, ${n})
        ORDER BY p."movementId", p."n" LIMIT ${BATCH}
      )
      SELECT l."movementId", l."n", l."amountCents" AS "amount", 0::bigint AS "balance", 0::bigint AS "total", ${FACTS}
      FROM l ${JOINS} ORDER BY l."movementId", l."n"`;
    const lines = rows.map((row) => {
      balanceCents += Number(row.amount);
      return { ...shown(row), balanceCents };
    });
    if (lines.length > 0) yield lines;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    [after, n] = [last.movementId, last.n];
  }
}
