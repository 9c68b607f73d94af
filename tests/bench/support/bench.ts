/** What a ratio is held against. */
export type Bar = { atLeast: number; atMost?: undefined } | { atMost: number; atLeast?: undefined };

/** One ratio, with what it was made of (operations a second, milliseconds, bytes) for who wants to look closer. */
export interface Measure {
  /** What is compared with what, and at which size, when a bench measures more than one. */
  name?: string;
  ratio: number;
  bar?: Bar;
  detail?: Record<string, number | string>;
}

/** A file of tests/bench default-exports one of these. Both sides of a ratio are measured in the same run. */
export interface Bench {
  name: string;
  bar: Bar;
  run(): Promise<Measure | Measure[]>;
}

export const holds = (ratio: number, bar: Bar): boolean =>
  bar.atMost === undefined ? ratio >= bar.atLeast : ratio <= bar.atMost;
