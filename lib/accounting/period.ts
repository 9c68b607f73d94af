import { z } from "zod";
import { addDays, addMonths, type Day, isAfter, parseDay } from "@/lib/kernel/day";

/** First and last day, both included. */
export interface Period {
  from: Day;
  to: Day;
}

/** Longer periods are asked for in parts. */
const LONGEST_MONTHS = 36;

/** The month a day lies in. */
export const monthOf = (day: Day): Period => ({
  from: day.with({ day: 1 }),
  to: addDays(addMonths(day.with({ day: 1 }), 1), -1),
});

/** The end of the month after one that ends on a day. */
export const monthAfter = (end: Day): Day => monthOf(addDays(end, 1)).to;

/**
 * A period as a link or a command gives it ("dal", "al": YYYY-MM-DD); what makes no sense falls back to the month of
 * today. At most three years.
 */
export function periodOf(asked: { dal?: string | undefined; al?: string | undefined }, today: Day): Period {
  const usual = monthOf(today);
  const from = parseDay(asked.dal ?? "") ?? usual.from;
  const to = parseDay(asked.al ?? "") ?? (asked.dal ? monthOf(from).to : usual.to);
  if (isAfter(from, to)) return usual;
  const last = addDays(addMonths(from, LONGEST_MONTHS), -1);
  return { from, to: isAfter(to, last) ? last : to };
}

/** The ends of the months that a period touches. */
export function monthEnds({ from, to }: Period): Day[] {
  const ends: Day[] = [];
  for (let month = monthOf(from); !isAfter(month.from, to); month = monthOf(addDays(month.to, 1))) ends.push(month.to);
  return ends;
}

export const REPORTS = ["journal", "vat", "stamp", "receivables", "deferred"] as const;
export type Report = (typeof REPORTS)[number];

export const closeDayInput = z.strictObject({ on: z.iso.date(), note: z.string().trim().max(500).default("") });
