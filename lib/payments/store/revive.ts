import type { Order, Payment } from "@/lib/generated/prisma/client";
import { type Day, dayInRome, fromDb, instantFromDb, isAfter } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { moveOrder } from "@/lib/orders/store";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";

const RENEWING = ["renewal", "renewals"];

/**
 * An expired renewal whose slow money was sent in time waits for it again: what was paid while the order stood is honoured,
 * though it took its way. Anything else stays as it is.
 */
export async function reviveInTime(tx: Tx, context: Context, order: Order, paidOn: Day): Promise<Order> {
  if (order.state !== "expired" || !RENEWING.includes(order.kind) || !order.expiresAt) return order;
  if (isAfter(paidOn, dayInRome(instantFromDb(order.expiresAt)))) return order;
  const revived = await moveOrder(tx, context, order, "revive");
  return isRefusal(revived) ? order : revived;
}

/** The day the customer paid the slow way: as reported with a receipt, else the bank's day. */
export async function sentOn(tx: Tx, order: Order, payment: Payment): Promise<Day> {
  const report = await tx.paymentReport.findFirst({
    where: { sellerId: order.sellerId, orderId: order.id, paidOn: { not: null }, state: { not: "refused" } },
    orderBy: { paidOn: "asc" },
    select: { paidOn: true },
  });
  return fromDb(report?.paidOn ?? payment.bookedOn ?? payment.createdAt);
}
