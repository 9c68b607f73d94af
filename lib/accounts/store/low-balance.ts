import { Prisma } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { queueMail } from "@/lib/notifications/store";
import { rowsIn, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { userToTell } from "./owner";

/** Tells the owner of a prepaid account that it runs low, once for each time it falls below the policy's limit. */
export async function tellWhenLow(tx: Tx, context: Context, userId: string): Promise<void> {
  const { lowBalanceCents } = context.policy.money.prepaid;
  if (lowBalanceCents === 0) return;
  const { seller, now } = context;
  const fell = await rowsIn(
    tx,
    Prisma.sql`
      UPDATE "LedgerAccount" SET "toldLowAt" = ${instantToDb(now)}::timestamptz
      WHERE "sellerId" = ${seller} AND "kind" = 'prepaid' AND "ownerId" = ${userId} AND "toldLowAt" IS NULL
        AND "balanceCents" < ${lowBalanceCents}::bigint RETURNING 1`,
  );
  if (fell.length === 0) return;
  const user = await userToTell(tx, { sellerId: seller, userId });
  await queueMail(tx, context, {
    template: "low-balance",
    ...user,
    facts: { userId },
    dedupeKey: `low-balance:${newId()}`,
  });
}

/** A prepaid account that was filled up again may run low again. */
export async function forgetLow(tx: Tx, { seller, policy }: Context, userId: string): Promise<void> {
  const { lowBalanceCents } = policy.money.prepaid;
  if (lowBalanceCents === 0) return;
  await tx.ledgerAccount.updateMany({
    where: { sellerId: seller, kind: "prepaid", ownerId: userId, balanceCents: { gte: lowBalanceCents } },
    data: { toldLowAt: null },
  });
}
