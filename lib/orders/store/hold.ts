import type { Order } from "@/lib/generated/prisma/client";
import { compareInstants, type Instant, instantFromDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { prolonged } from "@/lib/names/hold";
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

/** A draft that takes a step keeps its name: the hold has its full time again, as far as the policy allows. */
export async function prolongHold(tx: Tx, context: Context, order: Order): Promise<void> {
  if (order.state !== "draft") return;
  const held = await wishHeld(tx, order, context.now);
  if (!held || held.lapsed) return;
  const choice = await tx.nameChoice.findFirst({
    where: { sellerId: order.sellerId, orderId: order.id, localPart: held.localPart },
    select: { checkedAt: true },
  });
  const foundAt = choice?.checkedAt ? instantFromDb(choice.checkedAt) : context.now;
  const until = prolonged({ until: held.until, foundAt }, context.now, context.policy.names);
  if (compareInstants(until, held.until) > 0) await extendHold(tx, context, order.id, until);
}
