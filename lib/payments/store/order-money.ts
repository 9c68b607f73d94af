import { creditEntries, receiptsBy } from "@/lib/accounts/posting";
import { postMovement } from "@/lib/accounts/store";
import type { Order, Payment } from "@/lib/generated/prisma/client";
import { dayInRome, instantFromDb } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";
import { isRefusal } from "@/lib/kernel/refusal";
import { isTooLate } from "@/lib/mailboxes/paid-late";
import { standingOn } from "@/lib/mailboxes/store/together-lost";
import { strayAccount } from "@/lib/orders/store/held";
import { settleOrder } from "@/lib/orders/store/settle";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { type Astray, destinationOf, type Receipt } from "../payment";
import { askPerson } from "../store";
import { afterAstray } from "./astray";
import { leaveLostOut } from "./left-out";
import { mailPaymentReceived } from "./mails";
import { owedAgain } from "./write-off";

/** What became of the money: it paid the order, was kept for the customer, or waits for a person. */
export type OrderMoney = "settled" | "credited" | "suspense" | "other-currency";

/**
 * Money taken by card for an order: pays it when it is exactly what the order waits for, else it stays the customer's.
 * Order and payment are locked, the payment not yet counted.
 */
export async function applyToOrder(
  tx: Tx,
  context: Context,
  asked: Order,
  payment: Payment,
  received: Receipt,
): Promise<OrderMoney> {
  const found = received.currency === "eur" ? await owedAgain(tx, context, asked) : asked;
  // Paid when its page was opened: how long the gateway took to tell is not the customer's fault.
  const paidOn = dayInRome(instantFromDb(payment.createdAt));
  const { tooLate, renewalPaid, lost } = await standingOn(tx, context, found, paidOn);
  const order = received.currency === "eur" ? await leaveLostOut(tx, context, found, { lost, paid: true }) : found;
  const destination = destinationOf(received, {
    orderState: order.state,
    totalCents: order.totalCents,
    askedCents: payment.amountCents,
    heldCents: order.receivedCents,
    renewalPaid,
    tooLate,
    isReduced: await isReduced(tx, order),
  });
  if (destination.to === "person") return await leaveToPerson(tx, context, payment, received);
  if (destination.to === "customer") return keepForCustomer(tx, context, order, payment, received, destination.why);
  const settled = await settleOrder(tx, context, order, receiptsBy(payment.method), payment.id);
  if (isRefusal(settled)) throw new Error(`a placed order could not be settled: ${settled.code}`);
  const restCents = received.amountCents + order.receivedCents - order.totalCents;
  if (restCents > 0) await bookStray(tx, context, settled, payment, { amountCents: restCents, why: "paid-more" });
  await mailPaymentReceived(tx, context, settled, payment.id);
  return "settled";
}

/** Some of several renewals were left out of it: it costs less than was once asked. */
const isReduced = async (tx: Tx, { kind, sellerId, id: orderId }: Order): Promise<boolean> =>
  kind === "renewals" && (await tx.renewalItem.count({ where: { sellerId, orderId, leftOut: { not: null } } })) > 0;

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
  const { sellerId, id } = payment;
  await tx.payment.update({ where: { sellerId_id: { sellerId, id } }, data: { astray: why } });
  const owner = await bookStray(tx, context, order, payment, { amountCents: received.amountCents, why });
  if (!isTooLate(why) && (!owner || why === "amount-differs")) {
    const detail = `${order.code}: ${why}, ${formatCents(received.amountCents, "it")}`;
    await askPerson(tx, context, { kind: `payment-${why}`, paymentId: payment.id, detail });
  }
  await afterAstray(tx, context, order, { astray: why, credited: owner !== null, payment });
  return owner ? "credited" : "suspense";
}

/** Money taken by card that pays nothing is the customer's: in the prepaid account it answers, else in suspense (null). */
async function bookStray(
  tx: Tx,
  context: Context,
  order: Order,
  payment: Payment,
  { amountCents, why }: { amountCents: number; why: string },
): Promise<string | null> {
  const owner = strayAccount(context, order);
  const booked = await postMovement(tx, {
    seller: context.seller,
    kind: "over-payment",
    at: context.now,
    entries: creditEntries(payment.method, owner, amountCents),
    orderId: order.id,
    paymentId: payment.id,
    note: why,
  });
  if (isRefusal(booked)) throw new Error(`money received was not booked: ${booked.code}`);
  if (!owner && why === "paid-more") {
    const detail = `${order.code}: ${why}, ${formatCents(amountCents, "it")}`;
    await askPerson(tx, context, { kind: "payment-paid-more", paymentId: payment.id, detail });
  }
  return owner;
}
