/** Words of a name that say nothing of whose it is. */
const EMPTY_WORDS = new Set(
  (
    "SRL SRLS SPA SNC SAS SS SCARL SOC COOP SOCIETA DITTA IMPRESA STUDIO STUDI LEGALE TECNICO ASSOCIATO ASSOCIATI " +
    "AVV AVVOCATO DOTT DR DOTTSSA DOTTORE DOTTORESSA ING INGEGNERE ARCH ARCHITETTO GEOM GEOMETRA RAG NOTAIO PROF SIG " +
    "SIGRA DI DEL DELLA DEI DEGLI DE DA IL LA LO THE AND PER CON FIGLI FLLI LTD LLC GMBH INC BANCA BONIFICO"
  ).split(" "),
);

/** The words of a name as they are compared: capitals without accents, titles and forms of company left out. */
export function nameWords(name: string): string[] {
  const plain = NOT_ASCII.test(name) ? name.normalize("NFKD").replace(/\p{M}/gu, "") : name;
  const words =
    plain
      .toUpperCase()
      .replace(/['’`.]/g, "")
      .match(/[A-Z0-9]{2,}/g) ?? [];
  return [...new Set(words)].filter((word) => !EMPTY_WORDS.has(word));
}
const NOT_ASCII = /[^\0-\x7f]/;

/** Letters apart at most one: enough for a slip of the finger or a letter the bank drops. */
export function isNear(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1 || Math.max(a.length, b.length) < 5) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const rest = (text: string, skip: number) => text.slice(i + skip);
  return rest(a, 1) === rest(b, 1) || rest(a, 1) === rest(b, 0) || rest(a, 0) === rest(b, 1);
}

/**
 * How much of a name stands among the words a bank shows, from 0 to 1. One short word is no name: a person needs two
 * words, a company one that is its own.
 */
export function likeness(name: readonly string[], shown: readonly string[]): number {
  if (name.length === 0 || shown.length === 0) return 0;
  const weights = name.map((word) => (shown.includes(word) ? 1 : shown.some((other) => isNear(word, other)) ? 0.8 : 0));
  const found = name.filter((_, i) => (weights[i] ?? 0) > 0);
  if (found.length === 1 && (name.length > 1 || (found[0]?.length ?? 0) < 5)) return 0;
  return weights.reduce((sum: number, weight) => sum + weight, 0) / name.length;
}
