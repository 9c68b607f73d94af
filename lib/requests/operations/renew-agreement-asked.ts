import { lockAgreement } from "@/lib/agreements/store";
import { goOn, mayGoOn } from "@/lib/agreements/store/renewals";
import { handAttachmentOn } from "@/lib/documents/store/attachments";
import { day } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { operation, staffWith } from "@/lib/platform/operation";
import { renewAgreementAskedInput } from "../schema";
import { lockRequest } from "../store";
import { renewalAsked } from "../store/agreement-renewal";
import { decideRequest } from "../store/decide";

/**
 * The rep accepts a request for the renewal of an agreement: it goes on until the day read on the paper, which is filed
 * with the agreement from then on. Refuses `request-unknown`, the codes of `decideRequest`, and as `mayGoOn`.
 */
export const renewAgreementAsked = operation({
  act: "renew-agreement-asked",
  input: renewAgreementAskedInput,
  may: staffWith("keep-agreements"),
  audit: ({ requestId, validTo }) => ({ requestId, validTo: validTo ?? null }),
  run: async (tx, { requestId, text, validTo }, context) => {
    const request = await lockRequest(tx, context.seller, requestId);
    if (isRefusal(request)) return request;
    const asked = renewalAsked(request);
    if (!asked) return refuse("request-unknown");
    const decided = await decideRequest(tx, context, request, { decision: "accept", text });
    if (isRefusal(decided)) return decided;
    const agreement = await lockAgreement(tx, context, asked.agreementId);
    if (isRefusal(agreement)) return agreement;
    const until = validTo ? day(validTo) : null;
    const possible = mayGoOn(agreement, until);
    if (isRefusal(possible)) return possible;
    const filed = { subjectKind: "agreement", subjectId: agreement.id } as const;
    await handAttachmentOn(tx, context, asked.fileId, filed);
    const renewed = await goOn(tx, context, agreement, { until, note: request.code, signedFileId: asked.fileId });
    return isRefusal(renewed) ? renewed : { requestId };
  },
});
