import { instantToDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { newId } from "@/lib/platform/ids";
import { operation } from "@/lib/platform/operation";
import { staffWith } from "@/lib/platform/rights";
import { makeCodesSchema } from "../schema";
import { lockAgreement } from "../store";
import { codeHash, codeText } from "../store/codes";

/** Makes codes for a professional order to hand to its members, each good for one mailbox. Refuses `agreement-unknown`. */
export const makeCodes = operation({
  act: "make-agreement-codes",
  input: makeCodesSchema,
  may: staffWith("keep-agreements"),
  audit: ({ agreementId, count }) => ({ agreementId, count }),
  run: async (tx, { agreementId, count }, context) => {
    const row = await lockAgreement(tx, context, agreementId);
    if (isRefusal(row)) return row;
    const { seller } = context;
    const made = Array.from({ length: count }, newId).map((id) => ({
      sellerId: seller,
      id,
      agreementId,
      hash: codeHash(agreementId, codeText(seller, id)),
      createdAt: instantToDb(context.now),
    }));
    await tx.agreementCode.createMany({ data: made });
    return { agreementId, count };
  },
});
