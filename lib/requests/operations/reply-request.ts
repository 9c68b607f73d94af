import { z } from "zod";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { operation } from "@/lib/platform/operation";
import { askedBy, lockRequest } from "../store";
import { addReply } from "../store/reply";

export const replyRequestInput = z.strictObject({ requestId: z.uuid(), text: z.string().trim().min(1).max(4000) });

/**
 * The customer adds to a request: it is the staff's turn again, with a promise of its own when they had answered.
 * Refuses `request-unknown`, also to whom it does not belong, and `request-decided`.
 */
export const replyRequest = operation({
  act: "reply-request",
  input: replyRequestInput,
  may: (actor) => actor.kind === "user" || actor.kind === "link",
  audit: ({ requestId }) => ({ requestId }),
  run: async (tx, { requestId, text }, context) => {
    const request = await lockRequest(tx, context.seller, requestId);
    if (isRefusal(request)) return request;
    if (!askedBy(context.actor, request)) return refuse("request-unknown");
    const added = await addReply(tx, context, request, { text });
    return isRefusal(added) ? added : { requestId };
  },
});
