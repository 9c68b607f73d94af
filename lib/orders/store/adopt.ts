import type { Order } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { lockOrder } from "../store";

/**
 * An order bought without an account becomes a user's, with its holder, its mailbox and the later orders of that
 * mailbox. Only who confirmed the very address the order was made with may have it: whoever holds a link to it may be
 * anybody. Refuses `order-unknown`, `order-has-account`, `email-unconfirmed`, `order-of-another-address`.
 */
export async function adoptOrder(tx: Tx, context: Context, userId: string, orderId: string): Promise<Outcome<Order>> {
  const { seller } = context;
  const order = await lockOrder(tx, { ...context, actor: SYSTEM("adopt-order") }, orderId);
  if (isRefusal(order)) return order;
  if (order.userId) return order.userId === userId ? order : refuse("order-has-account");
  const user = await tx.user.findUnique({ where: { sellerId_id: { sellerId: seller, id: userId } } });
  if (!user?.emailConfirmedAt) return refuse("email-unconfirmed");
  if (user.email.toLowerCase() !== order.email?.toLowerCase()) return refuse("order-of-another-address");
  const adopted = await tx.order.update({
    where: { sellerId_id: { sellerId: seller, id: orderId } },
    data: { userId, updatedAt: instantToDb(context.now) },
  });
  const unowned = { sellerId: seller, userId: null };
  if (order.holderId) await tx.holder.updateMany({ where: { ...unowned, id: order.holderId }, data: { userId } });
  if (order.mailboxId) {
    await tx.mailbox.updateMany({ where: { ...unowned, id: order.mailboxId }, data: { userId } });
    const sameAddress = { email: order.email, mailboxId: order.mailboxId };
    await tx.order.updateMany({ where: { ...unowned, ...sameAddress }, data: { userId } });
  }
  return adopted;
}
