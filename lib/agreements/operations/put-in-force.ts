import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { methodsOf } from "@/lib/payments/ways";
import { operation } from "@/lib/platform/operation";
import { staffWith } from "@/lib/platform/rights";
import { agreementIdSchema } from "../schema";
import { dealOf, lockAgreement, moveAgreement, stateOf } from "../store";
import { payerOf } from "../terms";

/**
 * An agreement holds, on its days: its area opens. One that was ended goes on. Refuses `agreement-unknown`,
 * `agreement-unsigned` (no signed agreement on file), `agreement-no-ways` (the seller takes no money in that channel),
 * `agreement-cannot-put-in-force`.
 */
export const putInForce = operation({
  act: "put-agreement-in-force",
  input: agreementIdSchema,
  may: staffWith("keep-agreements"),
  audit: (input) => input,
  run: async (tx, { agreementId }, context) => {
    const row = await lockAgreement(tx, context, agreementId);
    if (isRefusal(row)) return row;
    const signed = { sellerId: context.seller, subjectKind: "agreement", subjectId: row.id, kind: "signed" };
    if ((await tx.attachment.count({ where: signed })) === 0) return refuse("agreement-unsigned");
    const asks = payerOf(dealOf(row).terms.prices) !== "order";
    if (asks && methodsOf(context.policy.money, "agreement").length === 0) return refuse("agreement-no-ways");
    const moved = await moveAgreement(tx, context, row, stateOf(row) === "ended" ? "reopen" : "put-in-force");
    return isRefusal(moved) ? moved : { agreementId };
  },
});
