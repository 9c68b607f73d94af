/** Letters that end a line, hide, or turn the direction of what follows: none of them belongs in one line of facts. */
const UNWANTED = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
const SUBJECT_LENGTH = 150;

/** One line of text. */
export const oneLine = (text: string): string => text.replace(UNWANTED, " ").replace(/ {2,}/g, " ").trim();

/** Lines of text, each of them clean. */
export const lines = (text: string): string[] => text.split(/\r\n|\r|\n/).map(oneLine);

/** A subject: one line, not endless. */
export const subjectLine = (text: string): string => {
  const line = oneLine(text);
  return line.length > SUBJECT_LENGTH ? `${line.slice(0, SUBJECT_LENGTH - 1)}…` : line;
};

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The address when a mail program may open it, else null. */
export function webAddress(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? href : null;
}
