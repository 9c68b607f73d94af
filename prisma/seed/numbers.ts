const UNITS = [
  ["", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci"],
  ["undici", "dodici", "tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto", "diciannove"],
].flat();
const TENS = ["", "", "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"];

/** A number from 1 to 999 as an Italian word, without accents: surnames of people who cannot exist. */
export function numberWord(n: number): string {
  if (n >= 100) return `${n >= 200 ? UNITS[Math.floor(n / 100)] : ""}cento${n % 100 === 0 ? "" : numberWord(n % 100)}`;
  if (n < 20) return UNITS[n] ?? "";
  const tens = TENS[Math.floor(n / 10)] ?? "";
  const unit = UNITS[n % 10] ?? "";
  // "ventuno", "ventotto": the vowel before another vowel falls.
  return (/^[uo]/.test(unit) ? tens.slice(0, -1) : tens) + unit;
}

/** The same sequence of numbers from 0 up to 1 for the same start (mulberry32): a demo that can be made again. */
export function sequence(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of several, by a number from 0 up to 1. */
export const pick = <T>(choices: readonly T[], at: number): T => choices[Math.floor(at * choices.length)]!;
