import { Temporal } from "temporal-polyfill";
import { type Day, dayInRome, type Instant } from "@/lib/kernel/day";

// The only place that reads the machine's clock. Tests and rehearsals move it by an offset.
let offsetMs = Number(process.env.SPORTELLO_CLOCK_OFFSET_MS ?? 0);

/** Milliseconds since 1970. */
export const epochMs = (): number => Date.now() + offsetMs;
/** The present instant. */
export const now = (): Instant => Temporal.Instant.fromEpochMilliseconds(epochMs());
/** The day it is now in Rome. */
export const today = (): Day => dayInRome(now());

/** Moves this process's clock, in milliseconds; 0 puts it right again. */
export function shiftClock(milliseconds: number): void {
  offsetMs = milliseconds;
}
