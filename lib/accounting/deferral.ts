import { addDays, addMonths, type Day, daysBetween } from "@/lib/kernel/day";
import type { Cents } from "@/lib/kernel/money";

/** What was paid for a service of some days, both included. */
export interface Service {
  netCents: Cents;
  from: Day;
  to: Day;
}

/** The days of a service that begins on a day and lasts some months. */
export const serviceOf = (netCents: Cents, from: Day, termMonths: number): Service => ({
  netCents,
  from,
  to: addDays(addMonths(from, Math.max(termMonths, 1)), -1),
});

/**
 * How much of a service's price is earned by the end of a day: in proportion to the days given, rounded half up on what
 * was earned so far, so that the parts of any months add up to the whole.
 */
export function earnedBy({ netCents, from, to }: Service, on: Day): Cents {
  const whole = daysBetween(from, to) + 1;
  const given = daysBetween(from, on) + 1;
  if (given <= 0) return 0;
  if (given >= whole) return netCents;
  return Number((BigInt(netCents) * BigInt(given) * 2n + BigInt(whole)) / (2n * BigInt(whole)));
}
