import { isRefusal } from "@/lib/kernel/refusal";
import { checkLocalPart, type NameRules } from "./name";

/** Whose name a suggestion is built from. */
export type NamedHolder = { firstName: string; lastName: string } | { companyName: string };

const HOW_MANY = 5;
/** Of homonyms a professional order has many. */
const MOST_NUMBERED = 1000;

/**
 * Alternatives built from the holder's own names, best first, all well-formed, none of them in `taken` (names as kept).
 * At most five; fewer only when the holder has no Latin letters.
 */
export function suggestNames(rules: NameRules, holder: NamedHolder, taken: ReadonlySet<string>): string[] {
  const good = new Set<string>();
  for (const name of namesFor(rules, holder)) {
    if (!taken.has(name)) good.add(name);
    if (good.size === HOW_MANY) break;
  }
  return [...good];
}

/** Every well-formed name built from the holder's own names, best first; one may come twice. */
export function* namesFor(rules: NameRules, holder: NamedHolder): Generator<string> {
  for (const candidate of candidates(holder)) {
    const name = checkLocalPart(rules, candidate);
    if (!isRefusal(name)) yield name;
  }
}

function* candidates(holder: NamedHolder): Generator<string> {
  const bases = "companyName" in holder ? companyBases(holder.companyName) : personBases(holder);
  yield* bases;
  for (const word of ["pec", "posta"]) for (const base of bases.slice(0, 3)) yield `${base}.${word}`;
  for (let number = 2; number < MOST_NUMBERED; number++) for (const base of bases.slice(0, 2)) yield `${base}${number}`;
}

function personBases({ firstName, lastName }: { firstName: string; lastName: string }): string[] {
  const firsts = words(firstName);
  const first = firsts.join("");
  const last = words(lastName).join("");
  const oneFirst = firsts[0] ?? "";
  if (!first || !last) return [first || last].filter(Boolean);
  return [
    `${first}.${last}`,
    `${last}.${first}`,
    `${oneFirst}.${last}`,
    `${first.charAt(0)}.${last}`,
    `${first}-${last}`,
    `${last}-${first}`,
    `${first}${last}`,
    `studio.${last}`,
  ];
}

const LEGAL_FORMS = new Set(["srl", "srls", "spa", "snc", "sas", "sapa", "scarl", "scrl", "ss", "coop", "societa"]);
const LITTLE_WORDS = new Set(["di", "e", "del", "della", "dei", "degli", "delle", "il", "la", "the", "and"]);

function companyBases(companyName: string): string[] {
  const all = words(companyName.replace(/\b((?:\p{L}\.){2,})/gu, (initials) => initials.replaceAll(".", "")));
  const telling = all.filter((word) => !LEGAL_FORMS.has(word) && !LITTLE_WORDS.has(word));
  const own = telling.length > 0 ? telling : all;
  const form = all.find((word) => LEGAL_FORMS.has(word));
  const joined = own.join("");
  if (!joined) return [];
  return [
    joined,
    own.join("."),
    own.join("-"),
    ...(form ? [`${joined}.${form}`] : []),
    own.slice(0, 2).join("."),
    `amministrazione.${joined}`,
    `ufficio.${joined}`,
  ];
}

const PLAIN: Record<string, string> = { æ: "ae", œ: "oe", ø: "o", đ: "d", ł: "l", ß: "ss", þ: "th" };

/** The words of a text in a–z and 0–9: accents off, apostrophes closed up ("D’Angelo" is one word). */
function words(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[æœøđłßþ]/g, (letter) => PLAIN[letter] ?? "")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’`]/g, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}
