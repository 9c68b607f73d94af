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

type Act = (n: number) => Promise<unknown>;

/**
 * Two acts in turns, `rounds` of `times` each, so that whatever else the machine does weighs on both alike: acts a second
 * of each, and how much of the one the other reaches, all of them the median of the rounds.
 */
export async function inTurns(
  { rounds, times }: { rounds: number; times: number },
  { alone, ours }: { alone: Act; ours: Act },
): Promise<{ ratio: number; perSecond: number; alone: number }> {
  const taken: { alone: number; ours: number }[] = [];
  for (let n = 0; n < rounds; n++) {
    const from = n * times;
    const act = (one: Act) => perSecond(times, 1, (each) => one(from + each));
    taken.push({ alone: await act(alone), ours: await act(ours) });
  }
  return {
    ratio: median(taken.map((round) => round.ours / round.alone)),
    perSecond: Math.round(median(taken.map((round) => round.ours))),
    alone: Math.round(median(taken.map((round) => round.alone))),
  };
}
