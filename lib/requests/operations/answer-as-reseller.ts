import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { hasRole } from "@/lib/platform/actor";
import { operation } from "@/lib/platform/operation";
import { hasOwnAct } from "../request";
import { answerRequestInput } from "../schema";
import { settleRequest } from "../store/decide";
import { lockForReseller } from "../store/lock-for-reseller";

/**
 * A reseller answers a customer's request, or closes it. Refuses `request-unknown` (another's, too), `request-handed-on`
 * and `request-needs-act` for what only the seller can carry out.
 */
export const answerAsReseller = operation({
  act: "answer-as-reseller",
  input: answerRequestInput,
  may: (actor) => actor.kind === "user" && hasRole(actor, "reseller"),
  audit: ({ requestId, decision }) => ({ requestId, decision }),
  run: async (tx, { requestId, decision, text }, context) => {
    const found = await lockForReseller(tx, context, requestId);
    if (isRefusal(found)) return found;
    if (decision === "accept" && hasOwnAct(found.request.kind)) return refuse("request-needs-act");
    const settled = await settleRequest(tx, context, found.request, { decision, text, as: found.reseller.name });
    return isRefusal(settled) ? settled : { requestId, state: settled.state };
  },
});
