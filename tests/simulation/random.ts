/** Numbers that a seed gives again; each customer has a stream of their own, so that one's acts never shift another's. */
export class Random {
  private state: number;
  constructor(...seeds: number[]) {
    this.state = seeds.reduce((mixed, seed) => Math.imul(mixed ^ seed, 0x9e3779b1) ^ (mixed >>> 13), 0x85ebca6b);
  }

  /** From 0 to below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  chance = (share: number): boolean => this.next() < share;
  /** A whole number from `least` to `most`, both included. */
  between = (least: number, most: number): number => least + Math.floor(this.next() * (most - least + 1));
  pick<T>(of: readonly T[]): T {
    const found = of[Math.floor(this.next() * of.length)];
    if (found === undefined) throw new Error("nothing to pick from");
    return found;
  }
}
