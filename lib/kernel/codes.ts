import { syndromesAreZero, withCheckSymbols } from "@/lib/kernel/code-checks";
import { fold, foldedPrefix, normalText, openings, squeezed } from "@/lib/kernel/code-text";

/**
 * Payment codes: a prefix of the seller's policy ("AB", "RLM_", "OR"), seven characters that carry a number and two
 * check characters, over 0-9 and A-Z without I, L, O and U. Any one or two wrong characters are caught, so is any swap
 * of two; the prefix is part of what is checked, so that a code never passes for another prefix's.
 */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BODY_LENGTH = 7;
const CHECK_LENGTH = 2;
const LENGTH = BODY_LENGTH + CHECK_LENGTH;
const PREFIX = /^[A-Z0-9]+_?$/;

/** How many different codes a prefix has: numbers from 0 to this, excluded. */
export const CODE_SPACE = 2 ** (5 * BODY_LENGTH);

/** The code of a number (0 ≤ n < CODE_SPACE): the same number always gives the same code. Throws RangeError beyond. */
export function makeCode(prefix: string, n: bigint | number): string {
  if (!PREFIX.test(prefix)) throw new RangeError(`not a code prefix: ${prefix}`);
  const number = BigInt(n);
  if (number < 0n || number >= BigInt(CODE_SPACE)) throw new RangeError(`no code for number ${n}`);
  const body = Array.from({ length: BODY_LENGTH }, (_, i) =>
    Number((number >> BigInt(5 * (BODY_LENGTH - 1 - i))) & 31n),
  );
  const symbols = withCheckSymbols([...prefixSymbols(prefix), ...body]);
  return (
    prefix +
    symbols
      .slice(-LENGTH)
      .map((symbol) => ALPHABET[symbol])
      .join("")
  );
}

/** True for a code in its canonical form, exactly as `makeCode` writes it. */
export function isCode(prefix: string, text: string): boolean {
  return text.startsWith(prefix) && codeOf(prefix, text.slice(prefix.length)) === text;
}

type Found = { start: number; end: number; clean: boolean; code: string };

/**
 * The codes with one of these prefixes inside free text as banks mangle it: lower case, spaces, line breaks or
 * hyphens inside, underscore lost, O for 0, I or L for 1, glued to other words. Canonical form, each once, in the
 * order they stand; check characters always hold. About one text in a thousand that has a prefix by chance ("ORDINE…")
 * reads as a code too: look up what you find, and trust only codes you gave out.
 */
export function findCodes(text: string, prefixes: readonly string[]): string[] {
  return codesIn(text, prefixes, (prefix, tail) => [codeOf(prefix, tail)]);
}

/** S and 5 are both letters of codes, and taken for one another by people and scanners. */
const LOOK_ALIKES: Record<string, string> = { S: "5", "5": "S" };
/** More of them in one code are not tried: each doubles the readings. */
const MOST_LOOK_ALIKES = 5;

/**
 * Codes in a text in which S and 5 were taken for one another; ask it only where `findCodes` finds nothing you gave
 * out. The check characters hold for what is found, but several readings of one text may: trust a sole known one only.
 */
export function findLookAlikeCodes(text: string, prefixes: readonly string[]): string[] {
  return codesIn(text, prefixes, (prefix, tail) => readings(tail).map((reading) => codeOf(prefix, reading)));
}

/** The other ways to read the characters of a code; none when there are too many. */
function readings(tail: string): string[] {
  const places = Array.from(tail).flatMap((character, i) => (LOOK_ALIKES[character] ? [i] : []));
  if (places.length === 0 || places.length > MOST_LOOK_ALIKES) return [];
  return Array.from({ length: 2 ** places.length - 1 }, (_, n) =>
    Array.from(tail, (character, i) => {
      const place = places.indexOf(i);
      return place >= 0 && ((n + 1) >> place) & 1 ? LOOK_ALIKES[character] : character;
    }).join(""),
  );
}

type Read = (prefix: string, tail: string) => (string | null)[];

function codesIn(text: string, prefixes: readonly string[], read: Read): string[] {
  const normal = normalText(text);
  const characters = squeezed(normal);
  const found: Found[] = [];
  let opens: Set<number> | undefined;
  for (const prefix of prefixes) {
    const wanted = foldedPrefix(prefix);
    for (let start = characters.indexOf(wanted); start >= 0; start = characters.indexOf(wanted, start + 1)) {
      const body = start + wanted.length;
      const end = body + LENGTH;
      for (const code of read(prefix, characters.slice(body, end))) {
        if (!code) continue;
        opens ??= openings(normal);
        found.push({ start, end, clean: isClean(opens, start, body, end), code });
      }
    }
  }
  const standing = withoutShadows(found).sort((a, b) => a.start - b.start);
  return [...new Set(standing.map((each) => each.code))];
}

/** A word of its own, with no break inside its body. */
function isClean(opens: ReadonlySet<number>, start: number, body: number, end: number): boolean {
  if (!opens.has(start) || !opens.has(end)) return false;
  for (let position = body + 1; position < end; position++) if (opens.has(position)) return false;
  return true;
}

/** A code that stands whole, as a word of its own, beats readings that share characters with it; else all are given. */
function withoutShadows(found: readonly Found[]): Found[] {
  const overlaps = (a: Found, b: Found) => a.start < b.end && b.start < a.end;
  return found.filter((each) => each.clean || !found.some((other) => other.clean && overlaps(each, other)));
}

function codeOf(prefix: string, tail: string): string | null {
  if (tail.length !== LENGTH) return null;
  const symbols = Array.from(tail, (character) => ALPHABET.indexOf(character));
  if (symbols.includes(-1)) return null;
  return syndromesAreZero([...prefixSymbols(prefix), ...symbols]) ? prefix + tail : null;
}

const prefixSymbols = (prefix: string): number[] =>
  Array.from(fold(prefix).replaceAll("U", "V"), (character) => ALPHABET.indexOf(character));
