import { isRefusal } from "@/lib/kernel/refusal";
import { operation } from "@/lib/platform/operation";
import { staffWith } from "@/lib/platform/rights";
import { suspendResellerSchema } from "../schema";
import { lockReseller, moveReseller } from "../store";

/**
 * A reseller buys no longer at its prices; what it and its customers have goes on. Refuses `reseller-unknown`,
 * `reseller-cannot-suspend`.
 */
export const suspendReseller = operation({
  act: "suspend-reseller",
  input: suspendResellerSchema,
  may: staffWith("keep-resellers"),
  audit: ({ resellerId }) => ({ resellerId }),
  run: async (tx, { resellerId, why }, context) => {
    const row = await lockReseller(tx, context.seller, resellerId);
    if (isRefusal(row)) return row;
    const moved = await moveReseller(tx, context, row, "suspend", why);
    return isRefusal(moved) ? moved : { resellerId };
  },
});
