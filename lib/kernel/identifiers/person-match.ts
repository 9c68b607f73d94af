import type { Day } from "@/lib/kernel/day";
import { partsOf } from "@/lib/kernel/identifiers/codice-fiscale";
import { type Outcome, refuse } from "@/lib/kernel/refusal";

export type Person = {
  firstName: string;
  lastName: string;
  birthDate: Day;
  sex?: "F" | "M";
  /** Belfiore code of the municipality or foreign country, e.g. "D969". */
  birthPlaceCode?: string;
};

export type PersonMismatch =
  | "codice-fiscale-last-name"
  | "codice-fiscale-first-name"
  | "codice-fiscale-birth-date"
  | "codice-fiscale-sex"
  | "codice-fiscale-birth-place";

/**
 * True when a checked codice fiscale of 16 characters can be this person's; else refuses with the first thing that
 * differs: `codice-fiscale-last-name`, `-first-name`, `-birth-date`, `-sex` or `-birth-place`.
 */
export function matchesPerson(code: string, person: Person): Outcome<true, PersonMismatch> {
  const parts = partsOf(code);
  const { birthDate } = person;
  if (lastNameLetters(person.lastName) !== parts.lastName) return refuse("codice-fiscale-last-name");
  if (firstNameLetters(person.firstName) !== parts.firstName) return refuse("codice-fiscale-first-name");
  if (birthDate.year % 100 !== parts.yearOfCentury || birthDate.month !== parts.month || birthDate.day !== parts.day) {
    return refuse("codice-fiscale-birth-date");
  }
  if (person.sex !== undefined && person.sex !== parts.sex) return refuse("codice-fiscale-sex");
  if (person.birthPlaceCode !== undefined && person.birthPlaceCode.toUpperCase() !== parts.birthPlaceCode) {
    return refuse("codice-fiscale-birth-place");
  }
  return true;
}

/** The three letters of a surname: consonants, then vowels, then X. */
export function lastNameLetters(name: string): string {
  const { consonants, vowels } = lettersOf(name);
  return `${consonants}${vowels}XXX`.slice(0, 3);
}

/** The three letters of all first names together: as the surname's, but of four or more consonants the second is left out. */
export function firstNameLetters(name: string): string {
  const { consonants, vowels } = lettersOf(name);
  const chosen = consonants.length > 3 ? consonants.charAt(0) + consonants.slice(2) : consonants;
  return `${chosen}${vowels}XXX`.slice(0, 3);
}

function lettersOf(name: string): { consonants: string; vowels: string } {
  const letters = plainLetters(name);
  return { consonants: letters.replace(/[AEIOU]/g, ""), vowels: letters.replace(/[^AEIOU]/g, "") };
}

const WITHOUT_ACCENT: Record<string, string> = { Æ: "AE", Œ: "OE", Ø: "O", Đ: "D", Ð: "D", Ł: "L", Þ: "TH" };

/** Capital A–Z only: accents off, "ß" as "SS", apostrophes, spaces and hyphens dropped. */
export function plainLetters(text: string): string {
  if (/^[A-Za-z]*$/.test(text)) return text.toUpperCase();
  return text
    .normalize("NFKD")
    .toUpperCase()
    .replace(/[ÆŒØĐÐŁÞ]/g, (letter) => WITHOUT_ACCENT[letter] ?? "")
    .replace(/[^A-Z]/g, "");
}
