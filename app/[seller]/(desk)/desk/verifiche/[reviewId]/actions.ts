"use server";
import { approveReview } from "@/lib/documents/operations/approve-review";
import { rejectReview } from "@/lib/documents/operations/reject-review";
import { formAction } from "@/lib/platform/action";
import { actorOf, currentViewer } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { queueOf } from "@/lib/staff/queries/queue";
import { nextAfter } from "@/lib/staff/queue";

export const approve = formAction({
  operation: approveReview,
  namespace: "review",
  goTo: (_, { seller, input }) => nextInQueue(seller, input.reviewId),
});
export const reject = formAction({
  operation: rejectReview,
  namespace: "review",
  goTo: (_, { seller, input }) => nextInQueue(seller, input.reviewId),
});

/** One item after the other, without going back to the list; to the list when nothing is left. */
async function nextInQueue(seller: string, reviewId: string): Promise<string> {
  const [viewer, policy] = [await currentViewer(seller), await policyOf(seller)];
  const actor = actorOf(viewer);
  const base = `/${seller}/desk`;
  if (!policy || actor.kind !== "user") return base;
  const { items } = await queueOf({ seller, policy, actor });
  const next = nextAfter(
    items.filter(({ kind }) => kind === "review"),
    { kind: "review", id: reviewId },
  );
  return `${next?.path ? `${base}/${next.path}` : base}?fatto=1`;
}
