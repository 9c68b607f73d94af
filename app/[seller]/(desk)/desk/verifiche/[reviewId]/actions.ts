"use server";
import { approveReview } from "@/lib/documents/operations/approve-review";
import { rejectReview } from "@/lib/documents/operations/reject-review";
import { formAction } from "@/lib/platform/action";
import { nextInQueue } from "../../next-in-queue";

export const approve = formAction({
  operation: approveReview,
  namespace: "review",
  goTo: (_, { seller, input }) => nextInQueue(seller, { kind: "review", id: input.reviewId }),
});
export const reject = formAction({
  operation: rejectReview,
  namespace: "review",
  goTo: (_, { seller, input }) => nextInQueue(seller, { kind: "review", id: input.reviewId }),
});
