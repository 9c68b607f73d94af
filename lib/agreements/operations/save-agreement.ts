import { attach, fileOfToken } from "@/lib/documents/store/attachments";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { type Context, operation, type z } from "@/lib/platform/operation";
import { staffWith } from "@/lib/platform/rights";
import { saveAgreementSchema } from "../schema";
import { lockAgreement } from "../store";
import { agreementTerms, PROOFS } from "../terms";

type Input = z.infer<typeof saveAgreementSchema>;

/**
 * Writes down what was agreed with a professional order, as a draft or in force already; orders placed before keep their
 * price. Refuses `agreement-unknown`, `slug-taken`, `price-plan-unknown`, `delegation-not-allowed`, `file-unknown`.
 */
export const saveAgreement = operation({
  act: "save-agreement",
  input: saveAgreementSchema,
  may: staffWith("keep-agreements"),
  audit: ({ agreementId, slug, validFrom, validTo }) => ({
    agreementId: agreementId ?? null,
    slug,
    validFrom,
    validTo: validTo ?? null,
  }),
  run: async (tx, input, context) => {
    const { plans } = context.policy.catalogue;
    if (input.prices.some(({ plan }) => !plans.some(({ code }) => code === plan)))
      return refuse("price-plan-unknown", { field: "prices" });
    if (input.delegates && !context.policy.identity.delegation)
      return refuse("delegation-not-allowed", { field: "delegates" });
    const kept = await keep(tx, context, input);
    if (isRefusal(kept)) return kept;
    for (const kind of ["logo", "signed"] as const) {
      const filed = await file(tx, context, kept.agreementId, kind, input[kind]);
      if (isRefusal(filed)) return filed;
    }
    return kept;
  },
});

async function keep(tx: Tx, context: Context, input: Input): Promise<Outcome<{ agreementId: string }>> {
  const { seller } = context;
  const taken = await tx.agreement.findUnique({ where: { sellerId_slug: { sellerId: seller, slug: input.slug } } });
  if (taken && taken.id !== input.agreementId) return refuse("slug-taken", { field: "slug" });
  const data = { ...valuesOf(input), updatedAt: instantToDb(context.now) };
  if (!input.agreementId) {
    const id = newId();
    await tx.agreement.create({ data: { sellerId: seller, id, ...data, createdAt: instantToDb(context.now) } });
    return { agreementId: id };
  }
  const known = await lockAgreement(tx, context, input.agreementId);
  if (isRefusal(known)) return known;
  await tx.agreement.update({ where: { sellerId_id: { sellerId: seller, id: known.id } }, data });
  return { agreementId: known.id };
}

const atMidnight = (iso: string): Date => new Date(`${iso}T00:00:00.000Z`);

function valuesOf(input: Input) {
  const { name, slug, validFrom, validTo, domains, prices, collects, delegates, maxMailboxes, afterEnd } = input;
  const taken = { number: input.byNumber, code: input.byCode, certificate: input.byCertificate };
  const proofs = PROOFS.filter((proof) => taken[proof]);
  const terms = agreementTerms.parse({
    domains,
    prices,
    proofs,
    collects,
    delegates,
    maxMailboxes: maxMailboxes ?? null,
    afterEnd,
    commissionBps: input.commission,
    noticeDays: input.noticeDays,
  });
  return { name, slug, validFrom: atMidnight(validFrom), validTo: validTo ? atMidnight(validTo) : null, terms };
}

async function file(tx: Tx, context: Context, subjectId: string, kind: string, token: string | undefined) {
  if (!token) return null;
  const fileId = fileOfToken(context.seller, token);
  if (!fileId) return refuse("file-unknown", { field: kind });
  const filed = await attach(tx, context, { subjectKind: "agreement", subjectId, kind, fileId });
  return isRefusal(filed) ? { ...filed, field: kind } : null;
}
