import { z } from "zod";
import { ITALY, isCountry } from "@/lib/kernel/countries";
import { checkCodiceFiscale } from "@/lib/kernel/identifiers/codice-fiscale";
import { checkPartitaIva } from "@/lib/kernel/identifiers/partita-iva";
import { checkSdiCode } from "@/lib/kernel/identifiers/sdi";
import { checkVatId } from "@/lib/kernel/identifiers/vat-id";
import { isProvince } from "@/lib/kernel/provinces";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import type { BillingParty } from "@/lib/orders/answers";
import { judged, line, orNothing } from "@/lib/orders/checked";
import { email } from "@/lib/orders/holder-fields";

const text = orNothing(line(60));

const fields = z.strictObject({
  invoiceId: z.uuid(),
  /** Why it is changed: kept with what stood there before. */
  reason: line(300),
  name: line(120),
  firstName: text,
  lastName: text,
  country: z.string().default(ITALY).refine(isCountry, "country-unknown"),
  vatNumber: text,
  taxCode: text,
  street: line(120),
  cap: z.string().trim().max(12).default(""),
  city: line(80),
  province: z.string().trim().max(60).default(""),
  sdiCode: orNothing(judged((code) => checkSdiCode(code), 20)),
  pec: orNothing(email),
  ipaCode: orNothing(judged((code) => checkSdiCode(code, "public"), 20)),
  cig: text,
  cup: text,
});

/** Billing data of an invoice as the accounting writes them anew. A person has first and last name, a body its office. */
export const correctInvoiceInput = fields.transform((given, context) => {
  const issue = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
  const checked = (path: "vatNumber" | "taxCode", check: (text: string) => Outcome<string>): string | undefined => {
    const value = given[path];
    const outcome = value === undefined ? undefined : check(value);
    if (isRefusal(outcome)) issue(path, outcome.code);
    return isRefusal(outcome) ? undefined : outcome;
  };
  const abroad = given.country !== ITALY;
  const vatNumber = checked("vatNumber", (number) =>
    abroad ? checkVatId(number, given.country) : checkPartitaIva(number),
  );
  const taxCode = checked("taxCode", (code) => checkCodiceFiscale(code));
  if (!abroad && !given.vatNumber && !given.taxCode) issue("vatNumber", "billing-identifier-missing");
  if (!abroad && !/^\d{5}$/.test(given.cap)) issue("cap", "cap-malformed");
  if (!abroad && !isProvince(given.province)) issue("province", "province-unknown");
  if (abroad && given.ipaCode) issue("ipaCode", "ipa-code-abroad");
  if ((given.firstName === undefined) !== (given.lastName === undefined))
    issue(given.firstName === undefined ? "firstName" : "lastName", "person-name-missing");
  return context.issues.length > 0 ? z.NEVER : { ...given, vatNumber, taxCode };
});
type Correction = z.infer<typeof correctInvoiceInput>;

/** The party of an invoice after a correction; what is not asked for stays. */
export function correctedParty(before: BillingParty | null, given: Correction): BillingParty {
  const { name, firstName, lastName, country, street, cap, city, province } = given;
  return {
    name,
    person: firstName && lastName ? { firstName, lastName } : null,
    taxCode: given.taxCode ?? null,
    vatNumber: given.vatNumber ?? null,
    country,
    address: { street, cap, city, province },
    email: before?.email ?? "",
    sdiCode: given.ipaCode ? null : (given.sdiCode ?? null),
    pec: given.pec ?? null,
    ipaCode: given.ipaCode ?? null,
    splitPayment: before?.splitPayment ?? false,
    cig: given.cig ?? null,
    cup: given.cup ?? null,
  };
}
