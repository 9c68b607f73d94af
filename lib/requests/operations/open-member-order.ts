import { lockAgreement } from "@/lib/agreements/store";
import { openMemberOrder as open } from "@/lib/agreements/store/member-order";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { operation, staffWith } from "@/lib/platform/operation";
import { openMemberOrderInput } from "../schema";
import { lockRequest } from "../store";
import { decideRequest } from "../store/decide";

/**
 * The rep accepts the request of a member by opening the order under the agreement, at its price: whoever asked finds it on
 * the request's page, to be completed and paid. By the list the number and the codice fiscale are needed, by certificate
 * the member sends it with the documents. Refuses `request-unknown`, `enrolment-missing`, `tax-code-missing`, the codes of
 * `decideRequest` and of `openMemberOrder`: then nothing is decided.
 */
export const openMemberOrder = operation({
  act: "open-member-order",
  input: openMemberOrderInput,
  may: staffWith("answer-requests"),
  audit: ({ requestId, agreementId, offer, by }) => ({ requestId, agreementId, ...offer, by }),
  run: async (tx, { requestId, text, agreementId, offer, by, number, taxCode }, context) => {
    const request = await lockRequest(tx, context.seller, requestId);
    if (isRefusal(request)) return request;
    if (request.kind !== "agreement-purchase") return refuse("request-unknown");
    const decided = await decideRequest(tx, context, request, { decision: "accept", text });
    if (isRefusal(decided)) return decided;
    if (by === "number" && !number) return refuse("enrolment-missing", { field: "number" });
    if (by === "number" && !taxCode) return refuse("tax-code-missing", { field: "taxCode" });
    const agreement = await lockAgreement(tx, context, agreementId);
    if (isRefusal(agreement)) return agreement;
    const claim = { by, number, taxCode, code: "" };
    const of = { userId: request.userId, requestId, locale: "it" };
    const opened = await open(tx, context, agreement, { ...claim, ...of, offer });
    return isRefusal(opened) ? opened : { requestId, orderId: opened.orderId };
  },
});
