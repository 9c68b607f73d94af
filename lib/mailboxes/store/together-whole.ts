import type { Order } from "@/lib/generated/prisma/client";
import { isRefusal } from "@/lib/kernel/refusal";
import { lockOrder, moveOrder } from "@/lib/orders/store";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";

/** The order of several that one is part of, locked before it: so its money, too, finds them. */
export async function lockWhole(tx: Tx, context: Context, orderId: string): Promise<Order | null> {
  const key = { sellerId_id: { sellerId: context.seller, id: orderId } };
  const part = await tx.order.findUnique({ where: key, select: { partOfId: true } });
  const whole = part?.partOfId ? await lockOrder(tx, context, part.partOfId) : null;
  return isRefusal(whole) ? null : whole;
}

/** With the last of its parts an order of several is fulfilled; one that is still being filled is not. */
export async function endWhole(tx: Tx, context: Context, whole: Order): Promise<void> {
  const open = { sellerId: whole.sellerId, partOfId: whole.id, state: "settled" as const };
  if (whole.state === "draft" || whole.fulfilledAt || (await tx.order.count({ where: open })) > 0) return;
  const ended = await moveOrder(tx, context, whole, "fulfil");
  if (isRefusal(ended)) throw new Error(`parts carried out were not recorded: ${ended.code}`);
}
