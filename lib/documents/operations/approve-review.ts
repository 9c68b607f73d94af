import { signedPaper } from "@/lib/contracts/store/signatures";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { startProvisioningWhenReady } from "@/lib/mailboxes/store";
import { operation, staffWith } from "@/lib/platform/operation";
import { approveReviewSchema } from "../schema";
import { approveUploaded, decide, lockUndecided } from "../store/review";

/**
 * The papers of an order are good: the mailbox is made as soon as the order is paid too. Refuses `review-unknown`,
 * `review-decided` (who, when), `own-request`.
 */
export const approveReview = operation({
  act: "approve-review",
  input: approveReviewSchema,
  may: staffWith("judge-documents"),
  audit: ({ reviewId }) => ({ reviewId }),
  run: async (tx, { reviewId }, context): Promise<Outcome<{ orderId: string }>> => {
    const found = await lockUndecided(tx, context, reviewId);
    if (isRefusal(found)) return found;
    const { order, review } = found;
    await decide(tx, context, review, { state: "approved" });
    await approveUploaded(tx, order);
    // What proves a signature by hand is who looked at it: its evidence says so from now on.
    const signature = (await signedPaper(tx, order))?.signature;
    if (signature?.way === "by-hand")
      await context.enqueue("contract.evidence", { seller: context.seller, signatureId: signature.id });
    await startProvisioningWhenReady(tx, context, order);
    return { orderId: order.id };
  },
});
