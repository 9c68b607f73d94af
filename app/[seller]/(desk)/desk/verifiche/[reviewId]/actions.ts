"use server";
import { decideReview } from "@/lib/documents/exchanges/decide-review";
import { formAction } from "@/lib/platform/action";
import { nextInQueue } from "../../next-in-queue";

export const decide = formAction({
  operation: decideReview,
  namespace: "review",
  goTo: (_, { seller, input }) => nextInQueue(seller, { kind: "review", id: input.reviewId }),
});
