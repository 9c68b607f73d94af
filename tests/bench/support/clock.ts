/** Milliseconds an act takes. */
export async function timed(act: () => unknown): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

/** Milliseconds of each of `times` acts, `abreast` of them under way at once. */
export async function latencies(
  times: number,
  abreast: number,
  act: (n: number) => Promise<unknown>,
): Promise<number[]> {
  const taken: number[] = [];
  let next = 0;
  const walk = async () => {
    for (let n = next++; n < times; n = next++) taken.push(await timed(() => act(n)));
  };
  await Promise.all(Array.from({ length: abreast }, walk));
  return taken;
}

/** Acts a second: `times` of them, `abreast` under way at once. */
export async function perSecond(times: number, abreast: number, act: (n: number) => Promise<unknown>): Promise<number> {
  const took = await timed(() => latencies(times, abreast, act));
  return (times * 1000) / took;
}

/** The value below which a share of the values lies: `percentile(values, 0.99)`. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
