import { electronicFormatIBAN, ValidationErrorsIBAN, validateIBAN } from "ibantools";
import { checkLetter } from "@/lib/kernel/identifiers/check-letter";
import { type Outcome, refuse } from "@/lib/kernel/refusal";

export type IbanFault = "iban-malformed" | "iban-check-digits";

const WRONG_SUMS = [ValidationErrorsIBAN.WrongIBANChecksum, ValidationErrorsIBAN.WrongAccountBankBranchChecksum];

/**
 * Returns the IBAN in capitals without spaces, or refuses with `iban-malformed` (country, length, characters) or
 * `iban-check-digits` (its own two digits, or those of the national account inside it).
 */
export function checkIban(text: string): Outcome<string, IbanFault> {
  const iban = electronicFormatIBAN(text.normalize("NFKC").replace(/\s/g, ""));
  if (iban === null || !/^[A-Z]{2}\d{2}[A-Z0-9]{1,30}$/.test(iban)) return refuse("iban-malformed");
  const { valid, errorCodes } = validateIBAN(iban);
  if (valid) return isCinRight(iban) ? iban : refuse("iban-check-digits");
  const onlySums = errorCodes.every((code) => WRONG_SUMS.includes(code));
  return refuse(onlySums ? "iban-check-digits" : "iban-malformed");
}

/** The library doesn't check the letter (CIN) of Italian and San Marino accounts, which stands before bank and account. */
function isCinRight(iban: string): boolean {
  return !/^(IT|SM)/.test(iban) || checkLetter(iban.slice(5)) === iban[4];
}

/** In groups of four, as on paper: "IT60 X054 2811 1010 0000 0123 456". */
export const formatIban = (iban: string): string => iban.replace(/\s/g, "").replace(/(.{4})(?=.)/g, "$1 ");
