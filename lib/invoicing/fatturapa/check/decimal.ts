/** An exact number: `n / d`. Amounts in a file have up to eight decimals, and their products sixteen. */
export interface Exact {
  n: bigint;
  d: bigint;
}

export const ZERO: Exact = { n: 0n, d: 1n };
export const CENT: Exact = { n: 1n, d: 100n };
export const ONE: Exact = { n: 1n, d: 1n };

/** Reads "-12.05"; nothing is nought. The format was judged before: what is no number does not come here. */
export function exact(text: string): Exact {
  const dot = text.indexOf(".");
  if (dot < 0) return { n: BigInt(text), d: 1n };
  const decimals = text.length - dot - 1;
  return { n: BigInt(text.slice(0, dot) + text.slice(dot + 1)), d: decimals === 2 ? 100n : 10n ** BigInt(decimals) };
}

export const plus = (a: Exact, b: Exact): Exact =>
  a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
export const minus = (a: Exact, b: Exact): Exact => plus(a, { n: -b.n, d: b.d });
export const times = (a: Exact, b: Exact): Exact => ({ n: a.n * b.n, d: a.d * b.d });
export const sum = (all: readonly Exact[]): Exact => all.reduce(plus, ZERO);
export const isZero = ({ n }: Exact): boolean => n === 0n;

/** -1, 0 or 1. */
export function compare(a: Exact, b: Exact): number {
  const difference = minus(a, b).n;
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}

/** Whether two numbers lie no further apart than that. */
export function isWithin(a: Exact, b: Exact, tolerance: Exact): boolean {
  const { n, d } = minus(a, b);
  return compare({ n: n < 0n ? -n : n, d }, tolerance) <= 0;
}

/** Rounded to cents, half away from nought. */
export function roundToCents({ n, d }: Exact): Exact {
  const size = n < 0n ? -n : n;
  const cents = (2n * size * 100n + d) / (2n * d);
  return { n: n < 0n ? -cents : cents, d: 100n };
}
