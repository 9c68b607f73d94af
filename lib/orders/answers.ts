import { z } from "zod";
import { type Billing, billingSchema, type Holder, holderSchema } from "./schema";

/** What the wizard has been told so far, as kept in `Order.answersSealed` once opened. */
export interface Answers {
  holder?: Holder;
  billing?: Billing;
}

const kept = z.object({ holder: holderSchema.optional(), billing: billingSchema.optional() });

/** Reads opened answers; what no longer fits the questions of today counts as not answered. */
export function parseAnswers(opened: unknown): Answers {
  const parsed = kept.safeParse(opened);
  if (!parsed.success) return {};
  const { holder, billing } = parsed.data;
  return { ...(holder ? { holder } : {}), ...(billing ? { billing } : {}) };
}

/** To whom an invoice is made out, as sealed in `Order.billingSealed` and copied to `Invoice.billingSealed`. */
export const billingPartySchema = z.object({
  name: z.string(),
  taxCode: z.string().nullable(),
  vatNumber: z.string().nullable(),
  address: z.object({ street: z.string(), cap: z.string(), city: z.string(), province: z.string() }),
  email: z.string(),
  sdiCode: z.string().nullable(),
  pec: z.string().nullable(),
});
export type BillingParty = z.infer<typeof billingPartySchema>;

/** The party an invoice is made out to, from what the customer answered. */
export function billingParty(holder: Holder, billing: Billing): BillingParty {
  const delivery = { email: holder.email, sdiCode: billing.sdiCode ?? null, pec: billing.pec ?? null };
  if (billing.to === "other") {
    const { name, address, taxCode, vatNumber } = billing;
    return { name, address, taxCode: taxCode ?? null, vatNumber: vatNumber ?? null, ...delivery };
  }
  return {
    name: displayNameOf(holder),
    address: holder.address,
    taxCode: holder.taxCode,
    vatNumber: "vatNumber" in holder ? holder.vatNumber : null,
    ...delivery,
  };
}

/** The name a holder goes by: first and last name, or the company's. */
export const displayNameOf = (holder: Holder): string =>
  holder.kind === "company" ? holder.companyName : `${holder.firstName} ${holder.lastName}`;

/** The person who signs: the holder, or a company's legal representative. */
export const signerOf = (holder: Holder) => (holder.kind === "company" ? holder.representative : holder);
