import type { Day } from "@/lib/kernel/day";
import type { Cents } from "@/lib/kernel/money";

/** Spenders of one account at the same time, at most. */
export const MOST_SPENDERS = 50;

/** The month a day belongs to, as its first day. */
export const monthOf = (day: Day): Day => day.with({ day: 1 });

interface Spending {
  limitCents: Cents;
  /** First day of the month in which `spentCents` was spent. */
  month: Day;
  spentCents: Cents;
}

/** What somebody has spent of another's account in the month of a day. */
export const spentIn = ({ month, spentCents }: Omit<Spending, "limitCents">, today: Day): Cents =>
  month.equals(monthOf(today)) ? spentCents : 0;

/** What somebody may still spend this month; never below zero, also when the limit was lowered since. */
export const leftOf = (spending: Spending, today: Day): Cents =>
  Math.max(0, spending.limitCents - spentIn(spending, today));

/** invited: nobody has taken it yet. */
export type SpenderState = "invited" | "active";
export const spenderState = ({ acceptedAt }: { acceptedAt: Date | null }): SpenderState =>
  acceptedAt ? "active" : "invited";
