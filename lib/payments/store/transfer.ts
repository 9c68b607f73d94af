import { type AccountRef, receiptsBy, SUSPENSE, transferEntries } from "@/lib/accounts/posting";
import { postMovement } from "@/lib/accounts/store";
import { lockTopUp, receiveTopUp } from "@/lib/accounts/store/top-up";
import { missingOf } from "@/lib/accounts/top-up";
import type { Order, Payment, TopUp } from "@/lib/generated/prisma/client";
import { type Day, instantToDb, startOfDayInRome } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lockOrder } from "@/lib/orders/store";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import type { SlowMethod } from "../arrival";
import { createPayment, movePayment } from "../store";
import { payWithArrival } from "./arrival";
import { confirmReports } from "./report";
import { owedAgain } from "./write-off";

/** Slow money that came in for one order or top-up. */
export interface Arrival {
  /** What it pays; `payableByCode` finds it. */
  subject: { orderId: string } | { topUpId: string };
  method: SlowMethod;
  /** What of the money is for this subject, in cents. */
  amountCents: number;
  /** The bank's (or the post's) day. */
  bookedOn: Day;
  /** Its name outside, the same for the same money: "transfer:CRO123", "statement:<line>:<part>". Counts once. */
  reference: string;
  /** Where the money is now: still outside (default), or in suspense, booked there when its statement was loaded. */
  lies?: "outside" | "suspense";
  /** Kept with the movement, for the staff: a bank's reference. No personal data. */
  note?: string;
}

/** settled: it paid the order; partial: it is kept until the rest comes; credited: to the prepaid account; suspense: nobody's yet, and a person was asked. */
export interface Applied {
  paymentId: string;
  effect: "settled" | "partial" | "credited" | "suspense";
  /** All that came in for the subject so far, in cents. */
  receivedCents: number;
  /** What of this money was more than asked, in cents: credited too, or in suspense. */
  restCents: number;
}

/**
 * Applies slow money to what it pays, once: every way in which a transfer, slip or cheque is counted ends here (a person
 * who records it, a bank statement). Locks the subject. Undone by `takeBack`. Refuses `order-unknown`,
 * `top-up-unknown`, `bank-reference-used`, `order-not-placed` (a draft asks for no money).
 */
export async function applyTransfer(tx: Tx, context: Context, arrival: Arrival): Promise<Outcome<Applied>> {
  if (await isKnown(tx, context.seller, arrival.reference))
    return refuse("bank-reference-used", { field: "bankReference" });
  if ("orderId" in arrival.subject) {
    const order = await lockOrder(tx, context, arrival.subject.orderId);
    if (isRefusal(order)) return order;
    return order.state === "draft" ? refuse("order-not-placed") : toOrder(tx, context, order, arrival);
  }
  const topUp = await lockTopUp(tx, context.seller, arrival.subject.topUpId);
  return isRefusal(topUp) ? topUp : toTopUp(tx, context, topUp, arrival);
}

/** Two people reading one statement wait for each other here. */
async function isKnown(tx: Tx, seller: string, gatewayRef: string): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${seller}|${gatewayRef}`}, 0))`;
  return (await tx.payment.count({ where: { sellerId: seller, gatewayRef } })) > 0;
}

async function toOrder(tx: Tx, context: Context, found: Order, arrival: Arrival): Promise<Applied> {
  const order = await owedAgain(tx, context, found);
  const asked = Math.max(order.totalCents - order.receivedCents, 0);
  const payment = await counted(tx, context, { orderId: order.id }, asked, arrival);
  await intoSuspense(tx, context, payment, arrival);
  const applied = await payWithArrival(tx, context, order, payment);
  await confirmReports(tx, context, { orderId: order.id });
  return { paymentId: payment.id, ...applied };
}

async function toTopUp(tx: Tx, context: Context, topUp: TopUp, arrival: Arrival): Promise<Applied> {
  const { amountCents, lies, note } = arrival;
  const payment = await counted(tx, context, { topUpId: topUp.id }, missingOf(topUp), arrival);
  const from: AccountRef = lies === "suspense" ? SUSPENSE : receiptsBy(arrival.method);
  const money = { from, amountCents, paymentId: payment.id, ...(note ? { note } : {}) };
  const { kind, receivedCents } = await receiveTopUp(tx, context, topUp, money);
  await confirmReports(tx, context, { topUpId: topUp.id });
  return {
    paymentId: payment.id,
    effect: kind === "credit" ? "credited" : "partial",
    receivedCents,
    restCents: kind === "credit" ? Math.max(0, receivedCents - topUp.amountCents) : 0,
  };
}

/** Writes the payment, received on the bank's day, whenever somebody reads the statement. */
async function counted(
  tx: Tx,
  context: Context,
  subject: { orderId: string } | { topUpId: string },
  askedCents: number,
  arrival: Arrival,
): Promise<Payment> {
  const { method, amountCents, bookedOn, reference } = arrival;
  const payment = await createPayment(tx, context, {
    ...subject,
    method,
    amountCents: askedCents || amountCents,
    gatewayRef: reference,
    bookedOn,
  });
  const succeededAt = instantToDb(startOfDayInRome(bookedOn));
  const received = await movePayment(tx, context, payment, "succeed", { receivedCents: amountCents, succeededAt });
  if (isRefusal(received)) throw new Error(`money received was not counted: ${received.code}`);
  return received;
}

async function intoSuspense(tx: Tx, context: Context, payment: Payment, arrival: Arrival): Promise<void> {
  if (arrival.lies === "suspense") return;
  const booked = await postMovement(tx, {
    seller: context.seller,
    kind: "arrival",
    at: context.now,
    entries: transferEntries(receiptsBy(arrival.method), SUSPENSE, arrival.amountCents),
    paymentId: payment.id,
    note: arrival.note ?? "",
    ...(payment.orderId ? { orderId: payment.orderId } : {}),
  });
  if (isRefusal(booked)) throw new Error(`money received was not booked: ${booked.code}`);
}
