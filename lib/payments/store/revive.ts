import type { Order, Payment } from "@/lib/generated/prisma/client";
import { dayInRome, fromDb, instantFromDb, isAfter } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { moveOrder } from "@/lib/orders/store";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";

/**
 * An expired renewal whose money was sent in time waits for it again: what was paid while the order stood is honoured,
 * though it took its way. Anything else stays as it is.
 */
export async function reviveInTime(tx: Tx, context: Context, order: Order, payment: Payment): Promise<Order> {
  if (order.state !== "expired" || order.kind !== "renewal" || !order.expiresAt || !payment.bookedOn) return order;
  const lastDay = dayInRome(instantFromDb(order.expiresAt));
  if (isAfter(await sentOn(tx, order, payment), lastDay)) return order;
  const revived = await moveOrder(tx, context, order, "revive");
  return isRefusal(revived) ? order : revived;
}

/** The day the customer paid: as reported with a receipt, else the bank's day. */
async function sentOn(tx: Tx, order: Order, payment: Payment) {
  const report = await tx.paymentReport.findFirst({
    where: { sellerId: order.sellerId, orderId: order.id, paidOn: { not: null }, state: { not: "refused" } },
    orderBy: { paidOn: "asc" },
    select: { paidOn: true },
  });
  return fromDb(report?.paidOn ?? payment.bookedOn ?? payment.createdAt);
}
