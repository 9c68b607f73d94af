import type { Outcome } from "@/lib/kernel/refusal";
import type { Call, z } from "@/lib/platform/operation";
import { isDocumentKind } from "../document";
import { approveReview } from "../operations/approve-review";
import { rejectReview } from "../operations/reject-review";
import { decideReviewSchema } from "../schema";

/** What was decided on each paper, as one act: all of them are good, or some are sent back. */
export const decideReview = Object.assign(
  async (input: z.input<typeof decideReviewSchema>, call: Call): Promise<Outcome<{ orderId: string }>> => {
    const { reviewId, papers } = decideReviewSchema.parse(input);
    const back = Object.entries(papers).flatMap(([kind, { verdict, reason, note }]) =>
      verdict === "reject" && isDocumentKind(kind) ? [{ kind, reason, note }] : [],
    );
    return back.length > 0 ? rejectReview({ reviewId, papers: back }, call) : approveReview({ reviewId }, call);
  },
  { schema: decideReviewSchema },
);
