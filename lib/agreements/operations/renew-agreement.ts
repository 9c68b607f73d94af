import { attach, fileOfToken } from "@/lib/documents/store/attachments";
import { day, fromDb, instantToDb, isAfter, toDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { actorName } from "@/lib/platform/actor";
import { newId } from "@/lib/platform/ids";
import { operation } from "@/lib/platform/operation";
import { staffWith } from "@/lib/platform/rights";
import { closeTask } from "@/lib/staff/store";
import { renewAgreementSchema } from "../schema";
import { lockAgreement, moveAgreement } from "../store";
import { AGREEMENT_ENDS } from "../store/renewals";

/**
 * An agreement goes on to a later day, or without an end, on the same terms, as was signed on paper; one that was ended is
 * in force again. Until when it was valid before is kept, and the paper. Refuses `agreement-unknown`,
 * `agreement-cannot-renew` (a draft), `agreement-without-end`, `validity-not-longer`, `renewal-unsigned`, `file-unknown`.
 */
export const renewAgreement = operation({
  act: "renew-agreement",
  input: renewAgreementSchema,
  may: staffWith("keep-agreements"),
  audit: ({ agreementId, validTo }) => ({ agreementId, validTo: validTo ?? null }),
  run: async (tx, { agreementId, validTo, note, signed }, context) => {
    const row = await lockAgreement(tx, context, agreementId);
    if (isRefusal(row)) return row;
    if (row.state === "draft") return refuse("agreement-cannot-renew");
    if (!row.validTo) return refuse("agreement-without-end");
    const next = validTo ? day(validTo) : null;
    if (next && !isAfter(next, fromDb(row.validTo))) return refuse("validity-not-longer", { field: "validTo" });
    const signedFileId = fileOfToken(context.seller, signed);
    if (!signedFileId) return refuse("file-unknown", { field: "signed" });
    const paper = { subjectKind: "agreement" as const, subjectId: agreementId, kind: "signed", fileId: signedFileId };
    const filed = await attach(tx, context, paper);
    if (isRefusal(filed)) return { ...filed, field: "signed" };
    const reopened = row.state === "ended" ? await moveAgreement(tx, context, row, "reopen") : row;
    if (isRefusal(reopened)) return reopened;
    const { seller: sellerId } = context;
    const made = { renewedAt: instantToDb(context.now), byName: actorName(context.actor) ?? "", note, signedFileId };
    const before = { validToBefore: row.validTo, termsBefore: row.terms ?? {} };
    const until = { validTo: next && toDb(next) };
    await tx.agreementRenewal.create({ data: { sellerId, id: newId(), agreementId, ...before, ...until, ...made } });
    const where = { sellerId_id: { sellerId, id: agreementId } };
    await tx.agreement.update({ where, data: { ...until, updatedAt: made.renewedAt } });
    await closeTask(tx, context, { ...AGREEMENT_ENDS, subjectId: agreementId });
    return { agreementId };
  },
});
