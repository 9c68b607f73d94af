"use server";
import { decideReview } from "@/lib/documents/exchanges/decide-review";
import { turnPicture } from "@/lib/documents/exchanges/turn-document";
import { formAction } from "@/lib/platform/action";
import { nextInQueue } from "../../next-in-queue";

/** A picture on its side is turned upright by whoever looks at it. */
export const turn = formAction({ operation: turnPicture, namespace: "documents" });

export const decide = formAction({
  operation: decideReview,
  namespace: "review",
  goTo: (_, { seller, input }) => nextInQueue(seller, { kind: "review", id: input.reviewId }),
});
