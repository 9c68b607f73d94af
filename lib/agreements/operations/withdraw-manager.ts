import { isRefusal } from "@/lib/kernel/refusal";
import { operation } from "@/lib/platform/operation";
import { staffWith } from "@/lib/platform/rights";
import { withdrawManagerSchema } from "../schema";
import { lockAgreement } from "../store";
import { payOutOf } from "../store/managers";

/**
 * Somebody no longer works at the desk of an agreement; at once. The professional order's account is no longer theirs.
 * Refuses `agreement-unknown`.
 */
export const withdrawManager = operation({
  act: "withdraw-agreement-desk",
  input: withdrawManagerSchema,
  may: staffWith("keep-agreements"),
  audit: (input) => input,
  run: async (tx, { agreementId, userId }, context) => {
    const row = await lockAgreement(tx, context, agreementId);
    if (isRefusal(row)) return row;
    await tx.agreementManager.deleteMany({ where: { sellerId: context.seller, agreementId, userId } });
    if (row.accountUserId === userId) await payOutOf(tx, row, null);
    return { agreementId };
  },
});
