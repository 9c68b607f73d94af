import { creditEntries, receiptsBy } from "@/lib/accounts/posting";
import { postMovement } from "@/lib/accounts/store";
import type { Order, Payment } from "@/lib/generated/prisma/client";
import { dayInRome, instantFromDb } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";
import { isRefusal } from "@/lib/kernel/refusal";
import { isTooLate } from "@/lib/mailboxes/paid-late";
import { tooLateToRenew } from "@/lib/mailboxes/store/paid-late";
import { strayAccount } from "@/lib/orders/store/held";
import { isPaidTwice, settleOrder } from "@/lib/orders/store/settle";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { type Astray, destinationOf, type Receipt } from "../payment";
import { askPerson } from "../store";
import { afterAstray } from "./astray";
import { mailPaymentReceived } from "./mails";

/** What became of the money: it paid the order, was kept for the customer, or waits for a person. */
export type OrderMoney = "settled" | "credited" | "suspense" | "other-currency";

/**
 * Money taken by card for an order: pays it when it is exactly what the order waits for, else it stays the customer's.
 * Order and payment are locked, the payment not yet counted.
 */
export async function applyToOrder(
  tx: Tx,
  context: Context,
  order: Order,
  payment: Payment,
  received: Receipt,
): Promise<OrderMoney> {
  const destination = destinationOf(received, {
    orderState: order.state,
    totalCents: order.totalCents,
    askedCents: payment.amountCents,
    heldCents: order.receivedCents,
    renewalPaid: await isPaidTwice(tx, order),
    // Paid when its page was opened: how long the gateway took to tell is not the customer's fault.
    tooLate: await tooLateToRenew(tx, context, order, dayInRome(instantFromDb(payment.createdAt))),
  });
  if (destination.to === "person") return await leaveToPerson(tx, context, payment, received);
  if (destination.to === "customer") return keepForCustomer(tx, context, order, payment, received, destination.why);
  const settled = await settleOrder(tx, context, order, receiptsBy(payment.method), payment.id);
  if (isRefusal(settled)) throw new Error(`a placed order could not be settled: ${settled.code}`);
  await mailPaymentReceived(tx, context, settled, payment.id);
  return "settled";
}

/** Money in another currency is in no book of ours: somebody must look at it. */
export async function leaveToPerson(tx: Tx, context: Context, payment: Payment, received: Receipt) {
  const detail = `${received.amountCents} ${received.currency}`;
  await askPerson(tx, context, { kind: "payment-other-currency", paymentId: payment.id, detail });
  return "other-currency" as const;
}

async function keepForCustomer(
  tx: Tx,
  context: Context,
  order: Order,
  payment: Payment,
  received: Receipt,
  why: Astray,
): Promise<OrderMoney> {
  const owner = strayAccount(context, order);
  const { sellerId, id } = payment;
  await tx.payment.update({ where: { sellerId_id: { sellerId, id } }, data: { astray: why } });
  const booked = await postMovement(tx, {
    seller: context.seller,
    kind: "over-payment",
    at: context.now,
    entries: creditEntries(payment.method, owner, received.amountCents),
    orderId: order.id,
    paymentId: payment.id,
    note: why,
  });
  if (isRefusal(booked)) throw new Error(`money received was not booked: ${booked.code}`);
  if (!isTooLate(why) && (!owner || why === "amount-differs")) {
    const detail = `${order.code}: ${why}, ${formatCents(received.amountCents, "it")}`;
    await askPerson(tx, context, { kind: `payment-${why}`, paymentId: payment.id, detail });
  }
  await afterAstray(tx, context, order, { astray: why, credited: owner !== null, payment });
  return owner ? "credited" : "suspense";
}
