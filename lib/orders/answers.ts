import { z } from "zod";
import { ITALY } from "@/lib/kernel/countries";
import { type Billing, billingSchema, type Holder, type Human, holderSchema, isBody } from "./schema";

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

/**
 * To whom an invoice is made out, as sealed in `Order.billingSealed` and copied to `Invoice.billingSealed`.
 * `country` is ISO 3166-1 alpha-2; outside Italy `vatNumber` is the VAT or tax number of that country without its
 * letters, and the address's `cap` and `province` may be empty. A public body has an `ipaCode` (6 characters) instead of
 * `sdiCode`; with `splitPayment` it pays the VAT to the tax office itself.
 */
export const billingPartySchema = z.object({
  name: z.string(),
  /** A human being, whose e-invoice has first and last name apart. */
  person: z.object({ firstName: z.string(), lastName: z.string() }).nullable().default(null),
  taxCode: z.string().nullable(),
  vatNumber: z.string().nullable(),
  country: z.string().default(ITALY),
  address: z.object({ street: z.string(), cap: z.string(), city: z.string(), province: z.string() }),
  email: z.string(),
  sdiCode: z.string().nullable(),
  pec: z.string().nullable(),
  ipaCode: z.string().nullable().default(null),
  splitPayment: z.boolean().default(false),
  cig: z.string().nullable().default(null),
  cup: z.string().nullable().default(null),
});
export type BillingParty = z.infer<typeof billingPartySchema>;

const NO_BODY = { ipaCode: null, splitPayment: false, cig: null, cup: null };

const personOf = (holder: Holder): BillingParty["person"] =>
  isBody(holder) ? null : { firstName: holder.firstName, lastName: holder.lastName };

/** The party an invoice is made out to, from what the customer answered. */
export function billingParty(holder: Holder, billing: Billing): BillingParty {
  const { email } = holder;
  if (billing.to === "foreigner") {
    const { name, country, vatNumber, address } = billing;
    const none = { person: null, taxCode: null, sdiCode: null, pec: null, ...NO_BODY };
    return { name, country, vatNumber, address, email, ...none };
  }
  const delivery = { sdiCode: billing.sdiCode ?? null, pec: billing.pec ?? null };
  if (billing.to === "other") {
    const { name, address, taxCode, vatNumber } = billing;
    const codes = { taxCode: taxCode ?? null, vatNumber: vatNumber ?? null };
    return { name, person: null, country: ITALY, address, email, ...codes, ...delivery, ...NO_BODY };
  }
  return {
    name: displayNameOf(holder),
    person: personOf(holder),
    country: countryOf(holder),
    address: holder.address,
    email,
    taxCode: holder.taxCode ?? null,
    vatNumber: foreignTaxNumber(holder) ?? vatNumberOf(holder),
    ...delivery,
    ...(holder.kind === "public-body"
      ? {
          pec: holder.pec,
          sdiCode: null,
          ipaCode: holder.ipaCode,
          splitPayment: holder.splitPayment,
          cig: billing.cig ?? null,
          cup: billing.cup ?? null,
        }
      : NO_BODY),
  };
}

/** The name a holder goes by: first and last name, or the company's. */
export const displayNameOf = (holder: Holder): string =>
  isBody(holder) ? holder.companyName : `${holder.firstName} ${holder.lastName}`;

/** The person who signs: the holder, or a company's legal representative. */
export const signerOf = (holder: Holder): Human => (isBody(holder) ? holder.representative : holder);

/** Where a holder is at home. */
export const countryOf = (holder: Holder): string => ("country" in holder ? holder.country : ITALY);

/** A VAT number of its own; null for whoever has none (yet). */
export const vatNumberOf = (holder: Holder): string | null => ("vatNumber" in holder && holder.vatNumber) || null;

const foreignTaxNumber = (holder: Holder): string | null =>
  "taxNumber" in holder && !vatNumberOf(holder) ? (holder.taxNumber ?? null) : null;

/**
 * What papers and the provider know a holder by: the codice fiscale (a company's own, that of the representative of one
 * being formed), else the number of the holder's own country.
 */
export function taxIdOf(holder: Holder): string {
  if (holder.taxCode) return holder.taxCode;
  const own = foreignTaxNumber(holder) ?? vatNumberOf(holder);
  return own ?? ("documentNumber" in holder ? holder.documentNumber : "");
}

/** By which the same holder is known again: the codice fiscale, else the country with its number. */
export const identityKeyOf = (holder: Holder): string =>
  holder.taxCode ? holder.taxCode : `${countryOf(holder)}:${taxIdOf(holder)}`;

/** An address in one line, as papers print it; the country is added by whoever writes abroad. */
export function addressLine({ street, cap, city, province }: Holder["address"]): string {
  const place = [cap, city].filter(Boolean).join(" ");
  return `${street}, ${place}${province ? ` (${province})` : ""}`;
}
