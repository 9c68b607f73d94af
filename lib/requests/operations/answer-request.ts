import { z } from "zod";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { operation, staffWith } from "@/lib/platform/operation";
import { hasOwnAct } from "../request";
import { lockRequest } from "../store";
import { decideRequest } from "../store/decide";

export const answerRequestInput = z.strictObject({
  requestId: z.uuid(),
  decision: z.enum(["answer", "accept", "refuse"]),
  text: z.string().trim().min(1).max(4000),
});

/**
 * A person of the staff answers a request, or decides it. Of two who decide at once one wins; the other is told who and
 * when. Refuses `request-unknown`, `request-decided` (params who, when), `request-withdrawn`, `own-request`, `outside-territory` (params who), and
 * `request-needs-act` for one that is accepted by carrying it out.
 */
export const answerRequest = operation({
  act: "answer-request",
  input: answerRequestInput,
  may: staffWith("answer-requests"),
  audit: ({ requestId, decision }) => ({ requestId, decision }),
  run: async (tx, { requestId, decision, text }, context) => {
    const request = await lockRequest(tx, context.seller, requestId);
    if (isRefusal(request)) return request;
    if (decision === "accept" && hasOwnAct(request.kind)) return refuse("request-needs-act");
    const decided = await decideRequest(tx, context, request, { decision, text });
    return isRefusal(decided) ? decided : { requestId, state: decided.state };
  },
});
