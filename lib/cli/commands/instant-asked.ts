import { Temporal } from "temporal-polyfill";
import { endOfDayInRome, type Instant, parseDay } from "@/lib/kernel/day";
import { now } from "@/lib/platform/clock";
import { type Given, optionalText, UsageError } from "../command";

/** The instant that --at says, now when left out. A day means its end: nothing signed on that day is in its future. */
export function instantAsked(given: Given): Instant {
  const text = optionalText(given, "at");
  if (text === undefined) return now();
  const day = parseDay(text);
  if (day) return endOfDayInRome(day);
  try {
    return Temporal.Instant.from(text);
  } catch {
    throw new UsageError(`--at must be a day as YYYY-MM-DD or an instant as 2026-11-21T10:00:00Z, not "${text}"`);
  }
}
