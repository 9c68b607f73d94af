import {
  type AccountRef,
  creditedEntries,
  type Entry,
  prepaidOf,
  refundsBy,
  SUSPENSE,
  transferEntries,
} from "@/lib/accounts/posting";
import { postMovement } from "@/lib/accounts/store";
import { paidOutOf } from "@/lib/accounts/store/spender";
import { lockTopUp } from "@/lib/accounts/store/top-up";
import type { Order, Payment, Prisma, Refund, TopUp } from "@/lib/generated/prisma/client";
import { reasonOfRefund } from "@/lib/invoicing/credit-reason";
import { issueCreditNote } from "@/lib/invoicing/store/credit-note";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { isPaid } from "@/lib/orders/order";
import { lockOrder } from "@/lib/orders/store";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { afterEvent, type RefundEvent } from "../refund";
import { lockPayment, purposeOf } from "../store";
import { hold } from "./arrival";
import { oneOfSeveral } from "./refund-one";

/** What a refund is of: a payment with what it paid, or a user's prepaid balance. */
export interface RefundSubject {
  payment: Payment | null;
  order: Order | null;
  topUp: TopUp | null;
  /** Whose money it is, if they have an account. */
  userId: string | null;
}

/** Locks what a refund is of: order or top-up first, then the payment. Refuses `payment-unknown`. */
export async function lockSubject(
  tx: Tx,
  context: Context,
  of: { paymentId?: string | null | undefined; userId?: string | null | undefined },
): Promise<Outcome<RefundSubject>> {
  if (!of.paymentId) return { payment: null, order: null, topUp: null, userId: of.userId ?? null };
  const purpose = await purposeOf(tx, context.seller, of.paymentId);
  const order = purpose?.orderId ? await lockOrder(tx, context, purpose.orderId) : null;
  if (isRefusal(order)) return order;
  const topUp = purpose?.topUpId ? await lockTopUp(tx, context.seller, purpose.topUpId) : null;
  if (isRefusal(topUp)) return topUp;
  const payment = await lockPayment(tx, context.seller, of.paymentId);
  if (isRefusal(payment)) return payment;
  // What another's account paid goes back there, never to whoever was let spend it.
  const payer = order && payment.method === "prepaid" ? await paidOutOf(tx, order) : null;
  return { payment, order, topUp, userId: payer ?? order?.userId ?? topUp?.userId ?? null };
}

/** Locks a refund; its subject is locked already. Refuses `refund-unknown`. */
export async function lockRefund(tx: Tx, seller: string, refundId: string): Promise<Outcome<Refund, "refund-unknown">> {
  await tx.$queryRaw`SELECT 1 FROM "Refund" WHERE "sellerId" = ${seller} AND "id" = ${refundId}::uuid FOR UPDATE`;
  return (await tx.refund.findUnique({ where: keyOf(seller, refundId) })) ?? refuse("refund-unknown");
}

const keyOf = (seller: string, id: string) => ({ sellerId_id: { sellerId: seller, id } });

/** Moves a locked refund along its life. Refuses `refund-cannot-<event>`. */
export async function moveRefund(
  tx: Tx,
  refund: Refund,
  event: RefundEvent,
  changes: Prisma.RefundUpdateInput = {},
): Promise<Outcome<Refund>> {
  const state = afterEvent(refund.state, event);
  if (isRefusal(state)) return state;
  return tx.refund.update({ where: keyOf(refund.sellerId, refund.id), data: { ...changes, state } });
}

/**
 * An approved refund is owed from now on: taken out of what the money had become (a sale, with its credit note; the
 * prepaid account; suspense), and sent on its way. Refuses `money-spent` (credited, and not there any more) and like
 * `issueCreditNote`.
 */
export async function carryOut(
  tx: Tx,
  context: Context,
  refund: Refund,
  subject: RefundSubject,
): Promise<Outcome<Refund>> {
  const credited = await creditNote(tx, context, refund, subject);
  if (isRefusal(credited)) return credited;
  const to = refund.method === "prepaid" ? prepaidOf(subject.userId ?? "") : refundsBy(refund.method);
  const entries = credited
    ? creditedEntries(to, credited)
    : transferEntries(strayIn(context, subject), to, refund.amountCents);
  const booked = await book(tx, context, refund, subject, "refund", entries);
  if (isRefusal(booked)) return refuse("money-spent");
  if (subject.payment)
    await tx.payment.update({
      where: keyOf(refund.sellerId, subject.payment.id),
      data: { refundedCents: { increment: refund.amountCents } },
    });
  const { order } = subject;
  if (order?.state === "placed" && !subject.payment?.astray)
    await hold(tx, order, order.receivedCents - refund.amountCents);
  const facts = credited
    ? { netCents: credited.netCents, vatCents: credited.vatCents, creditNoteId: credited.creditNoteId }
    : {};
  return tx.refund.update({ where: keyOf(refund.sellerId, refund.id), data: facts });
}

/** The sale a payment had made is taken back by a credit note; null where the money had made none. */
async function creditNote(tx: Tx, context: Context, refund: Refund, { order, payment }: RefundSubject) {
  if (!order || !payment || payment.astray || !isPaid(order.state)) return null;
  const where = { sellerId: order.sellerId, orderId: order.id };
  const invoice = await tx.invoice.findFirst({ where, select: { id: true } });
  if (!invoice) return null;
  const { sellerId, mailboxId, amountCents: totalCents, reason } = refund;
  const one = mailboxId ? await oneOfSeveral(tx, { sellerId, orderId: order.id, mailboxId }) : null;
  const wanted = { invoiceId: invoice.id, lines: { totalCents, of: one?.of }, ...reasonOfRefund(reason) };
  return issueCreditNote(tx, context, wanted);
}

/** Where money that paid nothing lies: the owner's prepaid account, or suspense. */
function strayIn(context: Context, { order, payment, userId }: RefundSubject): AccountRef {
  if (!userId) return SUSPENSE;
  // A partly paid order keeps its money in suspense; what went astray is in the account, where there is one.
  if (order?.state === "placed" && !payment?.astray) return SUSPENSE;
  return context.policy.money.topUpMethods.length > 0 ? prepaidOf(userId) : SUSPENSE;
}

/** Books a step of a refund, once. */
export function book(
  tx: Tx,
  context: Context,
  refund: Refund,
  { order, topUp }: Pick<RefundSubject, "order" | "topUp">,
  kind: "refund" | "refund-sent" | "refund-redirected",
  entries: Entry[],
) {
  return postMovement(tx, {
    seller: refund.sellerId,
    kind,
    at: context.now,
    entries,
    refundId: refund.id,
    note: refund.reason,
    ...(order ? { orderId: order.id } : {}),
    ...(topUp ? { topUpId: topUp.id } : {}),
  });
}

/** A locked refund is over: its money has left (or is in the prepaid account), its owner is told. */
export async function finish(
  tx: Tx,
  context: Context,
  refund: Refund,
  changes: Prisma.RefundUpdateInput = {},
): Promise<Outcome<Refund>> {
  return moveRefund(tx, refund, "finish", { ...changes, doneAt: instantToDb(context.now) });
}

/** What became of a refund that was asked for. */
export interface RefundAsked {
  refundId: string;
  /** asked: somebody else must agree first. */
  state: Refund["state"];
}
