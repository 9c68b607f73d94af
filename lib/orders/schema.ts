import { z } from "zod";
import { parseDay } from "@/lib/kernel/day";
import { checkCodiceFiscale } from "@/lib/kernel/identifiers/codice-fiscale";
import { checkEmail } from "@/lib/kernel/identifiers/email";
import { checkPartitaIva } from "@/lib/kernel/identifiers/partita-iva";
import { matchesPerson } from "@/lib/kernel/identifiers/person-match";
import { checkPhone } from "@/lib/kernel/identifiers/phone";
import { checkSdiCode } from "@/lib/kernel/identifiers/sdi";
import { isProvince } from "@/lib/kernel/provinces";
import { isRefusal } from "@/lib/kernel/refusal";
import { judged, line, orNothing } from "./checked";

/** Kinds of holder that can be described here; a seller's policy says which of them may buy. */
export const DESCRIBED_KINDS = ["person", "professional", "company"] as const;
export type DescribedKind = (typeof DESCRIBED_KINDS)[number];

const personTaxCode = judged((text) => checkCodiceFiscale(text, "person"), 40);
const anyTaxCode = judged((text) => checkCodiceFiscale(text), 40);
const vatNumber = judged(checkPartitaIva, 40);
const email = judged(checkEmail, 300);

const address = z.strictObject({
  street: line(120),
  cap: z
    .string()
    .trim()
    .min(1)
    .max(20)
    .regex(/^\d{5}$/, "cap-malformed"),
  city: line(80),
  province: z.string().min(1).max(10).refine(isProvince, "province-unknown"),
});

const contacts = { email, phone: judged(checkPhone, 40), address };

const names = {
  firstName: line(60),
  lastName: line(60),
  birthDate: z
    .string()
    .min(1)
    .max(20)
    .refine((text) => parseDay(text) !== null, "date-malformed"),
  birthPlace: line(80),
  taxCode: personTaxCode,
};
type Named = { firstName: string; lastName: string; birthDate: string; taxCode: string };

/** The codice fiscale must be this person's; the birthplace is compared on the server, where the register is. */
const samePerson = (person: Named, context: z.core.$RefinementCtx) => {
  const birthDate = parseDay(person.birthDate);
  if (!birthDate) return;
  const match = matchesPerson(person.taxCode, { ...person, birthDate });
  if (isRefusal(match)) context.addIssue({ code: "custom", path: ["taxCode"], message: match.code });
};

const person = z.strictObject({ kind: z.literal("person"), ...names, ...contacts }).superRefine(samePerson);

const professional = z
  .strictObject({ kind: z.literal("professional"), ...names, vatNumber, ...contacts })
  .superRefine(samePerson);

const company = z
  .strictObject({
    kind: z.literal("company"),
    companyName: line(120),
    vatNumber,
    /** The company's own; when left out it is the VAT number, as for most. */
    taxCode: orNothing(anyTaxCode),
    /** Who signs for the company. */
    representative: z.strictObject(names).superRefine(samePerson),
    ...contacts,
  })
  .transform(({ taxCode, ...rest }) => ({ ...rest, taxCode: taxCode ?? rest.vatNumber }));

/** Who the mailbox will belong to. `taxCode` is there for every kind: it tells holders apart. */
export const holderSchema = z.discriminatedUnion("kind", [person, professional, company]);
export type Holder = z.infer<typeof holderSchema>;
export type Address = z.infer<typeof address>;

/** Where the e-invoice goes; without either it waits in the customer's own tax area. */
const delivery = { sdiCode: orNothing(judged(checkSdiCode, 20)), pec: orNothing(email) };

const billedToOther = z
  .strictObject({
    to: z.literal("other"),
    name: line(120),
    vatNumber: orNothing(vatNumber),
    taxCode: orNothing(anyTaxCode),
    address,
    ...delivery,
  })
  .refine((party) => party.vatNumber || party.taxCode, { path: ["vatNumber"], message: "billing-identifier-missing" });

/** To whom the invoice is made out: to the holder, or to somebody else. */
export const billingSchema = z.discriminatedUnion("to", [
  z.strictObject({ to: z.literal("holder"), ...delivery }),
  billedToOther,
]);
export type Billing = z.infer<typeof billingSchema>;

export const describeHolderSchema = z.strictObject({
  orderId: z.uuid(),
  holder: holderSchema,
  billing: billingSchema,
});

/** "plan/months": what is bought, as one choice of a list. */
const offer = z
  .string()
  .regex(/^[a-z0-9-]{2,30}\/\d{1,3}$/)
  .transform((text) => {
    const [plan = "", months] = text.split("/");
    return { plan, termMonths: Number(months) };
  });
export const offerText = (choice: { plan: string; termMonths: number }): string =>
  `${choice.plan}/${choice.termMonths}`;

const localPart = z.string().max(200);

export const startOrderSchema = z.strictObject({
  offer,
  locale: z.enum(["it", "en"]).default("it"),
  /** A name thought of already; checked later, with the others. */
  name: localPart.optional(),
});
export const choosePlanSchema = z.strictObject({ orderId: z.uuid(), offer });

/** Three wishes in order of preference; the second and third may be left empty. */
export const wishNamesSchema = z.strictObject({
  orderId: z.uuid(),
  domain: z.string().max(100).optional(),
  names: z.tuple([localPart.trim().min(1), localPart, localPart]),
});

export const placeOrderSchema = z.strictObject({
  orderId: z.uuid(),
  /** Conditions, manual and privacy notice, in the versions in force. */
  acceptTerms: z.boolean().refine((yes) => yes, "consent-terms"),
  /** Asked of consumers: they may withdraw within 14 days, and want the mailbox at once all the same. */
  immediateActivation: z.boolean().default(false),
  /** The total the customer saw, cents: a price changed meanwhile is shown again before it is owed. */
  seenTotalCents: z.coerce.number().int().min(0).optional(),
});
