import { setTimeout as wait } from "node:timers/promises";

/**
 * Looks again and again, with growing pauses within `ms`, until what was asked for is seen: a request whose answer was
 * lost may still be under way. Null when it was never seen.
 */
export async function settled<T>(ms: number, look: () => Promise<T | null>): Promise<T | null> {
  for (const part of [0, 1, 3, 6]) {
    if (part > 0) await wait((ms * part) / 10);
    const seen = await look();
    if (seen !== null) return seen;
  }
  return null;
}
