import { type Outcome, refuse } from "@/lib/kernel/refusal";

/** What a local part must be like in one domain. */
export interface NameRules {
  minLength: number;
  maxLength: number;
  /** Words kept back. */
  reserved: readonly string[];
  /** Which of dot, hyphen and underscore may stand between letters and digits. */
  separators: string;
}

/** What a policy says of names, for all domains and for single ones. */
export interface NamesOfSeller extends Omit<NameRules, "separators"> {
  perDomain: Readonly<
    Record<
      string,
      Pick<NameRules, "reserved" | "separators"> & { minLength?: number | undefined; maxLength?: number | undefined }
    >
  >;
}

export type NameFault =
  | "name-empty"
  | "name-too-short"
  | "name-too-long"
  | "name-characters"
  | "name-edge"
  | "name-double-dot"
  | "name-separators"
  | "name-no-separators"
  | "name-reserved";

/** The rules of one domain: its own where it has any. */
export function rulesFor(names: NamesOfSeller, domain: string): NameRules {
  const own = Object.hasOwn(names.perDomain, domain) ? names.perDomain[domain] : undefined;
  return {
    minLength: own?.minLength ?? names.minLength,
    maxLength: own?.maxLength ?? names.maxLength,
    reserved: [...names.reserved, ...(own?.reserved ?? [])],
    separators: own?.separators ?? SEPARATORS,
  };
}

const ALLOWED = /^[a-z0-9._-]+$/;
const SEPARATORS = ".-_";

/**
 * A local part as it is kept: outer spaces off, A–Z in lower case. Other alphabets are left as they are, to be refused:
 * the usual lower-casing would quietly turn a Kelvin sign into a "k".
 */
export const normaliseLocalPart = (text: string): string =>
  text.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/**
 * The name as it will be kept, or why it can't be had: `name-empty`, `name-characters` (only a–z, 0–9, dot, hyphen and
 * underscore; full-width and right-to-left letters are others), `name-edge` (begins or ends with a separator),
 * `name-double-dot`, `name-separators` {allowed} and `name-no-separators` (this domain knows fewer), `name-too-short` {minimum}, `name-too-long` {maximum}, `name-reserved` (kept back, or looks like it).
 */
export function checkLocalPart(rules: NameRules, text: string): Outcome<string, NameFault> {
  const name = normaliseLocalPart(text);
  if (name === "") return refuse("name-empty");
  if (!ALLOWED.test(name)) return refuse("name-characters");
  if (SEPARATORS.includes(name.charAt(0)) || SEPARATORS.includes(name.charAt(name.length - 1)))
    return refuse("name-edge");
  if (name.includes("..")) return refuse("name-double-dot");
  if (SEPARATORS.split("").some((sign) => name.includes(sign) && !rules.separators.includes(sign)))
    return rules.separators === ""
      ? refuse("name-no-separators")
      : refuse("name-separators", { params: { allowed: rules.separators.split("").join(" ") } });
  if (name.length < rules.minLength) return refuse("name-too-short", { params: { minimum: rules.minLength } });
  if (name.length > rules.maxLength) return refuse("name-too-long", { params: { maximum: rules.maxLength } });
  return looksReserved(rules, name) ? refuse("name-reserved") : name;
}

/** True when a name would be read as one of the reserved words: "p0stmaster", "post-master", "webrnaster". */
export function looksReserved(rules: Pick<NameRules, "reserved">, name: string): boolean {
  const look = lookOf(name);
  return rules.reserved.some((word) => lookOf(normaliseLocalPart(word)) === look);
}

const LOOK_ALIKE: Record<string, string> = { "0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", i: "l" };

/** What the eye makes of a name: separators gone, digits as the letters they stand for, "rn" as "m", "vv" as "w". */
function lookOf(name: string): string {
  return name
    .replace(/[._-]/g, "")
    .replace(/[013457i]/g, (character) => LOOK_ALIKE[character] ?? character)
    .replaceAll("rn", "m")
    .replaceAll("vv", "w");
}

/**
 * What two names that are easily taken for one another have in common: separators gone, "0" as "o", "1" and "i" as "l",
 * "rn" as "m". The register finds names by the same expression (`store/appearance.ts`).
 */
export const appearanceOf = (name: string): string =>
  name.replace(/[._-]/g, "").replaceAll("0", "o").replace(/[1i]/g, "l").replaceAll("rn", "m");
