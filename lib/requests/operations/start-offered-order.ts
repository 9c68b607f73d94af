import { z } from "zod";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation } from "@/lib/platform/operation";
import { OFFER_DAYS } from "../offer";
import { askedBy, lockRequest } from "../store";
import { approvedOffer } from "../store/offered";
import { openOffered } from "../store/offered-order";

/**
 * Whoever asked for an offer opens one more of its orders, at the price offered. Refuses `request-unknown`, `offer-over`,
 * and as `openOffered`.
 */
export const startOfferedOrder = operation({
  act: "start-offered-order",
  input: z.strictObject({ requestId: z.uuid() }),
  may: (actor) => actor.kind === "user" || actor.kind === "link",
  audit: (input) => input,
  run: async (tx, { requestId }, context): Promise<Outcome<{ orderId: string; linkId: string }>> => {
    const request = await lockRequest(tx, context.seller, requestId);
    if (isRefusal(request)) return request;
    const offered = askedBy(context.actor, request) && (await approvedOffer(tx, context.seller, requestId));
    if (!offered) return refuse("request-unknown");
    if (offered.since < instantToDb(context.now.subtract({ hours: OFFER_DAYS * 24 }))) return refuse("offer-over");
    return openOffered(tx, context, request, offered);
  },
});
