import { z } from "zod";

export const faultModes = [
  "none",
  "slow",
  "down",
  "timeout-after-success",
  "duplicate",
  "malformed",
  "wallet-empty",
  "html-page",
] as const;

/** The switch as an operator or a test sets it: POST /<area>/__faults. */
export const faultSchema = z.strictObject({
  mode: z.enum(faultModes),
  /** How many requests it strikes before going back to "none"; absent: until changed. */
  times: z.int().positive().optional(),
  /** The share of requests struck, 0..1; absent: all. */
  ratio: z.number().min(0).max(1).optional(),
  /** Milliseconds of waiting: before work for "slow" (3000), before the line is cut for "timeout-after-success" (60000). */
  delayMs: z.int().nonnegative().max(600_000).optional(),
  /** The status "down" and "html-page" answer with; absent: 503 and 502. */
  status: z.union([z.literal(429), z.literal(500), z.literal(502), z.literal(503), z.literal(504)]).optional(),
  /** Strike only what begins so, e.g. "POST /v1/mailboxes" or "WEBHOOK"; absent: everything. */
  match: z.string().optional(),
  /** Makes `ratio` repeatable. */
  seed: z.int().optional(),
});

export type Fault = z.infer<typeof faultSchema>;

/** A fault switch of one area. Kept in memory only: a restart heals. */
export interface Faults {
  set(fault: Fault): void;
  read(): Fault;
  /** The fault that strikes this request ("METHOD /path"), counted off; null when it goes through unharmed. */
  strike(what: string): Fault | null;
}

export function createFaults(): Faults {
  let current: Fault = { mode: "none" };
  let left = Number.POSITIVE_INFINITY;
  let random = mulberry32(1);
  return {
    set(fault) {
      current = fault;
      left = fault.times ?? Number.POSITIVE_INFINITY;
      random = mulberry32(fault.seed ?? 1);
    },
    read: () => (Number.isFinite(left) && current.mode !== "none" ? { ...current, times: left } : current),
    strike(what) {
      if (current.mode === "none" || !what.startsWith(current.match ?? "")) return null;
      if (random() >= (current.ratio ?? 1)) return null;
      const struck = current;
      left -= 1;
      if (left <= 0) current = { mode: "none" };
      return struck;
    },
  };
}

/** Small seeded generator of numbers in [0, 1): the same seed gives the same run. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
