import { isRefusal } from "@/lib/kernel/refusal";
import { operation } from "@/lib/platform/operation";
import { staffWith } from "@/lib/platform/rights";
import { resellerIdSchema } from "../schema";
import { lockReseller, moveReseller } from "../store";

/** A reseller who was suspended buys at its prices again. Refuses `reseller-unknown`, `reseller-cannot-resume`. */
export const resumeReseller = operation({
  act: "resume-reseller",
  input: resellerIdSchema,
  may: staffWith("keep-resellers"),
  audit: (input) => input,
  run: async (tx, { resellerId }, context) => {
    const row = await lockReseller(tx, context.seller, resellerId);
    if (isRefusal(row)) return row;
    const moved = await moveReseller(tx, context, row, "resume");
    return isRefusal(moved) ? moved : { resellerId };
  },
});
