import { LETTERS } from "./letters";

/**
 * Text as FatturaPA takes it: Latin-1 only, one line, no control characters, at most `max` characters. Accents that
 * Latin-1 lacks are dropped, Greek and Cyrillic are written in Latin letters, what has no letter becomes "?". Never empty.
 */
export const latinText = (text: string, max: number): string => cut(convert(text, 0xff), max);

/** The same within ASCII, for the fields that take no accents at all. */
export const plainText = (text: string, max: number): string => cut(convert(text, 0x7e), max);

/** A long text in pieces of at most `max` characters, cut at spaces where there are any. */
export function latinPieces(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = convert(text, 0xff);
  while (rest.length > max) {
    const space = rest.lastIndexOf(" ", max);
    const end = space > 0 ? space : max;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return rest ? [...pieces, rest] : pieces;
}

const cut = (text: string, max: number): string => text.slice(0, max).trimEnd() || "-";

const ORDINARY = /^[\x20-\x7e]*$/;

function convert(text: string, last: number): string {
  const written = ORDINARY.test(text)
    ? text
    : [...text.normalize("NFC")].map((character) => letterOf(character, last)).join("");
  return written.replace(/\s+/g, " ").trim();
}

function letterOf(character: string, last: number): string {
  if (isWritable(character, last)) return character;
  const known = LETTERS.get(character);
  if (known !== undefined) return [...known].map((each) => (isWritable(each, last) ? each : "?")).join("");
  const upper = LETTERS.get(character.toLowerCase());
  if (upper !== undefined) return upper.toUpperCase();
  const bare = character.normalize("NFKD").replace(/\p{M}/gu, "");
  if (bare === character) return /[\p{C}\p{Z}]/u.test(character) ? " " : "?";
  return [...bare].map((each) => letterOf(each, last)).join("");
}

function isWritable(character: string, last: number): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (code >= 0x20 && code <= 0x7e) || (code > 0xa0 && code <= last);
}
