import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lockOrder } from "@/lib/orders/store";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { anybody, type Context, operation } from "@/lib/platform/operation";
import { hasRight } from "@/lib/platform/rights";
import { SIGNED_CONTRACT } from "../document";
import { turnDocumentSchema } from "../schema";
import { keptFile } from "../store";
import { sendableNow } from "../store/papers";
import { lastReview } from "../store/review";

/**
 * A turned picture takes the place of the document it was made of: by the customer while it may be sent, by the staff
 * who judge it while its round is open. Refuses `order-unknown`, `order-closed`, `document-unknown` (not that order's,
 * or replaced meanwhile), `papers-under-review`, `papers-approved`, `file-unknown`.
 */
export const turnDocument = operation({
  act: "turn-document",
  input: turnDocumentSchema,
  may: anybody,
  audit: ({ documentId, fileId }) => ({ documentId, fileId }),
  run: async (tx, { documentId, fileId }, context): Promise<Outcome<{ documentId: string }>> => {
    const key = { sellerId_id: { sellerId: context.seller, id: documentId } };
    const found = await tx.document.findUnique({ where: key, select: { orderId: true } });
    if (!found) return refuse("document-unknown");
    const order = await lockOrder(tx, context, found.orderId);
    if (isRefusal(order)) return order;
    const former = await tx.document.findUniqueOrThrow({ where: key });
    if (former.state !== "uploaded") return refuse("document-unknown");
    const allowed = await mayTurn(tx, context, order, former.kind);
    if (isRefusal(allowed)) return allowed;
    if (!(await keptFile(tx, context.seller, fileId))) return refuse("file-unknown");
    await tx.document.update({ where: key, data: { state: "replaced" } });
    const id = newId();
    const { orderId, kind } = former;
    await tx.document.create({
      data: { sellerId: context.seller, id, orderId, kind, fileId, createdAt: instantToDb(context.now) },
    });
    // The picture of a signed contract is still that signature; its evidence keeps the fingerprint of what came.
    if (kind === SIGNED_CONTRACT)
      await tx.signature.updateMany({ where: { sellerId: context.seller, documentId }, data: { documentId: id } });
    return { documentId: id };
  },
});

async function mayTurn(
  tx: Tx,
  context: Context,
  order: Parameters<typeof sendableNow>[2],
  kind: string,
): Promise<Outcome<true>> {
  const review = await lastReview(tx, order);
  if (review?.state === "open" && hasRight(context.actor, "judge-documents")) return true;
  const kinds = await sendableNow(tx, context.policy, order);
  if (isRefusal(kinds)) return kinds;
  return kinds.some((each) => each === kind) ? true : refuse("document-unknown");
}
