import { type Day, parseDay } from "@/lib/kernel/day";
import { type Given, optionalText, textOf, UsageError } from "./command";

/** A day given as YYYY-MM-DD. */
export function dayOf(given: Given, name: string): Day {
  const text = textOf(given, name);
  const day = parseDay(text);
  if (!day) throw new UsageError(`--${name} must be a day as YYYY-MM-DD, not "${text}"`);
  return day;
}

/** A day that may be left out. */
export const optionalDay = (given: Given, name: string): Day | undefined =>
  optionalText(given, name) === undefined ? undefined : dayOf(given, name);
