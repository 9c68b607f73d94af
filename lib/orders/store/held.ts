import { prepaidOf, SUSPENSE, transferEntries } from "@/lib/accounts/posting";
import { postMovement } from "@/lib/accounts/store";
import type { Order } from "@/lib/generated/prisma/client";
import { formatCents } from "@/lib/kernel/money";
import { isRefusal } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { openTask } from "@/lib/staff/store";

/** The prepaid account into which an order's stray money goes: its owner's, where the seller has such accounts. */
export const strayAccount = (context: Pick<Context, "policy">, order: Order): string | null =>
  context.policy.money.topUpMethods.length > 0 ? order.userId : null;

/**
 * Money that waits in suspense for an order that needs it no more, cents: to its owner's prepaid account, or it stays
 * where it is and a person of the staff is asked. True: it went to the prepaid account.
 */
export async function giveToCustomer(
  tx: Tx,
  context: Context,
  order: Order,
  stray: { amountCents: number; why: string; paymentId?: string; round?: number },
): Promise<boolean> {
  const { amountCents, why, paymentId } = stray;
  const owner = strayAccount(context, order);
  if (!owner) {
    const detail = `${order.code}: ${why}, ${formatCents(amountCents, "it")}`;
    await openTask(tx, context, { kind: `payment-${why}`, subjectKind: "order", subjectId: order.id, detail });
    return false;
  }
  const booked = await postMovement(tx, {
    seller: context.seller,
    kind: "over-payment",
    at: context.now,
    entries: transferEntries(SUSPENSE, prepaidOf(owner), amountCents),
    orderId: order.id,
    note: why,
    ...(paymentId ? { paymentId } : {}),
    ...(stray.round ? { round: stray.round } : {}),
  });
  if (isRefusal(booked)) throw new Error(`money received was not booked: ${booked.code}`);
  return true;
}

/** What came of the price of an order that is given up is the customer's. */
export async function giveBackHeld(tx: Tx, context: Context, order: Order): Promise<void> {
  if (order.receivedCents === 0) return;
  await giveToCustomer(tx, context, order, { amountCents: order.receivedCents, why: "order-closed" });
  await tx.order.update({
    where: { sellerId_id: { sellerId: order.sellerId, id: order.id } },
    data: { receivedCents: 0 },
  });
}
