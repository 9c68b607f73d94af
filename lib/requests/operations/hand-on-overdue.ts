import { z } from "zod";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { operation, systemOnly } from "@/lib/platform/operation";
import { lockRequest } from "../store";
import { handOn } from "../store/resellers";
import { isWithReseller } from "../with-reseller";

/**
 * A request its reseller did not answer in time, or may answer no more because suspended, is the seller's. Refuses
 * `request-unknown`, `request-handed-on`, `request-not-due` (answered meanwhile, or there is time).
 */
export const handOnOverdue = operation({
  act: "hand-on-overdue",
  input: z.strictObject({ requestId: z.uuid() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { requestId }, context) => {
    const request = await lockRequest(tx, context.seller, requestId);
    if (isRefusal(request)) return request;
    const { resellerId, resellerUntil, sellerId, state } = request;
    if (!resellerId || !resellerUntil || !isWithReseller(request)) return refuse("request-handed-on");
    const reseller = await tx.reseller.findUniqueOrThrow({ where: { sellerId_id: { sellerId, id: resellerId } } });
    const late = resellerUntil.getTime() <= instantToDb(context.now).getTime();
    if (state !== "open" || (!late && reseller.state === "active")) return refuse("request-not-due");
    await handOn(tx, context, request, null);
    return { requestId };
  },
});
