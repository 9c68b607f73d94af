import type { Order } from "@/lib/generated/prisma/client";
import type { Instant } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { extendHold, holdName } from "@/lib/names/store";
import { blindIndex } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { identityKeyOf } from "../answers";
import { readAnswers } from "./answers";
import { wishHeld } from "./progress";

/** The name outlives the order by a day, so that the two never end in the wrong order. */
const MARGIN_HOURS = 24;

/**
 * Keeps an order's name until an instant (and a day more). A hold that lapsed is taken up again: the same name if nobody
 * took it, else the next wish that was free. False: none of them can be had any more.
 */
export async function keepHold(tx: Tx, context: Context, order: Order, until: Instant): Promise<boolean> {
  const end = until.add({ hours: MARGIN_HOURS });
  if (await wishHeld(tx, order, context.now)) return extendHold(tx, context, order.id, end);
  const holder = readAnswers(order).holder;
  const wishes = await tx.nameChoice.findMany({
    where: { sellerId: order.sellerId, orderId: order.id, answer: "free" },
    orderBy: { rank: "asc" },
  });
  for (const { localPart } of wishes) {
    const wanted = { orderId: order.id, domain: order.domain, localPart, until: end };
    const held = await holdName(tx, context, { ...wanted, holderIndex: holder && blindIndex(identityKeyOf(holder)) });
    if (!isRefusal(held)) return true;
  }
  return false;
}
