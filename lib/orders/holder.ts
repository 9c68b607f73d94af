import { z } from "zod";
import { checkSdiCode } from "@/lib/kernel/identifiers/sdi";
import { checkVatId } from "@/lib/kernel/identifiers/vat-id";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { judged, line, orNothing } from "./checked";
import {
  anyTaxCode,
  contacts,
  email,
  foreignContacts,
  foreignNames,
  names,
  personTaxCode,
  samePerson,
  vatNumber,
} from "./holder-fields";

const representative = z.strictObject(names).superRefine(samePerson);
const foreignRepresentative = z.strictObject(foreignNames).superRefine(samePerson);

const person = z.strictObject({ kind: z.literal("person"), ...names, ...contacts }).superRefine(samePerson);

/** A member of an Order writes which and under what number; who belongs to none has a VAT number of their own. */
const professional = z
  .strictObject({
    kind: z.literal("professional"),
    ...names,
    vatNumber: orNothing(vatNumber),
    order: orNothing(line(120)),
    enrolment: orNothing(line(30)),
    ...contacts,
  })
  .superRefine(samePerson)
  .refine(({ order, enrolment }) => !order || enrolment, { path: ["enrolment"], message: "enrolment-missing" })
  .refine(({ order, enrolment }) => !enrolment || order, { path: ["order"], message: "order-of-professionals-missing" })
  .refine((holder) => holder.vatNumber || holder.order, { path: ["vatNumber"], message: "professional-unidentified" });

const company = z
  .strictObject({
    kind: z.literal("company"),
    companyName: line(120),
    vatNumber,
    /** The company's own; when left out it is the VAT number, as for most. */
    taxCode: orNothing(anyTaxCode),
    /** Who signs for the company. */
    representative,
    ...contacts,
  })
  .transform(({ taxCode, ...rest }) => ({ ...rest, taxCode: taxCode ?? rest.vatNumber }));

/** A company without numbers yet: its representative's codice fiscale stands for both until they are supplied. */
const beingFormed = z
  .strictObject({
    kind: z.literal("company-being-formed"),
    companyName: line(120),
    taxCode: orNothing(personTaxCode),
    representative,
    ...contacts,
  })
  .transform(({ taxCode: _, ...rest }) => ({ ...rest, taxCode: rest.representative.taxCode }));

const publicCode = judged((text) => {
  const code = checkSdiCode(text, "public");
  return isRefusal(code) ? refuse("ipa-code-malformed") : code;
}, 20);
const publicTaxCode = anyTaxCode.refine((code) => code.length === 11, "public-tax-code-malformed");

/** A body of the public administration, as IPA (the index of them) knows it: its office's code receives the invoice. */
const publicBody = z.strictObject({
  kind: z.literal("public-body"),
  companyName: line(120),
  taxCode: publicTaxCode,
  vatNumber: orNothing(vatNumber),
  ipaCode: publicCode,
  /** VAT is paid to the tax office by the body itself (DPR 633/1972, art. 17-ter). */
  splitPayment: z.boolean().default(true),
  pec: email,
  representative,
  ...contacts,
});

const documentNumber = line(20).transform((text) => text.toUpperCase().replace(/[\s./-]/g, ""));

const foreignPerson = z
  .strictObject({
    kind: z.literal("foreign-person"),
    ...foreignNames,
    /** Of the passport or identity card by which the person is known here, when no tax number is given. */
    documentNumber,
    taxNumber: orNothing(line(30)),
    ...foreignContacts,
  })
  .superRefine(samePerson);

const foreignCompany = z
  .strictObject({
    kind: z.literal("foreign-company"),
    companyName: line(120),
    /** For VAT, without the letters of the country. */
    vatNumber: orNothing(line(40)),
    /** In the register of companies or of taxes of its country. */
    taxNumber: orNothing(line(30)),
    /** An Italian codice fiscale, if it was ever given one. */
    taxCode: orNothing(anyTaxCode),
    representative: foreignRepresentative,
    ...foreignContacts,
  })
  .refine((holder) => holder.vatNumber || holder.taxNumber, {
    path: ["vatNumber"],
    message: "foreign-identifier-missing",
  })
  .transform((holder, context) => {
    const number = holder.vatNumber ? checkVatId(holder.vatNumber, holder.country) : undefined;
    if (!isRefusal(number)) return { ...holder, vatNumber: number };
    context.addIssue({ code: "custom", path: ["vatNumber"], message: number.code });
    return z.NEVER;
  });

/** Who the mailbox will belong to. What tells holders apart is `identityKeyOf`. */
export const holderSchema = z.discriminatedUnion("kind", [
  person,
  professional,
  company,
  beingFormed,
  publicBody,
  foreignPerson,
  foreignCompany,
]);
export type Holder = z.infer<typeof holderSchema>;
/** A holder that somebody represents. */
export type Body = Extract<Holder, { companyName: string }>;

export const isBody = (holder: Holder): holder is Body => "companyName" in holder;
