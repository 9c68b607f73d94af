import { prepaidOf, SUSPENSE, transferEntries } from "@/lib/accounts/posting";
import { postMovement, reverseMovement } from "@/lib/accounts/store";
import { lockTopUp, takeFromTopUp } from "@/lib/accounts/store/top-up";
import type { Order, Payment } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lockOrder } from "@/lib/orders/store";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { closeTask } from "@/lib/staff/store";
import { effectOn, isSlow } from "../arrival";
import type { TAKE_BACK_REASONS } from "../schema";
import { lockPayment, purposeOf } from "../store";
import { hold, payFromHeld } from "./arrival";
import { unsettle } from "./unsettle";
import { isCredited } from "./write-off";

type TakeBackReason = (typeof TAKE_BACK_REASONS)[number];

/** What was undone: whether an order waits for its money again, and the service it had begun meanwhile. */
export interface TakenBack {
  subject: { orderId: string } | { topUpId: string };
  unsettled: boolean;
}

/**
 * Undoes `applyTransfer`: the money did not come after all, or was not for this. An order it had paid waits for its
 * money again, with its service on trust if that had begun. Money that was booked into suspense with its statement is
 * there again; other money is outside again. Its reference may be used anew. Refuses `payment-unknown`,
 * `payment-not-slow`, `payment-taken-back`, `payment-refunded`, `money-spent` (it was credited, and is not there).
 */
export async function takeBack(
  tx: Tx,
  context: Context,
  { paymentId, why }: { paymentId: string; why: TakeBackReason },
): Promise<Outcome<TakenBack>> {
  const purpose = await purposeOf(tx, context.seller, paymentId);
  if (!purpose) return refuse("payment-unknown");
  const order = purpose.orderId ? await lockOrder(tx, context, purpose.orderId) : null;
  if (isRefusal(order)) return order;
  const topUp = purpose.topUpId ? await lockTopUp(tx, context.seller, purpose.topUpId) : null;
  if (isRefusal(topUp)) return topUp;
  const payment = await lockPayment(tx, context.seller, paymentId);
  if (isRefusal(payment)) return payment;
  const fault = whyNot(payment);
  if (fault) return refuse(fault);
  const undone = order
    ? await fromOrder(tx, context, order, payment)
    : topUp && (await takeFromTopUp(tx, context, topUp, payment));
  if (isRefusal(undone)) return undone;
  const out = order ? await backOut(tx, context, payment) : null;
  if (isRefusal(out)) return out;
  await markTakenBack(tx, context, payment, why);
  return {
    subject: order ? { orderId: order.id } : { topUpId: payment.topUpId ?? "" },
    unsettled: undone === "unsettled",
  };
}

function whyNot(payment: Payment) {
  if (!isSlow(payment.method) || payment.state !== "succeeded") return "payment-not-slow" as const;
  if (payment.reversedAt) return "payment-taken-back" as const;
  return payment.refundedCents > 0 ? ("payment-refunded" as const) : null;
}

async function markTakenBack(tx: Tx, context: Context, payment: Payment, reversedWhy: string): Promise<void> {
  const { sellerId, id } = payment;
  // The reference is free again: the same money may turn out to be for something else.
  const gatewayRef = `${payment.gatewayRef}|${id}`;
  await tx.payment.update({
    where: { sellerId_id: { sellerId, id } },
    data: { reversedAt: instantToDb(context.now), reversedWhy, gatewayRef },
  });
}

/** Brings the money of a payment back into suspense, out of the order or of the prepaid account it was credited to. */
async function fromOrder(
  tx: Tx,
  context: Context,
  order: Order,
  payment: Payment,
): Promise<Outcome<"unsettled" | "kept">> {
  const { receivedCents } = payment;
  if (payment.astray) return fromCustomer(tx, context, order, payment);
  if (order.state === "placed") {
    await hold(tx, order, order.receivedCents - receivedCents);
    return "kept";
  }
  if (order.state !== "settled" && order.state !== "fulfilled") return fromCustomer(tx, context, order, payment);
  // A sale that a credit note took back, in whole or part, was given back: it is not taken back twice.
  if (await isCredited(tx, order)) return refuse("payment-refunded");
  const waiting = await unsettle(tx, context, order);
  if (isRefusal(waiting)) return waiting;
  const left = await hold(tx, waiting, waiting.receivedCents - receivedCents);
  const others = await tx.payment.findFirst({ where: besides(left, payment), orderBy: { createdAt: "desc" } });
  const { feeCents: toleranceCents } = context.policy.money.tolerance;
  const enough = effectOn(left, 0, { toleranceCents, renewalPaid: false });
  if (!others || enough.kind !== "settle") return "unsettled";
  await payFromHeld(tx, context, left, others.id, enough);
  return "kept";
}

/** The other payments whose money is for the order. */
const besides = ({ sellerId, id: orderId }: Order, { id }: Payment) => ({
  sellerId,
  orderId,
  id: { not: id },
  state: "succeeded" as const,
  reversedAt: null,
  astray: null,
});

async function fromCustomer(tx: Tx, context: Context, order: Order, payment: Payment): Promise<Outcome<"kept">> {
  const owner = order.userId;
  const credited = await tx.movement.count({
    where: { sellerId: order.sellerId, orderId: order.id, paymentId: payment.id, kind: "over-payment" },
  });
  const kind = `payment-${payment.astray ?? "order-closed"}`;
  await closeTask(tx, context, { kind, subjectKind: "order", subjectId: order.id });
  if (credited === 0 || !owner) return "kept";
  const entries = transferEntries(prepaidOf(owner), SUSPENSE, payment.receivedCents);
  const { seller, now: at } = context;
  const booked = await postMovement(tx, {
    seller,
    kind: "over-payment-reversal",
    at,
    entries,
    orderId: order.id,
    paymentId: payment.id,
  });
  return isRefusal(booked) ? refuse("money-spent") : "kept";
}

/** Money of an order's payment that came from outside goes out of suspense again. */
async function backOut(tx: Tx, context: Context, payment: Payment): Promise<Outcome<string | null>> {
  const { sellerId, id: paymentId, orderId } = payment;
  const arrival = await tx.movement.findFirst({ where: { sellerId, paymentId, kind: "arrival" } });
  if (!arrival) return null;
  return reverseMovement(tx, arrival, {
    kind: "arrival-reversal",
    at: context.now,
    paymentId,
    ...(orderId ? { orderId } : {}),
  });
}
