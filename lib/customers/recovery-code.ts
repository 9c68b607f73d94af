import { randomInt } from "node:crypto";

/** Ten codes of fifty bits each: enough for years, too many to guess. */
const HOW_MANY = 10;
const LENGTH = 10;
/** Crockford's base32: no letter is mistaken for a digit. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** New codes as people read them: "7K2QM-4XB9T". */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: HOW_MANY }, () => {
    const characters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
    return `${characters.slice(0, 5)}-${characters.slice(5)}`;
  });

/** A code as it is compared, or null when it cannot be one: spaces, hyphens and case do not count. */
export function normalRecoveryCode(text: string): string | null {
  const code = text.normalize("NFKC").toUpperCase().replace(/[\s-]/g, "").replace(/[IL]/g, "1").replace(/O/g, "0");
  return code.length === LENGTH && Array.from(code).every((each) => ALPHABET.includes(each)) ? code : null;
}
