import { isRefusal } from "@/lib/kernel/refusal";
import { operation } from "@/lib/platform/operation";
import { staffWith } from "@/lib/platform/rights";
import { endAgreementSchema } from "../schema";
import { lockAgreement, moveAgreement } from "../store";

/**
 * An agreement is over before its day: nothing more is sold under it; what was ordered is kept. Refuses
 * `agreement-unknown`, `agreement-cannot-end`.
 */
export const endAgreement = operation({
  act: "end-agreement",
  input: endAgreementSchema,
  may: staffWith("keep-agreements"),
  audit: ({ agreementId }) => ({ agreementId }),
  run: async (tx, { agreementId, why }, context) => {
    const row = await lockAgreement(tx, context, agreementId);
    if (isRefusal(row)) return row;
    const moved = await moveAgreement(tx, context, row, "end", why);
    return isRefusal(moved) ? moved : { agreementId };
  },
});
