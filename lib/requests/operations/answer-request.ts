import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { operation, staffWith } from "@/lib/platform/operation";
import { hasOwnAct } from "../request";
import { answerRequestInput } from "../schema";
import { lockRequest } from "../store";
import { decideRequest } from "../store/decide";

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
