import { Prisma } from "@/lib/generated/prisma/client";
import { fromDb, toDb } from "@/lib/kernel/day";
import type { Cents } from "@/lib/kernel/money";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { rowsIn, type Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { leftOf, monthOf } from "../spender";

/**
 * Counts what somebody spends of another's account against the limit of the month, on the locked row: spends at once are
 * counted one after the other. Answers whose account it is. Refuses `spender-unknown` (not named, not taken, over) and
 * `spending-limit` (params: left, in euros).
 */
export async function spendAs(
  tx: Tx,
  context: Context,
  { spenderId, userId, amountCents }: { spenderId: string; userId: string; amountCents: Cents },
): Promise<Outcome<string, "spender-unknown" | "spending-limit">> {
  const { seller, today } = context;
  const month = toDb(monthOf(today));
  const before = Prisma.sql`CASE WHEN "month" = ${month}::date THEN "spentCents" ELSE 0 END`;
  const [counted] = await rowsIn<{ ownerId: string }>(
    tx,
    Prisma.sql`
      UPDATE "PrepaidSpender" SET "spentCents" = ${before} + ${amountCents}::int, "month" = ${month}::date
      WHERE "sellerId" = ${seller} AND "id" = ${spenderId}::uuid AND "userId" = ${userId}::uuid
        AND "acceptedAt" IS NOT NULL AND "endedAt" IS NULL AND ${before} + ${amountCents}::int <= "limitCents"
      RETURNING "ownerId"`,
  );
  if (counted) return counted.ownerId;
  const known = await tx.prepaidSpender.findFirst({
    where: { sellerId: seller, id: spenderId, userId, acceptedAt: { not: null }, endedAt: null },
  });
  if (!known) return refuse("spender-unknown");
  const spending = { ...known, month: fromDb(known.month), spentCents: Number(known.spentCents) };
  return refuse("spending-limit", { params: { left: leftOf(spending, today) / 100 } });
}

/** Whose prepaid account the last settlement of an order that stands was paid out of; null: none was. */
export async function paidOutOf(tx: Tx, order: { sellerId: string; id: string }): Promise<string | null> {
  const [row] = await rowsIn<{ ownerId: string }>(
    tx,
    Prisma.sql`
      SELECT a."ownerId" FROM "Movement" m
      JOIN "Posting" p ON p."sellerId" = m."sellerId" AND p."movementId" = m."id" AND p."amountCents" < 0
      JOIN "LedgerAccount" a ON a."sellerId" = p."sellerId" AND a."id" = p."accountId" AND a."kind" = 'prepaid'
      WHERE m."sellerId" = ${order.sellerId} AND m."orderId" = ${order.id}::uuid AND m."kind" = 'settlement'
        AND NOT EXISTS (SELECT FROM "Movement" r WHERE r."sellerId" = m."sellerId" AND r."reversesId" = m."id")
      ORDER BY m."id" DESC LIMIT 1`,
  );
  return row?.ownerId ?? null;
}
