import { addDays, type Day, isAfter, isBefore } from "@/lib/kernel/day";
import type { Deal } from "./price-list";

/** The end both sides are to be told of on a day: from `terms.noticeDays` before it to the day itself; null: none. */
export function endToTell({ state, validTo, terms }: Pick<Deal, "state" | "validTo" | "terms">, on: Day): Day | null {
  if (state !== "in-force" || !validTo) return null;
  return isBefore(on, addDays(validTo, -terms.noticeDays)) || isAfter(on, validTo) ? null : validTo;
}
