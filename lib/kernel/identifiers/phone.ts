import { type Outcome, refuse } from "@/lib/kernel/refusal";

export type PhoneFault = "phone-malformed";

/**
 * A telephone number as people write it; without a country code it is Italian. Returns "+" and 8 to 15 digits, as
 * E.164 has them (Italian landlines keep their 0), or refuses with `phone-malformed`. Nobody is called to check it.
 */
export function checkPhone(text: string): Outcome<string, PhoneFault> {
  const typed = text
    .normalize("NFKC")
    .trim()
    .replace(/[\s./()-]/g, "")
    .replace(/^00/, "+");
  const number = typed.startsWith("+") ? typed : `+39${typed}`;
  return /^\+[1-9]\d{7,14}$/.test(number) ? number : refuse("phone-malformed");
}

/** True for a checked number that an Italian text message can reach. */
export const isItalianMobile = (phone: string): boolean => /^\+393\d{8,9}$/.test(phone);
