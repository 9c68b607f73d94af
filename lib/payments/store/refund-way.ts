import { prepaidOf, refundsBy, transferEntries } from "@/lib/accounts/posting";
import { userToTell } from "@/lib/accounts/store/owner";
import type { Refund } from "@/lib/generated/prisma/client";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { isGateway } from "../payment";
import { addressOf } from "./mails";
import { book, finish, moveRefund, type RefundSubject } from "./refund";

/**
 * An approved refund that is owed goes on: into the prepaid account it is over at once, a gateway is asked by a job, a
 * transfer waits for a person.
 */
export async function sendOn(
  tx: Tx,
  context: Context,
  refund: Refund,
  subject: RefundSubject,
): Promise<Outcome<Refund>> {
  if (isGateway(refund.method)) {
    await context.enqueue("refund.send", { seller: refund.sellerId, refundId: refund.id });
    return refund;
  }
  if (refund.method !== "prepaid") return refund;
  const done = await finish(tx, context, refund);
  if (!isRefusal(done)) await tell(tx, context, done, subject);
  return done;
}

/** A failed refund goes another way: what is owed is owed by that one. Refuses `refund-cannot-redirect`. */
export async function redirect(
  tx: Tx,
  context: Context,
  refund: Refund,
  subject: RefundSubject,
  changes: { method: string; ibanSealed: string | null },
): Promise<Outcome<Refund>> {
  const moved = await moveRefund(tx, refund, "redirect", changes);
  if (isRefusal(moved)) return moved;
  const to = changes.method === "prepaid" ? prepaidOf(subject.userId ?? "") : refundsBy(changes.method);
  const entries = transferEntries(refundsBy(refund.method), to, refund.amountCents);
  const booked = entries.length > 0 && (await book(tx, context, refund, subject, "refund-redirected", entries));
  if (isRefusal(booked)) throw new Error(`a refund was not redirected: ${booked.code}`);
  return sendOn(tx, context, moved, subject);
}

/** Tells whose money it is that it is on its way. */
export async function tell(
  tx: Tx,
  context: Context,
  refund: Refund,
  { order, topUp, userId }: RefundSubject,
): Promise<void> {
  const to = order ? await addressOf(tx, order) : null;
  const owner = topUp?.userId ?? userId;
  const user = !to && owner ? await userToTell(tx, { sellerId: refund.sellerId, userId: owner }) : null;
  const reader = to ? { to, locale: order?.locale ?? "it" } : user;
  if (!reader) return;
  const mail = { template: "refund-made" as const, facts: { refundId: refund.id } };
  await queueMail(tx, context, { ...mail, ...reader, dedupeKey: `refund-made:${refund.id}` });
}
