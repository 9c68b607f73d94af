import { lockAgreement } from "@/lib/agreements/store";
import { isOneOfItsPeople } from "@/lib/agreements/store/managers";
import { mayGoOn } from "@/lib/agreements/store/renewals";
import { attach, fileOfToken } from "@/lib/documents/store/attachments";
import { day } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { operation } from "@/lib/platform/operation";
import { agreementRenewalSchema } from "../schema";
import { openRequest } from "../store";
import { countOpenRenewals } from "../store/agreement-renewal";

/**
 * The people of a professional order ask that their agreement go on by the paper they signed; the rep of the province
 * decides (rows 7, 25). One open request for an agreement. Refuses `agreement-unknown` (for everybody else it is not
 * there), `renewal-asked`, `file-unknown`, and as `mayGoOn`.
 */
export const requestAgreementRenewal = operation({
  act: "request-agreement-renewal",
  input: agreementRenewalSchema,
  may: (actor) => actor.kind === "user",
  audit: ({ agreementId, validTo, province }) => ({ agreementId, validTo: validTo ?? null, province }),
  run: async (tx, { agreementId, validTo, signed, province, message }, context) => {
    const { seller, actor } = context;
    if (actor.kind !== "user" || !(await isOneOfItsPeople(tx, context, agreementId)))
      return refuse("agreement-unknown");
    const agreement = await lockAgreement(tx, context, agreementId);
    if (isRefusal(agreement)) return agreement;
    const possible = mayGoOn(agreement, validTo ? day(validTo) : null);
    if (isRefusal(possible)) return possible;
    if ((await countOpenRenewals(tx, seller, agreementId)) > 0) return refuse("renewal-asked");
    const fileId = fileOfToken(seller, signed);
    if (!fileId) return refuse("file-unknown", { field: "signed" });
    const where = { sellerId_id: { sellerId: seller, id: actor.userId } };
    const asker = await tx.user.findUniqueOrThrow({ where, select: { email: true, displayName: true } });
    const { request } = await openRequest(tx, context, {
      kind: "agreement-renewal",
      mailboxId: null,
      userId: actor.userId,
      email: asker.email,
      customerName: asker.displayName,
      province,
      facts: { agreementId, order: agreement.name, until: validTo ?? null, fileId },
      text: message,
    });
    const subject = { subjectKind: "request", subjectId: request.id, kind: "signed" } as const;
    const attached = await attach(tx, context, { ...subject, fileId });
    return isRefusal(attached) ? { ...attached, field: "signed" } : { requestId: request.id, code: request.code };
  },
});
