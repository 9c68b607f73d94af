import { z } from "zod";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { operation } from "@/lib/platform/operation";
import { afterEvent } from "../request";
import { askedBy, lockRequest, promisedBy, writeMessage } from "../store";
import { resellerUntil } from "../store/resellers";
import { isWithReseller } from "../with-reseller";

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
    const state = afterEvent(request.state, "reply");
    if (isRefusal(state)) return state;
    await tx.request.update({
      where: { sellerId_id: { sellerId: context.seller, id: requestId } },
      data: {
        state,
        ...(request.state === "answered" ? { dueAt: promisedBy(context, request.kind) } : {}),
        ...(request.state === "answered" && isWithReseller(request) ? { resellerUntil: resellerUntil(context) } : {}),
      },
    });
    await writeMessage(tx, context, requestId, { fromStaff: false, authorName: request.customerName, text });
    return { requestId };
  },
});
