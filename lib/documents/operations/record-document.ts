import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lockOrder } from "@/lib/orders/store";
import { newId } from "@/lib/platform/ids";
import { anybody, operation } from "@/lib/platform/operation";
import { recordDocumentSchema } from "../schema";
import { prolongHold } from "@/lib/orders/store/hold";
import { isStaff } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { isKept } from "../store";
import { replaceFormer, sendableNow } from "../store/papers";

/**
 * A kept file becomes the order's document of that kind, in the place of the former one. Refuses `order-unknown`,
 * `order-closed`, `papers-under-review`, `papers-approved`, `document-not-asked`, `file-unknown`.
 */
export const recordDocument = operation({
  act: "record-document",
  input: recordDocumentSchema,
  may: anybody,
  audit: ({ orderId, kind, fileId }) => ({ orderId, kind, fileId }),
  run: async (tx, { orderId, kind, fileId }, context): Promise<Outcome<{ documentId: string }>> => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    const kinds = await sendableNow(tx, context.policy, order);
    if (isRefusal(kinds)) return kinds;
    if (!kinds.includes(kind)) return refuse("document-not-asked");
    if (!(await isKept(tx, context.seller, fileId))) return refuse("file-unknown");
    await replaceFormer(tx, order, kind);
    const documentId = newId();
    await tx.document.create({
      data: {
        sellerId: context.seller,
        id: documentId,
        orderId,
        kind,
        fileId,
        createdAt: instantToDb(context.now),
    await prolongHold(tx, context, order);
      },
    });
    return { documentId };
  },
});
