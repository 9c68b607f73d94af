import { checkLetter } from "@/lib/kernel/identifiers/check-letter";
import { checkPartitaIva } from "@/lib/kernel/identifiers/partita-iva";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";

// Written here and not taken from codice-fiscale-utils, which judges dates by a second date library and needs a register
// of places before it can judge anything; the tests hold this file against it.

export type CodiceFiscaleFault = "codice-fiscale-malformed" | "codice-fiscale-check-character";

const SHAPE = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-MZ][0-9LMNPQRSTUV]{3}[A-Z]$/;
const PLAIN = /^.{6}\d\d.\d\d.\d{3}.$/;
const OMOCODE_LETTERS = "LMNPQRSTUV";
const DIGIT_POSITIONS = [6, 7, 9, 10, 12, 13, 14];
const MONTHS = "ABCDEHLMPRST";
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * A codice fiscale, of a person (16 characters, omocodia included) or of a body (11 digits); `of` narrows it to people.
 * Returns it in capitals without spaces, or refuses with `codice-fiscale-malformed` (shape, no such day) or
 * `codice-fiscale-check-character`.
 */
export function checkCodiceFiscale(
  text: string,
  of: "person" | "anyone" = "anyone",
): Outcome<string, CodiceFiscaleFault> {
  const code = text.normalize("NFKC").replace(/\s/g, "").toUpperCase();
  if (/^\d{11}$/.test(code) && of === "anyone") return checkBody(code);
  if (!SHAPE.test(code) || !hasRealDay(code)) return refuse("codice-fiscale-malformed");
  return checkLetter(code.slice(0, 15)) === code[15] ? code : refuse("codice-fiscale-check-character");
}

/** True for the 16 characters of a person, false for the 11 digits of a body; the code is one already checked. */
export const isOfPerson = (code: string): boolean => code.length === 16;

/** What a checked code of a person says. The century of birth isn't in it: `yearOfCentury` is 0–99. */
export type CodiceFiscaleParts = {
  lastName: string;
  firstName: string;
  yearOfCentury: number;
  month: number;
  day: number;
  sex: "F" | "M";
  birthPlaceCode: string;
};

/** Reads a checked code of a person, undoing omocodia (letters put for digits between people with equal codes). */
export function partsOf(code: string): CodiceFiscaleParts {
  const plain = withoutOmocodia(code);
  const genderedDay = Number(plain.slice(9, 11));
  return {
    lastName: plain.slice(0, 3),
    firstName: plain.slice(3, 6),
    yearOfCentury: Number(plain.slice(6, 8)),
    month: MONTHS.indexOf(plain.charAt(8)) + 1,
    day: genderedDay > 40 ? genderedDay - 40 : genderedDay,
    sex: genderedDay > 40 ? "F" : "M",
    birthPlaceCode: plain.slice(11, 15),
  };
}

function checkBody(digits: string): Outcome<string, CodiceFiscaleFault> {
  const outcome = checkPartitaIva(digits);
  if (!isRefusal(outcome)) return outcome;
  return refuse(
    outcome.code === "partita-iva-check-digit" ? "codice-fiscale-check-character" : "codice-fiscale-malformed",
  );
}

function withoutOmocodia(code: string): string {
  if (PLAIN.test(code)) return code;
  const characters = Array.from(code);
  for (const i of DIGIT_POSITIONS) {
    const digit = OMOCODE_LETTERS.indexOf(characters[i] ?? "");
    if (digit >= 0) characters[i] = String(digit);
  }
  return characters.join("");
}

/** 29 February is right in a leap year of either century: year 00 was one in 2000. */
function hasRealDay(code: string): boolean {
  const { yearOfCentury, month, day } = partsOf(code);
  if (day < 1 || day > (LONGEST_MONTHS[month - 1] ?? 0)) return false;
  return !(month === 2 && day === 29) || yearOfCentury % 4 === 0;
}
