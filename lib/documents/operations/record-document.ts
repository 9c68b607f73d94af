import { lastContract } from "@/lib/contracts/store";
import { keepSignature } from "@/lib/contracts/store/signatures";
import type { Order } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lockOrder } from "@/lib/orders/store";
import { prolongHold } from "@/lib/orders/store/hold";
import { isStaff } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { anybody, type Context, operation, type z } from "@/lib/platform/operation";
import { SIGNED_CONTRACT } from "../document";
import { recordDocumentSchema } from "../schema";
import { keptFile } from "../store";
import { policyOfPapers, replaceFormer, sendableNow } from "../store/papers";

type Input = z.infer<typeof recordDocumentSchema>;

/**
 * A kept file becomes the order's document of that kind, in the place of the former one; the scan of a signed contract
 * is a signature by hand. Refuses `order-unknown`, `order-closed`, `papers-under-review`, `papers-approved`,
 * `document-not-asked`, `file-unknown`, `signing-way-not-offered`.
 */
export const recordDocument = operation({
  act: "record-document",
  input: recordDocumentSchema,
  may: anybody,
  audit: ({ orderId, kind, fileId }) => ({ orderId, kind, fileId }),
  run: async (tx, input, context): Promise<Outcome<{ documentId: string }>> => {
    const { orderId, kind, fileId } = input;
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    const kinds = await sendableNow(tx, context.policy, order);
    if (isRefusal(kinds)) return kinds;
    if (!kinds.includes(kind)) return refuse("document-not-asked");
    const file = await keptFile(tx, context.seller, fileId);
    if (!file) return refuse("file-unknown");
    await replaceFormer(tx, order, kind);
    await prolongHold(tx, context, order);
    const documentId = newId();
    const at = instantToDb(context.now);
    await tx.document.create({
      data: { sellerId: context.seller, id: documentId, orderId, kind, fileId, createdAt: at },
    });
    const signed =
      kind === SIGNED_CONTRACT &&
      (await signByHand(tx, context, order, { documentId, sha256: file.sha256, from: input.from }));
    return isRefusal(signed) ? signed : { documentId };
  },
});

/** Staff register papers of customers who never saw the ways to sign. */
async function signByHand(
  tx: Tx,
  context: Context,
  order: Order,
  { documentId, sha256, from }: Pick<Input, "from"> & { documentId: string; sha256: string },
): Promise<Outcome<true, "signing-way-not-offered">> {
  const policy = await policyOfPapers(tx, context.policy, order);
  const byStaff = isStaff(context.actor);
  if (!byStaff && !policy.identity.signing.some(({ way }) => way === "by-hand"))
    return refuse("signing-way-not-offered");
  await tx.order.update({
    where: { sellerId_id: { sellerId: order.sellerId, id: order.id } },
    data: { signingWay: "by-hand" },
  });
  const contract = await lastContract(tx, order);
  if (!contract) return true;
  const facts = { way: "by-hand" as const, from, receivedBy: byStaff ? ("staff" as const) : ("upload" as const) };
  await keepSignature(tx, context, { orderId: order.id, contractId: contract.id, documentId, sha256, facts });
  return true;
}
