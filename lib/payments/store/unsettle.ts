import { prepaidOf, SUSPENSE, transferEntries, unsettlingEntries } from "@/lib/accounts/posting";
import { entriesOf, postMovement } from "@/lib/accounts/store";
import type { Movement, Order } from "@/lib/generated/prisma/client";
import { addDays, endOfDayInRome, instantToDb } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { moveOrder } from "@/lib/orders/store";
import { trust } from "@/lib/orders/store/service";
import { settlementsBefore } from "@/lib/orders/store/settle";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { closeTask, openTask } from "@/lib/staff/store";
import type { TakenBackWhy } from "../write-off";
import { noteTakenBack } from "./write-off-row";

/**
 * A paid order waits for its money again: all that came for it lies in suspense, kept for it; what had been given up of
 * its price is owed again. A service that has begun goes on on trust, and a person is told of money that went away. The
 * order is locked. Refuses `money-spent`: what had been more than asked was credited and is not there any more.
 */
export async function unsettle(
  tx: Tx,
  context: Context,
  order: Order,
  why: TakenBackWhy = "payment-taken-back",
): Promise<Outcome<Order>> {
  const { sellerId, id: orderId } = order;
  const settlement = await tx.movement.findFirstOrThrow({
    where: { sellerId, orderId, kind: "settlement" },
    orderBy: { round: "desc" },
  });
  const restCents = await bringRestBack(tx, context, order, settlement);
  if (isRefusal(restCents)) return restCents;
  const moneyCents = await post(tx, context, settlement);
  await noteTakenBack(tx, context, order, why);
  const round = await settlementsBefore(tx, order);
  const waiting = await moveOrder(tx, context, order, "unsettle");
  if (isRefusal(waiting)) return waiting;
  if (why === "payment-taken-back") {
    const detail = `${order.code}: ${formatCents(order.totalCents, "it")}`;
    await openTask(tx, context, { kind: why, subjectKind: "order", subjectId: orderId, detail });
  }
  const until = endOfDayInRome(addDays(context.today, context.policy.money.unpaidOrderDays));
  const changes = {
    expiresAt: instantToDb(until),
    receivedCents: moneyCents + restCents,
  };
  if (await hasBegun(tx, order)) return trust(tx, context, waiting, changes, round);
  return tx.order.update({
    where: { sellerId_id: { sellerId, id: orderId } },
    data: { ...changes, startedAt: null },
  });
}

/** What the settling payment had been more than asked, cents, in suspense again. */
async function bringRestBack(tx: Tx, context: Context, order: Order, settlement: Movement): Promise<Outcome<number>> {
  const { sellerId, paymentId, round } = settlement;
  const arrived = await tx.payment.aggregate({
    where: { sellerId, orderId: order.id, state: "succeeded", astray: null, reversedAt: null },
    _sum: { receivedCents: true },
  });
  const rest = Math.max(0, (arrived._sum.receivedCents ?? 0) - order.totalCents);
  const credited = await tx.movement.findFirst({
    where: { sellerId, orderId: order.id, paymentId, kind: "over-payment", round, note: "paid-more" },
  });
  const { id: subjectId } = order;
  await closeTask(tx, context, { kind: "payment-paid-more", subjectKind: "order", subjectId });
  if (!credited || !order.userId) return rest;
  const booked = await postMovement(tx, {
    seller: sellerId,
    kind: "over-payment-reversal",
    at: context.now,
    entries: transferEntries(prepaidOf(order.userId), SUSPENSE, rest),
    orderId: order.id,
    reversesId: credited.id,
  });
  return isRefusal(booked) ? refuse("money-spent") : rest;
}

/** Answers what had paid it, in cents: it lies in suspense now. */
async function post(tx: Tx, context: Context, settlement: Movement): Promise<number> {
  const { entries, moneyCents } = unsettlingEntries(await entriesOf(tx, settlement));
  const booked = await postMovement(tx, {
    seller: settlement.sellerId,
    kind: "settlement-reversal",
    at: context.now,
    entries,
    orderId: settlement.orderId ?? "",
    round: settlement.round,
    reversesId: settlement.id,
  });
  if (isRefusal(booked)) throw new Error(`a settlement was not taken back: ${booked.code}`);
  return moneyCents;
}

/** The provider was asked already: a renewal at once, a mailbox when its papers were approved. */
async function hasBegun(tx: Tx, order: Order): Promise<boolean> {
  if (order.kind !== "activation" || !order.mailboxId) return true;
  const where = { sellerId_id: { sellerId: order.sellerId, id: order.mailboxId } };
  return (await tx.mailbox.findUnique({ where, select: { state: true } }))?.state !== "reserved";
}
