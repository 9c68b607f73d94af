import { z } from "zod";
import { formatInstant, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import { actorId, actorName } from "@/lib/platform/actor";
import { operation, staffOnly } from "@/lib/platform/operation";
import { afterEvent } from "../request";
import { lockRequest, requestLink, writeMessage } from "../store";

export const answerRequestInput = z.strictObject({
  requestId: z.uuid(),
  decision: z.enum(["answer", "accept", "refuse"]),
  text: z.string().trim().min(1).max(4000),
});

/**
 * A person of the staff answers a request, or decides it. Of two who decide at once one wins; the other is told who and
 * when. Refuses `request-unknown`, `request-decided` (params who, when),
 * `request-withdrawn`, `own-request`.
 */
export const answerRequest = operation({
  act: "answer-request",
  input: answerRequestInput,
  may: staffOnly("sales", "back-office", "help-desk"),
  audit: ({ requestId, decision }) => ({ requestId, decision }),
  run: async (tx, { requestId, decision, text }, context) => {
    const request = await lockRequest(tx, context.seller, requestId);
    if (isRefusal(request)) return request;
    if (request.userId && request.userId === actorId(context.actor)) return refuse("own-request");
    const state = afterEvent(request.state, decision);
    if (isRefusal(state) && request.state === "withdrawn") return refuse("request-withdrawn");
    if (isRefusal(state))
      return refuse("request-decided", {
        params: {
          state: request.state,
          who: request.decidedByName ?? "",
          when: request.decidedAt ? formatInstant(instantFromDb(request.decidedAt)) : "",
        },
      });
    const decided =
      decision === "answer"
        ? {}
        : {
            decidedAt: instantToDb(context.now),
            decidedById: actorId(context.actor) ?? null,
            decidedByName: actorName(context.actor) ?? null,
          };
    await tx.request.update({
      where: { sellerId_id: { sellerId: context.seller, id: requestId } },
      data: { state, ...decided },
    });
    const messageId = await writeMessage(tx, context, requestId, { fromStaff: true, text });
    await queueMail(tx, context, {
      template: "request-answered",
      to: request.email,
      locale: "it",
      facts: { requestId, messageId, linkId: await requestLink(tx, context, requestId) },
      dedupeKey: `request-answered:${messageId}`,
    });
    return { requestId, state };
  },
});
