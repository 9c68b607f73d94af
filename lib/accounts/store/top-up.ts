import type { Payment, TopUp } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import { actorId, actorName } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import {
  type AccountRef,
  completingEntries,
  heldEntries,
  prepaidOf,
  receiptsBy,
  SUSPENSE,
  transferEntries,
} from "../posting";
import { postMovement } from "../store";
import { effectOf, type TopUpEffect } from "../top-up";
import { forgetLow } from "./low-balance";
import { userToTell } from "./owner";

const keyOf = (topUp: { sellerId: string; id: string }) => ({
  sellerId_id: { sellerId: topUp.sellerId, id: topUp.id },
});

/** Locks a top-up. Refuses `top-up-unknown`. */
export async function lockTopUp(tx: Tx, seller: string, topUpId: string): Promise<Outcome<TopUp, "top-up-unknown">> {
  await tx.$queryRaw`SELECT 1 FROM "TopUp" WHERE "sellerId" = ${seller} AND "id" = ${topUpId}::uuid FOR UPDATE`;
  return (await tx.topUp.findUnique({ where: keyOf({ sellerId: seller, id: topUpId }) })) ?? refuse("top-up-unknown");
}

/**
 * Money came in for a locked top-up, by a payment that counts once, and lies in `from`: kept in suspense while it is
 * less than asked, credited whole when it is enough.
 */
export async function receiveTopUp(
  tx: Tx,
  context: Context,
  topUp: TopUp,
  money: { from: AccountRef; amountCents: number; paymentId: string; note?: string },
): Promise<TopUpEffect> {
  const effect = effectOf(topUp, money.amountCents);
  const entries =
    effect.kind === "partial"
      ? heldEntries(money.from, money.amountCents)
      : completingEntries(money.from, topUp.userId, money.amountCents, effect.heldCents);
  if (entries.length > 0) await book(tx, context, topUp, entries, money);
  const credited = effect.kind === "credit" ? creditedBy(context) : {};
  await tx.topUp.update({ where: keyOf(topUp), data: { receivedCents: effect.receivedCents, ...credited } });
  if (effect.kind === "credit") await mailCredited(tx, context, topUp);
  return effect;
}

/** What was kept of a partial top-up becomes the customer's as it is; nothing more is waited for. */
export async function creditWhatCame(tx: Tx, context: Context, topUp: TopUp): Promise<void> {
  await book(tx, context, topUp, completingEntries(SUSPENSE, topUp.userId, 0, topUp.receivedCents), {});
  await tx.topUp.update({ where: keyOf(topUp), data: creditedBy(context) });
  await mailCredited(tx, context, topUp);
}

/**
 * Money of a locked top-up did not come after all, or lies in suspense again: taken out of the prepaid account, if it had
 * been credited. Refuses `money-spent`.
 */
export async function takeFromTopUp(
  tx: Tx,
  context: Context,
  topUp: TopUp,
  payment: Payment,
): Promise<Outcome<"kept">> {
  const { sellerId, id: topUpId } = topUp;
  const { id: paymentId, receivedCents: cents } = payment;
  // Booked with its statement, it lies in suspense; otherwise it is outside again.
  const booking = await tx.movement.findFirst({
    where: { sellerId, paymentId, kind: "top-up" },
    include: { postings: { where: { account: { kind: "receipts" } }, take: 1 } },
  });
  const to = booking && booking.postings.length > 0 ? receiptsBy(payment.method) : SUSPENSE;
  const from = topUp.state === "credited" ? prepaidOf(topUp.userId) : SUSPENSE;
  const left = topUp.receivedCents - cents;
  const state = topUp.state === "credited" && left <= 0 ? { state: "booked" as const, creditedAt: null } : {};
  await tx.topUp.update({ where: keyOf(topUp), data: { receivedCents: left, ...state } });
  if (from.kind === to.kind) return "kept";
  const booked = await postMovement(tx, {
    seller: sellerId,
    kind: "top-up-reversal",
    at: context.now,
    entries: transferEntries(from, to, cents),
    topUpId,
    paymentId,
  });
  return isRefusal(booked) ? refuse("money-spent") : "kept";
}

type Booking = Parameters<typeof postMovement>[1];

async function book(
  tx: Tx,
  context: Context,
  topUp: TopUp,
  entries: Booking["entries"],
  more: { paymentId?: string; note?: string },
): Promise<void> {
  const movement: Booking = { seller: context.seller, kind: "top-up", at: context.now, entries, topUpId: topUp.id };
  if (more.paymentId) movement.paymentId = more.paymentId;
  if (more.note) movement.note = more.note;
  const booked = await postMovement(tx, movement);
  if (isRefusal(booked)) throw new Error(`money received was not booked: ${booked.code}`);
}

function creditedBy(context: Context) {
  const id = context.actor.kind === "user" ? actorId(context.actor) : undefined;
  return {
    state: "credited" as const,
    creditedAt: instantToDb(context.now),
    creditedById: id ?? null,
    creditedByName: id ? (actorName(context.actor) ?? null) : null,
  };
}

async function mailCredited(tx: Tx, context: Context, topUp: TopUp): Promise<void> {
  await forgetLow(tx, context, topUp.userId);
  const user = await userToTell(tx, topUp);
  const facts = { topUpId: topUp.id };
  await queueMail(tx, context, {
    template: "top-up-credited",
    ...user,
    facts,
    dedupeKey: `top-up-credited:${topUp.id}`,
  });
}
