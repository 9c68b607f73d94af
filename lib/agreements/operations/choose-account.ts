import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { operation } from "@/lib/platform/operation";
import { staffWith } from "@/lib/platform/rights";
import { withdrawManagerSchema } from "../schema";
import { lockAgreement } from "../store";
import { payOutOf } from "../store/managers";

/**
 * Which of its people's prepaid accounts is the professional order's: bulk renewals are paid out of it. Refuses
 * `agreement-unknown`, `user-unknown` (nobody of its people).
 */
export const chooseAccount = operation({
  act: "choose-agreement-account",
  input: withdrawManagerSchema,
  may: staffWith("keep-agreements"),
  audit: (input) => input,
  run: async (tx, { agreementId, userId }, context) => {
    const row = await lockAgreement(tx, context, agreementId);
    if (isRefusal(row)) return row;
    const of = { sellerId: context.seller, agreementId, userId };
    if ((await tx.agreementManager.count({ where: of })) === 0) return refuse("user-unknown", { field: "userId" });
    await payOutOf(tx, row, userId);
    return { agreementId };
  },
});
