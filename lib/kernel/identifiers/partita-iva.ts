import { type Outcome, refuse } from "@/lib/kernel/refusal";

export type PartitaIvaFault = "partita-iva-malformed" | "partita-iva-check-digit";

/** Tax offices besides the provinces 001–100 (as python-stdnum lists them). */
const OTHER_OFFICES = new Set(["120", "121", "888", "999"]);

/**
 * Italian VAT number: eleven digits, with or without "IT" and spaces. Returns the digits, or refuses with
 * `partita-iva-malformed` (shape, zeros, no such tax office) or `partita-iva-check-digit`.
 */
export function checkPartitaIva(text: string): Outcome<string, PartitaIvaFault> {
  const digits = text
    .normalize("NFKC")
    .replace(/[\s.-]/g, "")
    .replace(/^IT/i, "");
  if (!/^\d{11}$/.test(digits) || /^0{7}/.test(digits)) return refuse("partita-iva-malformed");
  if (!isEleventhDigitRight(digits)) return refuse("partita-iva-check-digit");
  return isOffice(digits.slice(7, 10)) ? digits : refuse("partita-iva-malformed");
}

/** Luhn's check, which catches every single wrong digit. */
export function isEleventhDigitRight(digits: string): boolean {
  const sum = Array.from(digits, Number).reduce((total, digit, i) => {
    const doubled = i % 2 === 0 ? digit : digit * 2;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

function isOffice(office: string): boolean {
  return (office >= "001" && office <= "100") || OTHER_OFFICES.has(office);
}
