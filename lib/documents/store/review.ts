import type { Order, Review } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { addWorkingHours } from "@/lib/kernel/working-time";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";

/** The newest round of an order's review, or null when its papers were never looked at. */
export const lastReview = (tx: Tx, order: { sellerId: string; id: string }): Promise<Review | null> =>
  tx.review.findFirst({ where: { sellerId: order.sellerId, orderId: order.id }, orderBy: { round: "desc" } });

/**
 * Puts an order's papers before the staff: a new round, promised within the seller's working hours. The order is
 * locked; while a round is open it stays the one. Answers the review's id.
 */
export async function openReview(tx: Tx, context: Context, order: Order): Promise<string> {
  const last = await lastReview(tx, order);
  if (last?.state === "open") return last.id;
  const { promises, openingHours } = context.policy.service;
  const id = newId();
  await tx.review.create({
    data: {
      sellerId: order.sellerId,
      id,
      orderId: order.id,
      round: (last?.round ?? 0) + 1,
      openedAt: instantToDb(context.now),
      dueAt: instantToDb(addWorkingHours(context.now, promises.reviewHours, openingHours)),
    },
  });
  return id;
}
