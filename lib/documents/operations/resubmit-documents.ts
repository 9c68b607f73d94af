import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lockOrder } from "@/lib/orders/store";
import { anybody, operation } from "@/lib/platform/operation";
import { missingKinds, toSendAgain } from "../document";
import { resubmitSchema } from "../schema";
import { documentsOf, papersOf } from "../store/papers";
import { lastReview, submitPapers } from "../store/review";

/**
 * What was rejected has been sent again: a new round of review opens, unless a
 * signature now stands by itself. Refuses `order-unknown`, `order-closed`,
 * `papers-not-rejected` (nothing is to be sent again), `documents-missing` (count).
 */
export const resubmitDocuments = operation({
  act: "resubmit-documents",
  input: resubmitSchema,
  may: anybody,
  audit: ({ orderId }) => ({ orderId }),
  run: async (tx, { orderId }, context): Promise<Outcome<{ reviewId: string }>> => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    if (order.state !== "placed" && order.state !== "settled") return refuse("order-closed");
    const review = await lastReview(tx, order);
    if (review?.state !== "rejected") return refuse("papers-not-rejected");
    const { asked } = await papersOf(tx, context.policy, order);
    const missing = missingKinds(toSendAgain(review.rejectedKinds, asked), await documentsOf(tx, order));
    if (missing.length > 0) return refuse("documents-missing", { params: { count: missing.length } });
    return { reviewId: await submitPapers(tx, context, order) };
  },
});
