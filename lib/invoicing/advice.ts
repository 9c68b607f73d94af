import type { BillingParty } from "@/lib/orders/answers";

/** Billing data that a correction writes, by the names of its form. */
export const CORRECTED_FIELDS = [
  "name",
  "firstName",
  "lastName",
  "country",
  "vatNumber",
  "taxCode",
  "street",
  "cap",
  "city",
  "province",
  "sdiCode",
  "pec",
  "ipaCode",
  "cig",
  "cup",
] as const;
export type CorrectedField = (typeof CORRECTED_FIELDS)[number];

/** What each control of SdI that billing data can break is about. */
const ABOUT: Record<string, readonly CorrectedField[]> = {
  "00303": ["vatNumber"],
  "00304": ["taxCode"],
  "00305": ["vatNumber"],
  "00306": ["taxCode"],
  "00311": ["sdiCode"],
  "00312": ["sdiCode"],
  "00324": ["vatNumber", "taxCode"],
  "00398": ["ipaCode"],
  "00399": ["ipaCode"],
  "00417": ["vatNumber", "taxCode"],
  "00427": ["sdiCode", "ipaCode"],
};

/** The billing data that faults speak of, in the form's order; none when they are about something else. */
export function fieldsToCorrect(faults: readonly { code: string }[]): CorrectedField[] {
  const about = new Set(faults.flatMap(({ code }) => ABOUT[code] ?? []));
  return CORRECTED_FIELDS.filter((field) => about.has(field));
}

/** Billing data as the form of a correction shows them; what is not known is empty. */
export function correctedFields(party: BillingParty | null): Record<CorrectedField, string> {
  const { address, person } = party ?? {};
  return {
    name: party?.name ?? "",
    firstName: person?.firstName ?? "",
    lastName: person?.lastName ?? "",
    country: party?.country ?? "IT",
    vatNumber: party?.vatNumber ?? "",
    taxCode: party?.taxCode ?? "",
    street: address?.street ?? "",
    cap: address?.cap ?? "",
    city: address?.city ?? "",
    province: address?.province ?? "",
    sdiCode: party?.sdiCode ?? "",
    pec: party?.pec ?? "",
    ipaCode: party?.ipaCode ?? "",
    cig: party?.cig ?? "",
    cup: party?.cup ?? "",
  };
}

export interface FieldChange {
  field: CorrectedField;
  before: string;
  after: string;
}

/** What a correction wrote anew. */
export function changesBetween(before: BillingParty | null, after: BillingParty | null): FieldChange[] {
  const [from, to] = [correctedFields(before), correctedFields(after)];
  return CORRECTED_FIELDS.filter((field) => from[field] !== to[field]).map((field) => ({
    field,
    before: from[field],
    after: to[field],
  }));
}
