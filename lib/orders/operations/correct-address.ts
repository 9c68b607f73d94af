import type { Holder as HolderRow, Order } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import { seal, unseal } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { endLinks } from "@/lib/platform/links";
import { type Context, operation, staffWith } from "@/lib/platform/operation";
import { awaitsService } from "../order";
import { correctAddressSchema } from "../schema";
import { lockOrder } from "../store";
import { readAnswers, sealAnswers } from "../store/answers";
import { mailReceived } from "../store/place";

/**
 * The mail address of an order made without an account was mistyped: it is put right before the mailbox is activated, so
 * that credentials and the private link reach whoever ordered. Links sent before end; the new address gets its own, the
 * old one is told. Afterwards the address changes only with a document (row 2). Refuses `order-unknown`, `order-closed`
 * (over, or active already), `order-with-account` (its owner changes the account's address), `email-same`.
 */
export const correctAddress = operation({
  act: "correct-address",
  input: correctAddressSchema,
  may: staffWith("change-contacts"),
  audit: ({ orderId, reason }) => ({ orderId, reason }),
  run: async (tx, { orderId, email }, context): Promise<Outcome<{ orderId: string }>> => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    if (order.kind !== "activation" || !awaitsService(order)) return refuse("order-closed");
    if (order.userId) return refuse("order-with-account");
    if (email.toLowerCase() === order.email?.toLowerCase()) return refuse("email-same", { field: "email" });
    await endLinks(tx, context.seller, "order", orderId, context.now);
    await moveHolder(tx, order, email);
    await mailReceived(tx, context, await moveOrder(tx, context, order, email));
    await tellFormer(tx, context, order);
    return { orderId };
  },
});

/** The row of the order's holder: without an account every order has one of its own. */
async function moveHolder(tx: Tx, { sellerId, holderId }: Order, email: string): Promise<void> {
  if (!holderId) return;
  const key = { sellerId_id: { sellerId, id: holderId } };
  const { detailsSealed }: HolderRow = await tx.holder.findUniqueOrThrow({ where: key });
  const details = { ...(unseal(detailsSealed) as object), email };
  await tx.holder.update({ where: key, data: { email, detailsSealed: seal(details) } });
}

function moveOrder(tx: Tx, { now }: Context, order: Order, email: string): Promise<Order> {
  const { holder, ...rest } = readAnswers(order);
  const answers = holder ? { answersSealed: sealAnswers({ ...rest, holder: { ...holder, email } }) } : {};
  return tx.order.update({
    where: { sellerId_id: { sellerId: order.sellerId, id: order.id } },
    data: { email, ...answers, updatedAt: instantToDb(now) },
  });
}

/** It may be the right one after all: then somebody must hear of it. Where the order went is not for it to know. */
async function tellFormer(tx: Tx, context: Context, { id, email, locale }: Order): Promise<void> {
  if (!email) return;
  await queueMail(tx, context, {
    template: "order-moved",
    to: email,
    locale,
    facts: { orderId: id, at: String(context.now) },
    dedupeKey: `order-moved:${id}:${context.now}`,
  });
}
