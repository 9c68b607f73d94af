import { borneFee, SUSPENSE } from "@/lib/accounts/posting";
import type { Order, Payment } from "@/lib/generated/prisma/client";
import { isRefusal } from "@/lib/kernel/refusal";
import { giveToCustomer } from "@/lib/orders/store/held";
import { isPaidTwice, settlementsBefore, settleOrder } from "@/lib/orders/store/settle";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { effectOn } from "../arrival";
import { mailPaymentReceived } from "./order-money";
import { reviveInTime } from "./revive";

interface Paid {
  effect: "settled" | "partial" | "credited" | "suspense";
  receivedCents: number;
  restCents: number;
}

/** Money of a slow payment that lies in suspense does what it is worth for its locked order. */
export async function payWithArrival(tx: Tx, context: Context, found: Order, payment: Payment): Promise<Paid> {
  const order = await reviveInTime(tx, context, found, payment);
  const { feeCents: toleranceCents } = context.policy.money.tolerance;
  const renewalPaid = order.state === "placed" && (await isPaidTwice(tx, order));
  const effect = effectOn(order, payment.receivedCents, { toleranceCents, renewalPaid });
  if (effect.kind === "customer") return toCustomer(tx, context, order, payment, effect.why);
  if (effect.kind === "partial") {
    await hold(tx, order, effect.heldCents);
    return { effect: "partial", receivedCents: effect.heldCents, restCents: 0 };
  }
  const round = order.settledAt ? await settlementsBefore(tx, order) : 0;
  const sources = [
    { account: SUSPENSE, amountCents: order.totalCents - effect.feeCents },
    ...borneFee(effect.feeCents),
  ];
  const settled = await settleOrder(tx, context, order, sources, payment.id);
  if (isRefusal(settled)) throw new Error(`a placed order could not be settled: ${settled.code}`);
  await hold(tx, order, 0);
  const { restCents: amountCents } = effect;
  const rest = { amountCents, why: "paid-more", paymentId: payment.id, round };
  if (amountCents > 0) await giveToCustomer(tx, context, settled, rest);
  await mailPaymentReceived(tx, context, settled, payment.id);
  return {
    effect: "settled",
    receivedCents: order.receivedCents + payment.receivedCents,
    restCents: effect.restCents,
  };
}

async function toCustomer(tx: Tx, context: Context, order: Order, payment: Payment, why: string): Promise<Paid> {
  const amountCents = payment.receivedCents;
  const credited = await giveToCustomer(tx, context, order, { amountCents, why, paymentId: payment.id });
  return { effect: credited ? "credited" : "suspense", receivedCents: amountCents, restCents: amountCents };
}

/** What is kept of a locked order's price until the rest comes. */
const hold = (tx: Tx, order: Order, receivedCents: number) =>
  tx.order.update({
    where: { sellerId_id: { sellerId: order.sellerId, id: order.id } },
    data: { receivedCents },
  });
