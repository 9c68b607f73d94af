import { addDays, type Day, dayInRome, instantFromDb, instantToDb, startOfDayInRome } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";

/** A movement of a statement; `kind` and `code` as pages say them. */
interface Moved {
  on: Day;
  kind: string;
  code: string;
  amountCents: number;
  balanceCents: number;
}

/** A user's prepaid account between two days, both included: what was there before, what moved, what was there after. */
export async function prepaidStatement(seller: string, userId: string, from: Day, to: Day) {
  const [since, until] = [instantToDb(startOfDayInRome(from)), instantToDb(startOfDayInRome(addDays(to, 1)))];
  const rows = await db().$queryRaw<{ at: Date; kind: string; code: string; amount: bigint; balance: bigint }[]>`
    WITH lines AS (
      SELECT m."id", m."at", m."kind", p."amountCents" AS "amount", coalesce(o."code", t."code", '') AS "code",
        (sum(p."amountCents") OVER (ORDER BY m."at", m."id"))::bigint AS "balance"
      FROM "LedgerAccount" a
      JOIN "Posting" p ON p."sellerId" = a."sellerId" AND p."accountId" = a."id"
      JOIN "Movement" m ON m."sellerId" = p."sellerId" AND m."id" = p."movementId"
      LEFT JOIN "Order" o ON o."sellerId" = m."sellerId" AND o."id" = m."orderId"
      LEFT JOIN "TopUp" t ON t."sellerId" = m."sellerId" AND t."id" = m."topUpId"
      WHERE a."sellerId" = ${seller} AND a."kind" = 'prepaid' AND a."ownerId" = ${userId} AND m."at" < ${until}
    )
    SELECT "at", "kind", "code", "amount", "balance" FROM lines WHERE "at" >= ${since} ORDER BY "at", "id"`;
  const before = await db().$queryRaw<{ sum: bigint | null }[]>`
    SELECT sum(p."amountCents")::bigint AS "sum" FROM "LedgerAccount" a
    JOIN "Posting" p ON p."sellerId" = a."sellerId" AND p."accountId" = a."id"
    JOIN "Movement" m ON m."sellerId" = p."sellerId" AND m."id" = p."movementId"
    WHERE a."sellerId" = ${seller} AND a."kind" = 'prepaid' AND a."ownerId" = ${userId} AND m."at" < ${since}`;
  const openingCents = Number(before[0]?.sum ?? 0n);
  const lines = rows.map(
    ({ at, kind, code, amount, balance }): Moved => ({
      on: dayInRome(instantFromDb(at)),
      kind,
      code,
      amountCents: Number(amount),
      balanceCents: Number(balance),
    }),
  );
  return { openingCents, lines, closingCents: lines.at(-1)?.balanceCents ?? openingCents };
}
