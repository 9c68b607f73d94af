import { z } from "zod";
import { ITALY, isCountry } from "@/lib/kernel/countries";
import { parseDay } from "@/lib/kernel/day";
import { checkCodiceFiscale } from "@/lib/kernel/identifiers/codice-fiscale";
import { checkEmail } from "@/lib/kernel/identifiers/email";
import { checkPartitaIva } from "@/lib/kernel/identifiers/partita-iva";
import { matchesPerson } from "@/lib/kernel/identifiers/person-match";
import { checkPhone } from "@/lib/kernel/identifiers/phone";
import { isProvince } from "@/lib/kernel/provinces";
import { isRefusal } from "@/lib/kernel/refusal";
import { judged, line, orNothing } from "./checked";

export const personTaxCode = judged((text) => checkCodiceFiscale(text, "person"), 40);
export const anyTaxCode = judged((text) => checkCodiceFiscale(text), 40);
export const vatNumber = judged(checkPartitaIva, 40);
export const email = judged(checkEmail, 300);

export const address = z.strictObject({
  street: line(120),
  cap: z
    .string()
    .trim()
    .min(1)
    .max(20)
    .regex(/^\d{5}$/, "cap-malformed"),
  city: line(80),
  province: z
    .string()
    .min(1)
    .max(10)
    .refine((code: string): boolean => isProvince(code), "province-unknown"),
});

/** Abroad nobody here knows what a postal code or a region looks like; either may be left out. */
export const foreignAddress = z.strictObject({
  street: line(120),
  cap: z
    .string()
    .trim()
    .max(12)
    .regex(/^[A-Za-z0-9 -]*$/, "postal-code-malformed")
    .default(""),
  city: line(80),
  province: orNothing(line(60)).transform((region) => region ?? ""),
});
/** Abroad `cap` is a postal code, `province` a region; each may be empty. */
export type Address = { street: string; cap: string; city: string; province: string };

/** A country that is not Italy, by its two letters. */
export const foreignCountry = z
  .string()
  .min(1)
  .max(10)
  .refine((code) => isCountry(code) && code !== ITALY, "country-unknown");

const reachedAt = { email, phone: judged(checkPhone, 40) };
export const contacts = { ...reachedAt, address };
export const foreignContacts = { ...reachedAt, country: foreignCountry, address: foreignAddress };

const born = {
  firstName: line(60),
  lastName: line(60),
  birthDate: z
    .string()
    .min(1)
    .max(20)
    .refine((text) => parseDay(text) !== null, "date-malformed"),
  birthPlace: line(80),
};
export const names = { ...born, taxCode: personTaxCode };
/** Who was never given a codice fiscale is not asked for one; who has one may be found by it. */
export const foreignNames = { ...born, taxCode: orNothing(personTaxCode) };

/** A human as forms and papers name them. `birthDate` "YYYY-MM-DD"; foreigners may have no codice fiscale. */
export interface Human {
  firstName: string;
  lastName: string;
  birthDate: string;
  birthPlace: string;
  taxCode?: string | undefined;
}

/** The codice fiscale must be this person's; the birthplace is compared on the server, where the register is. */
export const samePerson = (person: Human, context: z.core.$RefinementCtx): void => {
  const birthDate = parseDay(person.birthDate);
  if (!birthDate || !person.taxCode) return;
  const match = matchesPerson(person.taxCode, { ...person, birthDate });
  if (isRefusal(match)) context.addIssue({ code: "custom", path: ["taxCode"], message: match.code });
};
