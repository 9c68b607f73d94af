import type { Refund } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { actorId, actorName } from "@/lib/platform/actor";
import { seal } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { type Context, operation, staffWith, type z } from "@/lib/platform/operation";
import { aloneUpTo } from "@/lib/platform/rights";
import { needsSecond, refundMethod } from "../refund";
import { askRefundInput } from "../schema";
import { carryOut, lockSubject, moveRefund, type RefundAsked, type RefundSubject } from "../store/refund";
import { oneOfSeveral } from "../store/refund-one";
import { sendOn } from "../store/refund-way";

type Given = z.infer<typeof askRefundInput>;
/**
 * Gives money back, of a payment or of a prepaid balance: at once up to the policy's limit, above it when a second
 * person agrees. Refuses `payment-unknown`, `payment-not-received`, `refund-too-much` (params: left in euros),
 * `own-refund`, `mailbox-unknown` (not renewed by the payment), `refund-way-closed`, `refund-iban-missing`, `refund-no-account`, `money-spent`, and like
 * `issueCreditNote`.
 */
export const askRefund = operation({
  act: "ask-refund",
  input: askRefundInput,
  may: staffWith("ask-refunds"),
  audit: ({ paymentId = null, userId = null, mailboxId, amount, to, reason }) => ({
    paymentId,
    userId,
    ...(mailboxId ? { mailboxId } : {}),
    amountCents: amount,
    to,
    reason,
  }),
  run: async (tx, given, context): Promise<Outcome<RefundAsked>> => {
    const subject = await lockSubject(tx, context, given);
    if (isRefusal(subject)) return subject;
    if (subject.userId && subject.userId === actorId(context.actor)) return refuse("own-refund");
    const earlierCents = await askedBefore(tx, context, given);
    const fault = faultOf(subject, given.amount, earlierCents) ?? (await faultOfOne(tx, subject, given));
    if (fault) return fault;
    const method = methodOf(context, subject, given);
    if (isRefusal(method)) return method;
    const limit = aloneUpTo("ask-refunds", context.policy) ?? 0;
    const asked = await write(tx, context, given, method);
    if (needsSecond(given.amount, earlierCents, limit)) return { refundId: asked.id, state: "asked" };
    const approved = await moveRefund(tx, asked, "approve", decidedBy(context));
    if (isRefusal(approved)) return approved;
    const owed = await carryOut(tx, context, approved, subject);
    const sent = isRefusal(owed) ? owed : await sendOn(tx, context, owed, subject);
    return isRefusal(sent) ? sent : { refundId: sent.id, state: sent.state };
  },
});

/** All that was asked back of the same payment, or lately of the same balance, and not refused; cents. */
async function askedBefore(tx: Tx, { seller, now }: Context, { paymentId, userId }: Given): Promise<number> {
  const of = paymentId
    ? { paymentId }
    : { userId: userId ?? "", askedAt: { gt: instantToDb(now.subtract({ hours: 24 })) } };
  const where = { sellerId: seller, ...of, state: { not: "refused" as const } };
  const { _sum } = await tx.refund.aggregate({ where, _sum: { amountCents: true } });
  return _sum.amountCents ?? 0;
}

function faultOf({ payment }: RefundSubject, amountCents: number, earlierCents: number) {
  if (!payment) return null;
  if (payment.state !== "succeeded" || payment.reversedAt) return refuse("payment-not-received");
  const left = payment.receivedCents - earlierCents;
  return amountCents > left ? refuse("refund-too-much", { field: "amount", params: { left: left / 100 } }) : null;
}

/** Of one of several mailboxes no more goes back than its own price. */
async function faultOfOne(tx: Tx, { order }: RefundSubject, { mailboxId, amount }: Given) {
  if (!mailboxId) return null;
  const one = order && (await oneOfSeveral(tx, { sellerId: order.sellerId, orderId: order.id, mailboxId }));
  if (!one) return refuse("mailbox-unknown", { field: "mailboxId" });
  const { leftCents } = one;
  return amount > leftCents ? refuse("refund-too-much", { field: "amount", params: { left: leftCents / 100 } }) : null;
}

function methodOf(context: Context, { payment, userId }: RefundSubject, { to, iban }: Given): Outcome<string> {
  const account = userId !== null && context.policy.money.topUpMethods.length > 0;
  const has = { account, iban: Boolean(iban) };
  // A balance is already in the account: it leaves by transfer.
  return payment ? refundMethod(payment, to, has) : refundMethod({ method: "transfer", chargeRef: null }, "way", has);
}

const decidedBy = ({ actor, now }: Context) => ({
  decidedAt: instantToDb(now),
  decidedById: actorId(actor) ?? null,
  decidedByName: actorName(actor) ?? null,
});

const write = (tx: Tx, context: Context, given: Given, method: string): Promise<Refund> =>
  tx.refund.create({
    data: {
      sellerId: context.seller,
      id: newId(),
      paymentId: given.paymentId ?? null,
      userId: given.userId ?? null,
      mailboxId: given.mailboxId || null,
      method,
      amountCents: given.amount,
      reason: given.reason,
      note: given.note,
      ibanSealed: given.iban && method === "transfer" ? seal(given.iban) : null,
      askedAt: instantToDb(context.now),
      askedById: actorId(context.actor) ?? null,
      askedByName: actorName(context.actor) ?? "",
    },
  });
