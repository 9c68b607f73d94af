import { isRefusal } from "@/lib/kernel/refusal";
import { operation, systemOnly } from "@/lib/platform/operation";
import { resellerIdSchema } from "../schema";
import { lockReseller } from "../store";
import { bookCommissions as book } from "../store/commission";

/** Books in the ledger what a reseller has earned since it was last looked. Refuses `reseller-unknown`. */
export const bookCommissions = operation({
  act: "book-commissions",
  input: resellerIdSchema,
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { resellerId }, context) => {
    const row = await lockReseller(tx, context.seller, resellerId);
    return isRefusal(row) ? row : { lines: await book(tx, context, row.id) };
  },
});
