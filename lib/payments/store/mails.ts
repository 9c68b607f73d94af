import type { Order } from "@/lib/generated/prisma/client";
import type { PaymentOccasion } from "@/lib/mail/templates/order-payment";
import { queueMail, queueMails } from "@/lib/notifications/store";
import { orderLink } from "@/lib/orders/store";
import type { Tx } from "@/lib/platform/db";
import { createLinks } from "@/lib/platform/links";
import type { Context } from "@/lib/platform/operation";

/** Where mails about an order go: the address it was made with, else its user's, else its holder's. */
export async function addressOf(tx: Tx, order: Order): Promise<string | null> {
  if (order.email) return order.email;
  const { sellerId } = order;
  const key = (id: string) => ({ where: { sellerId_id: { sellerId, id } }, select: { email: true } });
  const user = order.userId ? await tx.user.findUnique(key(order.userId)) : null;
  const holder = !user && order.holderId ? await tx.holder.findUnique(key(order.holderId)) : null;
  return user?.email ?? holder?.email ?? null;
}

/** Tells whoever follows the order that its money came, once. */
export async function mailPaymentReceived(tx: Tx, context: Context, order: Order, paymentId: string): Promise<void> {
  const to = await addressOf(tx, order);
  if (!to) return;
  const dedupeKey = `payment-received:${order.id}`;
  const facts = { orderId: order.id, paymentId };
  await queueMail(tx, context, { template: "payment-received", to, locale: order.locale, facts, dedupeKey });
}

/** Writes to whoever follows an order about its payment, once per occasion and key. */
export async function mailOrderPayment(
  tx: Tx,
  context: Context,
  order: Order,
  occasion: PaymentOccasion,
  key: string,
  more: { retryOn?: string } = {},
): Promise<void> {
  const to = await addressOf(tx, order);
  if (!to) return;
  const linkId = await orderLink(tx, context.seller, order.id, context.now);
  await queueMail(tx, context, {
    template: "order-payment",
    to,
    locale: order.locale,
    facts: { orderId: order.id, linkId, occasion, ...more },
    dedupeKey: `order-payment:${occasion}:${key}`,
  });
}

/** Tells whoever follows each of many orders just placed by themselves how to pay it, by a link of its own. */
export async function mailOrdersAsked(
  tx: Tx,
  context: Context,
  orders: readonly { id: string; email: string; locale: string }[],
): Promise<void> {
  const told = orders.filter(({ email }) => email);
  const links = { seller: context.seller, purpose: "order" as const, at: context.now };
  const linkIds = await createLinks(
    tx,
    links,
    told.map(({ id: subjectId }) => ({ subjectId })),
  );
  const mails = told.map(({ id: orderId, email: to, locale }, n) => ({
    to,
    locale,
    facts: { orderId, linkId: linkIds[n] ?? "", occasion: "asked" as const },
    dedupeKey: `order-payment:asked:${orderId}:auto`,
  }));
  await queueMails(tx, context, "order-payment", mails);
}
