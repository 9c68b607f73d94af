/**
 * How much work one ask is by the other: processor time of this process, hashing threads included, the least of twelve
 * asks each. The clock on the wall says on a busy machine more of its other guests than of the ask; whoever listens over
 * a network hears less than this tells.
 */
export async function workRatio(
  pair: readonly [() => Promise<unknown>, () => Promise<unknown>],
  before: () => Promise<unknown> = async () => {},
): Promise<number> {
  const least: [number, number] = [Infinity, Infinity];
  for (let round = 0; round < 12; round++)
    for (const which of [0, 1] as const) {
      await before();
      const began = process.cpuUsage();
      await pair[which]();
      const { user, system } = process.cpuUsage(began);
      least[which] = Math.min(least[which], user + system);
    }
  return least[0] / least[1];
}
