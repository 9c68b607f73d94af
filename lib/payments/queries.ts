import { accountsOfOthers, type OtherAccount } from "@/lib/accounts/queries/spenders";
import { balanceOf, spendableOf } from "@/lib/accounts/store/balance";
import type { Order, Prisma } from "@/lib/generated/prisma/client";
import { ownsOrder } from "@/lib/orders/store";
import type { Actor } from "@/lib/platform/actor";
import { linkMac, sameSecret } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { isLive } from "./payment";

const withSubject = {
  order: true,
  topUp: { select: { id: true, code: true, userId: true, state: true } },
} satisfies Prisma.PaymentInclude;

export type PaymentWithSubject = Prisma.PaymentGetPayload<{ include: typeof withSubject }>;

/** A payment with what it is for; for exchanges and jobs, which act for the product itself. */
export async function findPayment(seller: string, paymentId: string): Promise<PaymentWithSubject | null> {
  if (!isId(paymentId)) return null;
  const key = { sellerId_id: { sellerId: seller, id: paymentId } };
  return db().payment.findUnique({ where: key, include: withSubject });
}

/** Whose card page it is, of whatever seller: a gateway's event names only its own session and our payment. */
export async function findBySession(sessionId: string): Promise<{ sellerId: string; id: string } | null> {
  return db().payment.findFirst({ where: { gatewayRef: sessionId }, select: { sellerId: true, id: true } });
}
export async function findSellerOf(paymentId: string): Promise<{ sellerId: string; id: string } | null> {
  if (!isId(paymentId)) return null;
  return db().payment.findFirst({ where: { id: paymentId }, select: { sellerId: true, id: true } });
}

/** Which payment a charge belongs to, of whatever seller: a dispute names only the charge. */
export const findByCharge = (chargeRef: string): Promise<{ sellerId: string; id: string } | null> =>
  db().payment.findFirst({ where: { chargeRef }, select: { sellerId: true, id: true } });

/** True while a payment's money is still needed: it lives, and what it is for waits for it. */
export async function isStillWanted({ sellerId, id }: { sellerId: string; id: string }): Promise<boolean> {
  const payment = await findPayment(sellerId, id);
  if (!payment || !isLive(payment.state)) return false;
  return payment.order ? payment.order.state === "placed" : payment.topUp?.state === "booked";
}

/** True when the event was taken down before. */
export async function isEventKnown(seller: string, eventId: string): Promise<boolean> {
  return (await db().gatewayEvent.count({ where: { sellerId: seller, id: eventId } })) > 0;
}

/** The token by which the browser that was sent to pay is known again; the order's own link is not given away. */
export const returnToken = (seller: string, paymentId: string): string =>
  linkMac(`${seller}|payment-return|${paymentId}`);

export type ShownPayment = PaymentWithSubject & { settledByThis: boolean };

/** A payment as the one who pays may see it: by the token of the return, or as the owner. Null for anybody else. */
export async function paymentToShow(
  seller: string,
  paymentId: string,
  by: { token: string | undefined; actor: Actor },
): Promise<ShownPayment | null> {
  const payment = await findPayment(seller, paymentId);
  if (!payment || !mayLook(payment, by)) return null;
  const settlement = { sellerId: seller, paymentId, kind: "settlement" };
  return { ...payment, settledByThis: (await db().movement.count({ where: settlement })) > 0 };
}

function mayLook(payment: PaymentWithSubject, by: { token: string | undefined; actor: Actor }): boolean {
  if (by.token && sameSecret(by.token, returnToken(payment.sellerId, payment.id))) return true;
  const { actor } = by;
  if (payment.order && actor.kind !== "anonymous" && ownsOrder(actor, payment.order)) return true;
  return actor.kind === "user" && payment.topUp?.userId === actor.userId;
}

/** The id of the private link of an order, by which its page is reached without signing in. */
export async function orderLinkId(seller: string, orderId: string): Promise<string | null> {
  const where = { sellerId: seller, purpose: "order", subjectId: orderId, usedAt: null };
  const link = await db().link.findFirst({ where, orderBy: { createdAt: "asc" }, select: { id: true } });
  return link?.id ?? null;
}

/** Where the gateway sends its receipt: the order's address, else its owner's. */
export async function payerEmail(payment: PaymentWithSubject): Promise<string | null> {
  if (payment.order?.email) return payment.order.email;
  const { sellerId } = payment;
  const userId = payment.order?.userId ?? payment.topUp?.userId;
  const key = (id: string) => ({ where: { sellerId_id: { sellerId, id } }, select: { email: true } });
  if (userId) return (await db().user.findUnique(key(userId)))?.email ?? null;
  const holderId = payment.order?.holderId;
  return holderId ? ((await db().holder.findUnique(key(holderId)))?.email ?? null) : null;
}

/** Since when a user's card is kept for renewals; null when none is. */
export async function keptCardSince(sellerId: string, userId: string): Promise<Date | null> {
  const card = await db().storedCard.findUnique({ where: { sellerId_userId: { sellerId, userId } } });
  return card?.addedAt ?? null;
}

/** A user's prepaid balance and what they may spend, with the credit of a reseller; in cents. */
export async function prepaidBalance(seller: string, userId: string) {
  const [balanceCents, spendableCents] = await Promise.all([
    balanceOf(db(), seller, userId),
    spendableOf(db(), seller, userId),
  ]);
  return { balanceCents, spendableCents };
}

/** What a placed order is about, in words for whoever pays it: whose it is, and which mailbox. */
export async function orderSubject(order: {
  sellerId: string;
  holderId: string | null;
  mailboxId: string | null;
  id: string;
}) {
  const { sellerId } = order;
  const key = (id: string) => ({ sellerId_id: { sellerId, id } });
  const [holder, mailbox, held] = await Promise.all([
    order.holderId ? db().holder.findUnique({ where: key(order.holderId), select: { displayName: true } }) : null,
    order.mailboxId
      ? db().mailbox.findUnique({ where: key(order.mailboxId), select: { localPart: true, domain: true } })
      : null,
    db().name.findFirst({ where: { sellerId, orderId: order.id }, select: { localPart: true, domain: true } }),
  ]);
  const name = mailbox ?? held;
  return { holderName: holder?.displayName ?? null, address: name ? `${name.localPart}@${name.domain}` : null };
}

/**
 * What the actor may spend of the prepaid account that may pay this order, the owner's own, and of those of others;
 * null for anybody else. `priceCents`: of an order that is not placed yet.
 */
export async function payingAccount(
  actor: Actor,
  order: Pick<Order, "sellerId" | "userId" | "totalCents" | "receivedCents">,
  priceCents?: number,
): Promise<{ balanceCents: number; others: OtherAccount[] } | null> {
  if (actor.kind !== "user" || actor.userId !== order.userId) return null;
  const { sellerId, totalCents, receivedCents } = order;
  const [balanceCents, others] = await Promise.all([
    spendableOf(db(), sellerId, actor.userId),
    accountsOfOthers(sellerId, actor.userId, priceCents ?? totalCents - receivedCents),
  ]);
  return { balanceCents, others };
}
