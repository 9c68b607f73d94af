import type { Mailbox } from "@/lib/generated/prisma/client";
import { fromDb, instantToDb } from "@/lib/kernel/day";
import { partOf } from "@/lib/kernel/money";
import { isRefusal } from "@/lib/kernel/refusal";
import { termLeft } from "@/lib/mailboxes/extras";
import { SYSTEM } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { carryOut, lockSubject, moveRefund } from "./refund";
import { oneOfSeveral } from "./refund-one";
import { sendOn } from "./refund-way";

/**
 * What was paid for the days a revoked mailbox loses goes back into the prepaid account of whoever paid, by the day and
 * with a credit note, where the policy says so (`lifecycle.revocation.unusedTerm`). What can't go back by itself waits as
 * a refund for the staff. The mailbox is locked and closed.
 */
export async function giveBackUnused(tx: Tx, acting: Context, mailbox: Mailbox): Promise<void> {
  // Whoever closed the mailbox, the money follows from the policy.
  const actor = SYSTEM("revocation");
  const context = { ...acting, actor };
  const { policy, seller } = context;
  if (policy.lifecycle.revocation.unusedTerm !== "prepaid" || policy.money.topUpMethods.length === 0) return;
  const paid = await paymentOfTerm(tx, mailbox);
  if (!paid || !mailbox.expiresOn) return;
  const { payment, pricedCents, one } = paid;
  const { termMonths, originalDay } = mailbox;
  const expiry = fromDb(mailbox.expiresOn);
  // Counted from the day it was to close, also when the work was done later.
  const closed = mailbox.revokeOn ? fromDb(mailbox.revokeOn) : context.today;
  const left = termLeft({ expiry, termMonths, originalDay: originalDay ?? expiry.day }, closed);
  const kept = Math.min(payment.receivedCents - payment.refundedCents, one?.leftCents ?? pricedCents);
  const amountCents = left ? Math.min(kept, partOf(pricedCents, left.days, left.of)) : 0;
  const subject = await lockSubject(tx, context, { paymentId: payment.id });
  if (amountCents <= 0 || isRefusal(subject)) return;
  const userId = subject.userId ?? mailbox.userId;
  if (!userId) return;
  const at = instantToDb(context.now);
  const who = "revocation";
  const asked = { askedAt: at, askedByName: who };
  const refund = await tx.refund.create({
    data: {
      sellerId: seller,
      id: newId(),
      paymentId: payment.id,
      mailboxId: one ? mailbox.id : null,
      method: "prepaid",
      amountCents,
      reason: "unused-term",
      ...asked,
    },
  });
  const whose = { ...subject, userId };
  const approved = await moveRefund(tx, refund, "approve", { decidedAt: at, decidedByName: who });
  const owed = isRefusal(approved) ? approved : await carryOut(tx, context, approved, whose);
  if (!isRefusal(owed)) {
    await sendOn(tx, context, owed, whose);
    return;
  }
  // Its invoice has no number yet, or was credited before: a person looks.
  const key = { sellerId_id: { sellerId: seller, id: refund.id } };
  await tx.refund.update({ where: key, data: { state: "asked", decidedAt: null, decidedByName: null } });
}

/**
 * The payment of the order that paid the mailbox's term, not taken back; the largest, if several paid it. Bought with
 * others, what of it was this mailbox's.
 */
async function paymentOfTerm(tx: Tx, { sellerId, id: mailboxId, expiresOn, orderId }: Mailbox) {
  const select = { id: true, partOfId: true, totalCents: true } as const;
  const renewed = { kind: "renewal", state: "fulfilled", newExpiry: expiresOn } as const;
  const bought =
    (await tx.order.findFirst({ where: { sellerId, mailboxId, ...renewed }, select })) ??
    (orderId && (await tx.order.findUnique({ where: { sellerId_id: { sellerId, id: orderId } }, select })));
  const paidBy = bought && (bought.partOfId ?? bought.id);
  if (!paidBy) return null;
  const payment = await tx.payment.findFirst({
    where: { sellerId, orderId: paidBy, state: "succeeded", reversedAt: null, astray: null },
    orderBy: { receivedCents: "desc" },
  });
  const one = bought.partOfId ? await oneOfSeveral(tx, { sellerId, orderId: paidBy, mailboxId }) : null;
  return payment && { payment, pricedCents: one ? bought.totalCents : payment.receivedCents, one };
}
