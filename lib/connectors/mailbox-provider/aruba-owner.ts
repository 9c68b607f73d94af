import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { type Owner, ownerShape, ownersShape } from "./aruba-shapes";
import type { ArubaCall } from "./aruba-vendor";
import type { HolderDetails, MailboxHolder } from "./port";
import { rejected, type Said } from "./speak";

const OWNERS = "/public/partner/pec/v2/owners";

/**
 * The number of a holder at Aruba, who is registered when new. Asking twice registers nobody twice: the search comes
 * first. Refuses `provider-rejected` with `holder-incomplete`, or `owner-ambiguous` when Aruba knows several.
 */
export async function ownerIdOf(call: ArubaCall, holder: MailboxHolder): Promise<Said<{ id: number }>> {
  const { details } = holder;
  if (!details?.personTaxCode) return rejected("holder-incomplete");
  const known = await call("POST", `${OWNERS}/search?page=0&size=10`, ownersShape, codesOf(holder, details));
  if (isRefusal(known)) return known.code === "provider-rejected" ? rejected("owner-search") : refuse(known.code);
  const same = known.filter((owner) => isSameHolder(owner, holder));
  const [only] = same;
  if (same.length > 1) return rejected("owner-ambiguous");
  if (only?.id) return { id: only.id };
  return call("POST", OWNERS, ownerShape, { ...personal(holder, details), ...codesOf(holder, details) });
}

/** Whether an owner is our holder: a body by its own codes, a human by the codice fiscale. */
export function isSameHolder(
  { taxCode, businessTaxCode, vatNumber }: Owner,
  { taxCode: ours, details }: MailboxHolder,
) {
  const codes = details?.body ? [businessTaxCode, vatNumber] : [taxCode];
  return codes.some((code) => code?.toUpperCase() === ours.toUpperCase());
}

function codesOf(
  holder: MailboxHolder,
  { body, vatNumber, personTaxCode = "" }: HolderDetails,
): Record<string, string> {
  const vat: Record<string, string> = vatNumber ? { vatNumber } : {};
  return body ? { businessTaxCode: holder.taxCode, ...vat } : { taxCode: personTaxCode, ...vat };
}

function personal({ kind }: MailboxHolder, details: HolderDetails) {
  const { firstName: name, lastName: surname, personTaxCode: taxCode, body, email, phone, address } = details;
  const human = kind === "professional" && details.vatNumber ? "LIBERO_PROFESSIONISTA" : "PRIVATO";
  const contacts = {
    ...{ address: address.street, town: address.city, zipCode: address.cap, district: address.province, email },
    // "+39.061234567": prefix and number apart; of other prefixes nobody here knows the length.
    telephoneNumber: phone.replace(/^\+39/, "+39."),
  };
  return {
    userType: body ? (body.isPublic ? "PUBBLICA_AMMINISTRAZIONE" : "AZIENDA") : human,
    ...{ name, surname, taxCode },
    ...(body && { businessName: body.name, companyContacts: contacts }),
    // 260 is Italy, and what is meant when nothing is said; other countries have numbers only Aruba's list tells.
    ...(address.country === "IT" && { contacts: { ...contacts, country: 260 } }),
  };
}
