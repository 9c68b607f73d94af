import { type Day, day, isBefore } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";

/** Documents by which a person is identified. */
export const IDENTITY_TYPES = ["identity-card", "passport", "driving-licence"] as const;
export type IdentityType = (typeof IDENTITY_TYPES)[number];

/** What is written on the identity document, as sealed in `Order.identitySealed`. Expiry "YYYY-MM-DD". */
export interface Identity {
  type: IdentityType;
  number: string;
  expiresOn: string;
}

/** Paper cards run ten years from a birthday, passports ten: nothing is valid for longer than this. */
const LONGEST_YEARS = 12;

/**
 * The number as printed, without blanks and in capitals. Refuses `identity-number-malformed`: 5 to 20 letters and
 * digits, at least three digits.
 */
export function checkIdentityNumber(text: string): Outcome<string, "identity-number-malformed"> {
  const number = text.toUpperCase().replace(/[\s./-]/g, "");
  const plausible = /^[A-Z0-9]{5,20}$/.test(number) && number.replace(/\D/g, "").length >= 3;
  return plausible ? number : refuse("identity-number-malformed", { field: "number" });
}

/** A document serves through its last day. Refuses `identity-expired` and `identity-date-unlikely`. */
export function checkIdentityDate(
  expiresOn: string,
  today: Day,
): Outcome<true, "identity-expired" | "identity-date-unlikely"> {
  const last = day(expiresOn);
  if (isBefore(last, today)) return refuse("identity-expired", { field: "expiresOn" });
  if (last.year > today.year + LONGEST_YEARS) return refuse("identity-date-unlikely", { field: "expiresOn" });
  return true;
}
