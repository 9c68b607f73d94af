import type { StoredCard } from "@/lib/generated/prisma/client";
import { addDays, day, instantToDb, startOfDayInRome } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { methodsOf } from "../ways";

/** The card a user let be kept; null when there is none. */
export const keptCardOf = (tx: Tx, sellerId: string, userId: string): Promise<StoredCard | null> =>
  tx.storedCard.findUnique({ where: { sellerId_userId: { sellerId, userId } } });

/**
 * Has renewals that were ordered by themselves paid by the cards their owners let be kept, once notice can be given no
 * more. Does nothing for whom there is no such card, or whose channel takes none.
 */
export async function payByKeptCards(
  tx: Tx,
  context: Context,
  orders: readonly { id: string; userId: string | null; channel: string; oldExpiry: string }[],
): Promise<void> {
  const { policy, seller } = context;
  const byCard = orders.filter(({ channel }) => methodsOf(policy.money, channel).includes("card"));
  const users = [...new Set(byCard.flatMap(({ userId }) => userId ?? []))];
  const cards = await tx.storedCard.findMany({
    where: { sellerId: seller, userId: { in: users } },
    select: { userId: true },
  });
  const kept = new Set<string | null>(cards.map(({ userId }) => userId));
  const noticeDays = policy.lifecycle.autoRenewal?.noticeDays ?? 0;
  for (const { id: orderId, userId, oldExpiry } of byCard) {
    if (!kept.has(userId)) continue;
    const startAfter = instantToDb(startOfDayInRome(addDays(day(oldExpiry), 1 - noticeDays)));
    await context.enqueue("payment.charge-card", { seller, orderId }, { startAfter, key: orderId });
  }
}
