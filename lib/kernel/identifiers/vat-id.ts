import { type Outcome, refuse } from "@/lib/kernel/refusal";

export type VatIdFault = "vat-id-malformed";

/** Shapes of the VAT numbers of the Union without their country's letters (European Commission, VIES, "VAT number format"). */
const SHAPES: Record<string, RegExp> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
  GR: /^\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(\d[A-Z0-9+*]\d{5}[A-Z]|\d{7}[A-W][A-I])$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^[A-Z0-9+*]{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
};
/** Greece signs its VAT numbers with the letters of its language. */
const PREFIX: Record<string, string> = { GR: "EL" };
/** Elsewhere nobody says what they look like, nor which letters belong to them: letters and digits, as long as an e-invoice can carry (FatturaPA, IdCodice). */
const ANY = /^[A-Z0-9]{2,28}$/;

/** True for countries whose VAT numbers have a known shape: the Union without Italy. */
export const hasVatShape = (country: string): boolean => Object.hasOwn(SHAPES, country);

/**
 * The VAT number of a foreign business, with or without its country's letters and blanks. Returns it in capitals
 * without them, or refuses with `vat-id-malformed`. Only the shape is judged: nobody is asked whether it was given.
 */
export function checkVatId(text: string, country: string): Outcome<string, VatIdFault> {
  const typed = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s./-]/g, "");
  const shape = SHAPES[country];
  if (!shape) return ANY.test(typed) ? typed : refuse("vat-id-malformed");
  const prefix = PREFIX[country] ?? country;
  const bare = typed.startsWith(prefix) ? typed.slice(prefix.length) : typed;
  if (shape.test(bare)) return bare;
  return shape.test(typed) ? typed : refuse("vat-id-malformed");
}
