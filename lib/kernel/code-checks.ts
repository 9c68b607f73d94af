/**
 * Reed–Solomon check symbols over the field of 32 elements (x⁵ + x² + 1), generator (x + α)(x + α²): distance 3, so any
 * one or two wrong symbols, and therefore any exchange of two, leave a non-zero syndrome in words of up to 31 symbols.
 */
const LONGEST_WORD = 31;
const POWERS = powersOfAlpha();
const LOGARITHMS = new Map(POWERS.map((value, exponent) => [value, exponent]));

/** Appends two check symbols to symbols 0–31. */
export function withCheckSymbols(symbols: readonly number[]): number[] {
  if (symbols.length + 2 > LONGEST_WORD) throw new RangeError(`too long to check: ${symbols.length} symbols`);
  const middle = power(1) ^ power(2);
  const last = power(3);
  let [high, low] = [0, 0];
  for (const symbol of symbols) {
    const out = symbol ^ high;
    [high, low] = [low ^ multiply(out, middle), multiply(out, last)];
  }
  return [...symbols, high, low];
}

/** True when the word, check symbols included, is one that `withCheckSymbols` makes. */
export function syndromesAreZero(word: readonly number[]): boolean {
  if (word.length > LONGEST_WORD) return false;
  return [power(1), power(2)].every((root) => word.reduce((sum, symbol) => multiply(sum, root) ^ symbol, 0) === 0);
}

function power(exponent: number): number {
  return POWERS[exponent % LONGEST_WORD] ?? 0;
}

function multiply(a: number, b: number): number {
  const [logA, logB] = [LOGARITHMS.get(a), LOGARITHMS.get(b)];
  return logA === undefined || logB === undefined ? 0 : power(logA + logB);
}

function powersOfAlpha(): number[] {
  const powers: number[] = [];
  for (let value = 1; powers.length < LONGEST_WORD; value = value & 16 ? (value << 1) ^ 0b100101 : value << 1)
    powers.push(value);
  return powers;
}
