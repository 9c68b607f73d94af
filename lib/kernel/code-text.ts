const NOT_ASCII = /[^\0-\x7f]/;
const LETTER = /[\p{L}\p{N}]/u;

/** Upper case, without the underscore, with the letters people take for digits written as those digits. */
export function fold(text: string): string {
  return text.toUpperCase().replaceAll("_", "").replaceAll("O", "0").replace(/[IL]/g, "1");
}

const known = new Map<string, string>();
/** `fold`, remembered: the prefixes of a seller are few. */
export function foldedPrefix(prefix: string): string {
  const made = known.get(prefix) ?? fold(prefix);
  if (known.size < 1000) known.set(prefix, made);
  return made;
}

/** Text in one writing of its characters. */
export const normalText = (text: string): string => (NOT_ASCII.test(text) ? text.normalize("NFKC") : text);

/** What each ASCII character is among the characters of codes; "" between words. Every line of a bank goes through it. */
const FOLDED = Array.from({ length: 128 }, (_, i) => {
  const character = String.fromCharCode(i);
  return /[A-Za-z0-9]/.test(character) ? fold(character) : "";
});

/** Letters and digits only, folded. Accented letters break words and codes. */
export function squeezed(text: string): string {
  let characters = "";
  for (const character of text) characters += piece(character);
  return characters;
}

const piece = (character: string): string => FOLDED[character.charCodeAt(0)] ?? (LETTER.test(character) ? "?" : "");

/** Positions among the squeezed characters where a word opens (or the text ends). */
export function openings(text: string): Set<number> {
  const opens = new Set<number>([0]);
  let position = 0;
  for (const character of text) {
    const characters = piece(character);
    position += characters.length;
    if (characters === "" || characters === "?") opens.add(position);
  }
  return opens.add(position);
}
