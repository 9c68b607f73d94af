import { type Day, daysBetween } from "@/lib/kernel/day";

/** What is known of the numbers a company being formed owes. */
interface Forming {
  numbersDueOn: Day;
  /** They came. */
  given: boolean;
}

export const FORMING_STATES = ["waiting", "late", "given"] as const;
export type FormingState = (typeof FORMING_STATES)[number];

/** Days to the last one; 0 is that day, negative is after it. */
export const daysLeft = (dueOn: Day, on: Day): number => daysBetween(on, dueOn);

/** The numbers may come through the end of their last day. */
export function formingState({ numbersDueOn, given }: Forming, on: Day): FormingState {
  if (given) return "given";
  return daysLeft(numbersDueOn, on) < 0 ? "late" : "waiting";
}

/**
 * The reminder that is due with so many days left: the last one whose day has come, so that after a stop of the machine
 * one is sent and not all. Null before the first.
 */
export function reminderDue(left: number, reminderDays: readonly number[]): number | null {
  const due = reminderDays.filter((days) => days >= left);
  return due.length > 0 ? Math.min(...due) : null;
}
