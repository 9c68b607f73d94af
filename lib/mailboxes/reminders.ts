import { addDays, type Day, isBefore } from "@/lib/kernel/day";
import type { Policy } from "@/lib/sellers/policy";

/** A reminder's distance from the expiry, in days (negative before), and the day it is due. */
export interface PlannedReminder {
  offset: number;
  dueOn: Day;
}

/** The reminders of an expiry that are still ahead on a day, that day included. */
export const remindersFor = (policy: Policy, expiry: Day, from: Day): PlannedReminder[] =>
  policy.lifecycle.reminderDays
    .map((offset) => ({ offset, dueOn: addDays(expiry, offset) }))
    .filter(({ dueOn }) => !isBefore(dueOn, from));
