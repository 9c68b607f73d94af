import { borneFee, SUSPENSE } from "@/lib/accounts/posting";
import type { Order, Payment } from "@/lib/generated/prisma/client";
import { isRefusal } from "@/lib/kernel/refusal";
import { standingOn } from "@/lib/mailboxes/store/together-lost";
import { giveToCustomer } from "@/lib/orders/store/held";
import { settlementsBefore, settleOrder } from "@/lib/orders/store/settle";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { effectOn } from "../arrival";
import type { Astray } from "../payment";
import { afterAstray } from "./astray";
import { leaveLostOut } from "./left-out";
import { mailPaymentReceived } from "./mails";
import { reviveInTime, sentOn } from "./revive";

interface Paid {
  effect: "settled" | "partial" | "credited" | "suspense";
  receivedCents: number;
  restCents: number;
}

/** Money of a slow payment that lies in suspense does what it is worth for its locked order. */
export async function payWithArrival(tx: Tx, context: Context, found: Order, payment: Payment): Promise<Paid> {
  const paidOn = await sentOn(tx, found, payment);
  const { tooLate, renewalPaid, lost } = await standingOn(tx, context, found, paidOn);
  const revived = tooLate ? found : await reviveInTime(tx, context, found, paidOn);
  const order = await leaveLostOut(tx, context, revived, { lost, paid: true });
  const { feeCents: toleranceCents } = context.policy.money.tolerance;
  const effect = effectOn(order, payment.receivedCents, { toleranceCents, renewalPaid, tooLate });
  if (effect.kind === "customer") return toCustomer(tx, context, order, payment, effect.why);
  const held = await hold(tx, order, order.receivedCents + payment.receivedCents);
  if (effect.kind === "partial") return { effect: "partial", receivedCents: held.receivedCents, restCents: 0 };
  await payFromHeld(tx, context, held, payment.id, effect);
  return { effect: "settled", receivedCents: held.receivedCents, restCents: effect.restCents };
}

/** What is kept for a locked order in suspense pays it: the seller bears the fee, the rest is the customer's. */
export async function payFromHeld(
  tx: Tx,
  context: Context,
  order: Order,
  paymentId: string,
  { feeCents, restCents }: { feeCents: number; restCents: number },
): Promise<void> {
  const round = order.settledAt ? await settlementsBefore(tx, order) : 0;
  const sources = [{ account: SUSPENSE, amountCents: order.totalCents - feeCents }, ...borneFee(feeCents)];
  const settled = await settleOrder(tx, context, order, sources, paymentId);
  if (isRefusal(settled)) throw new Error(`a placed order could not be settled: ${settled.code}`);
  const rest = { amountCents: restCents, why: "paid-more", paymentId, round };
  if (restCents > 0) await giveToCustomer(tx, context, settled, rest);
  await mailPaymentReceived(tx, context, settled, paymentId);
}

async function toCustomer(tx: Tx, context: Context, order: Order, payment: Payment, astray: Astray): Promise<Paid> {
  const { sellerId, id, receivedCents: amountCents } = payment;
  await tx.payment.update({ where: { sellerId_id: { sellerId, id } }, data: { astray } });
  const credited = await giveToCustomer(tx, context, order, { amountCents, why: astray, paymentId: id });
  await afterAstray(tx, context, order, { astray, credited, payment });
  return { effect: credited ? "credited" : "suspense", receivedCents: amountCents, restCents: amountCents };
}

/** What is kept of a locked order's price until the rest comes. */
export const hold = (tx: Tx, order: Order, receivedCents: number): Promise<Order> =>
  tx.order.update({
    where: { sellerId_id: { sellerId: order.sellerId, id: order.id } },
    data: { receivedCents },
  });
