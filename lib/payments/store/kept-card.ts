import type { Order, StoredCard } from "@/lib/generated/prisma/client";
import { addDays, fromDb, instantToDb, startOfDayInRome } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { methodsOf } from "../ways";

/** The card a user let be kept; null when there is none. */
export const keptCardOf = (tx: Tx, sellerId: string, userId: string): Promise<StoredCard | null> =>
  tx.storedCard.findUnique({ where: { sellerId_userId: { sellerId, userId } } });

/**
 * Has a renewal that was ordered by itself paid by the card its owner let be kept, once notice can be given no more.
 * Does nothing where there is no such card, or the channel takes none.
 */
export async function payByKeptCard(tx: Tx, context: Context, order: Order): Promise<void> {
  const { policy, seller } = context;
  if (!order.userId || !order.oldExpiry || !methodsOf(policy.money, order.channel).includes("card")) return;
  if (!(await keptCardOf(tx, seller, order.userId))) return;
  const noticeDays = policy.lifecycle.autoRenewal?.noticeDays ?? 0;
  const startAfter = instantToDb(startOfDayInRome(addDays(fromDb(order.oldExpiry), 1 - noticeDays)));
  await context.enqueue("payment.charge-card", { seller, orderId: order.id }, { startAfter, key: order.id });
}
