import { attach, fileOfToken } from "@/lib/documents/store/attachments";
import { day } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { operation } from "@/lib/platform/operation";
import { staffWith } from "@/lib/platform/rights";
import { renewAgreementSchema } from "../schema";
import { lockAgreement } from "../store";
import { goOn, mayGoOn } from "../store/renewals";

/**
 * An agreement goes on to a later day, or without an end, on the same terms, as was signed on paper; one that was ended is
 * in force again. Until when it was valid before is kept, and the paper. Refuses `agreement-unknown`, `renewal-unsigned`,
 * `file-unknown`, and as `mayGoOn`.
 */
export const renewAgreement = operation({
  act: "renew-agreement",
  input: renewAgreementSchema,
  may: staffWith("keep-agreements"),
  audit: ({ agreementId, validTo }) => ({ agreementId, validTo: validTo ?? null }),
  run: async (tx, { agreementId, validTo, note, signed }, context) => {
    const row = await lockAgreement(tx, context, agreementId);
    if (isRefusal(row)) return row;
    const next = validTo ? day(validTo) : null;
    const possible = mayGoOn(row, next);
    if (isRefusal(possible)) return possible;
    const signedFileId = fileOfToken(context.seller, signed);
    if (!signedFileId) return refuse("file-unknown", { field: "signed" });
    const paper = { subjectKind: "agreement" as const, subjectId: agreementId, kind: "signed", fileId: signedFileId };
    const filed = await attach(tx, context, paper);
    if (isRefusal(filed)) return { ...filed, field: "signed" };
    const renewed = await goOn(tx, context, row, { until: next, note, signedFileId });
    if (isRefusal(renewed)) return renewed;
    return { agreementId };
  },
});
