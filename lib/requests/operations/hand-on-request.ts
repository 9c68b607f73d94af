import { z } from "zod";
import { isRefusal } from "@/lib/kernel/refusal";
import { line } from "@/lib/orders/checked";
import { hasRole } from "@/lib/platform/actor";
import { operation } from "@/lib/platform/operation";
import { lockForReseller } from "../store/lock-for-reseller";
import { handOn } from "../store/resellers";

/**
 * A reseller hands a customer's request on to the seller, and says why: it goes to the rep of the customer's province.
 * Refuses `request-unknown` (another's, too), `request-handed-on`.
 */
export const handOnRequest = operation({
  act: "hand-on-request",
  input: z.strictObject({ requestId: z.uuid(), why: line(500) }),
  may: (actor) => actor.kind === "user" && hasRole(actor, "reseller"),
  audit: ({ requestId }) => ({ requestId }),
  run: async (tx, { requestId, why }, context) => {
    const found = await lockForReseller(tx, context, requestId);
    if (isRefusal(found)) return found;
    await handOn(tx, context, found.request, why);
    return { requestId };
  },
});
