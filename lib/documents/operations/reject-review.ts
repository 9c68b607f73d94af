import type { Order, Review } from "@/lib/generated/prisma/client";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import { orderLink } from "@/lib/orders/store";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation, staffWith } from "@/lib/platform/operation";
import { type SentBack, sentBackFor } from "../review";
import { rejectReviewSchema } from "../schema";
import { papersOf } from "../store/papers";
import { approveUploaded, decide, lockUndecided } from "../store/review";

/**
 * Some papers of an order are sent back, each with its reason; the others are good. The customer is told by mail and
 * sends those again. Refuses `review-unknown`, `review-decided` (who, when), `own-request`, `document-not-asked`,
 * `review-reason-unknown`.
 */
export const rejectReview = operation({
  act: "reject-review",
  input: rejectReviewSchema,
  may: staffWith("judge-documents"),
  audit: ({ reviewId, papers }) => ({
    reviewId,
    papers: papers.map(({ kind, reason }) => `${kind}: ${reason}`).join(" "),
  }),
  run: async (tx, { reviewId, papers }, context): Promise<Outcome<{ orderId: string }>> => {
    const found = await lockUndecided(tx, context, reviewId);
    if (isRefusal(found)) return found;
    const { order, review } = found;
    const { asked } = await papersOf(tx, context.policy, order);
    if (!papers.every(({ kind }) => asked.includes(kind))) return refuse("document-not-asked", { field: "papers" });
    const sentBack = allSentBack(context, papers);
    if (isRefusal(sentBack)) return sentBack;
    await decide(tx, context, review, { state: "rejected", sentBack });
    await markRejected(tx, order, sentBack);
    await approveUploaded(tx, order);
    await tellCustomer(tx, context, order, review);
    return { orderId: order.id };
  },
});

function allSentBack(context: Context, papers: Parameters<typeof sentBackFor>[1][]): Outcome<SentBack[]> {
  const found: SentBack[] = [];
  for (const paper of papers) {
    const back = sentBackFor(context.policy, paper);
    if (isRefusal(back)) return back;
    found.push(back);
  }
  return found;
}

async function markRejected(tx: Tx, order: Order, papers: SentBack[]): Promise<void> {
  for (const { kind, code, note } of papers)
    await tx.document.updateMany({
      where: { sellerId: order.sellerId, orderId: order.id, kind, state: { in: ["uploaded", "approved"] } },
      data: { state: "rejected", reason: note ? `${code}\n${note}` : code },
    });
}

async function tellCustomer(tx: Tx, context: Context, order: Order, review: Review): Promise<void> {
  const to = await addressOf(tx, order);
  if (!to) return;
  const linkId = await orderLink(tx, order.sellerId, order.id, context.now);
  await queueMail(tx, context, {
    template: "documents-rejected",
    to,
    locale: order.locale,
    facts: { orderId: order.id, reviewId: review.id, linkId },
    dedupeKey: `documents-rejected:${review.id}`,
  });
}

/** Where whoever bought is reached: the order's own address, else the holder's. */
async function addressOf(tx: Tx, order: Order): Promise<string | null> {
  if (order.email || !order.holderId) return order.email;
  const key = { sellerId_id: { sellerId: order.sellerId, id: order.holderId } };
  return (await tx.holder.findUnique({ where: key, select: { email: true } }))?.email ?? null;
}
