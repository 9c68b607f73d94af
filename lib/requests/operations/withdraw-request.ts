import { z } from "zod";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { operation } from "@/lib/platform/operation";
import { afterEvent } from "../request";
import { askedBy, lockRequest } from "../store";

/** The customer no longer needs an answer. Refuses `request-unknown`, `request-decided`. */
export const withdrawRequest = operation({
  act: "withdraw-request",
  input: z.strictObject({ requestId: z.uuid() }),
  may: (actor) => actor.kind === "user" || actor.kind === "link",
  audit: (input) => input,
  run: async (tx, { requestId }, context) => {
    const request = await lockRequest(tx, context.seller, requestId);
    if (isRefusal(request)) return request;
    if (!askedBy(context.actor, request)) return refuse("request-unknown");
    const state = afterEvent(request.state, "withdraw");
    if (isRefusal(state)) return state;
    await tx.request.update({
      where: { sellerId_id: { sellerId: context.seller, id: requestId } },
      data: { state, decidedAt: instantToDb(context.now) },
    });
    return { requestId };
  },
});
