import { SIGNED_CONTRACT } from "@/lib/documents/document";
import { replaceFormer } from "@/lib/documents/store/papers";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { anybody, operation } from "@/lib/platform/operation";
import { chooseSigningWaySchema } from "../schema";
import { signedPaper } from "../store/signatures";
import { lockToSign } from "../store/signing";

/**
 * How the customer will sign: it tells which documents are asked besides. What was signed in another way counts no
 * longer. Refuses `order-unknown`, `order-closed`, `papers-under-review`, `papers-approved`, `document-not-asked`,
 * `signing-way-not-offered`.
 */
export const chooseSigningWay = operation({
  act: "choose-signing-way",
  input: chooseSigningWaySchema,
  may: anybody,
  audit: ({ orderId, way }) => ({ orderId, way }),
  run: async (tx, { orderId, way }, context): Promise<Outcome<{ orderId: string; way: string }>> => {
    const toSign = await lockToSign(tx, context, orderId, way);
    if (isRefusal(toSign)) return toSign;
    const signed = await signedPaper(tx, toSign.order);
    if (signed && (signed.signature?.way ?? "by-hand") !== way) await replaceFormer(tx, toSign.order, SIGNED_CONTRACT);
    await tx.order.update({
      where: { sellerId_id: { sellerId: context.seller, id: orderId } },
      data: { signingWay: way, updatedAt: instantToDb(context.now) },
    });
    return { orderId, way };
  },
});
