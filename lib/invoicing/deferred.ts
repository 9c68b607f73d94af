import { addMonths, type Day } from "@/lib/kernel/day";

/** Day of the next month by which a deferred invoice is issued (DPR 633/1972, art. 21, c. 4 a). */
const LAST_DAY = 15;
/** When what is still held is issued: assumption, three days are enough for a rejected one to be sent again in time. */
const DAY_AHEAD = 12;

/** The last day to issue the deferred invoice of an operation. */
export const deferredUntil = (operationOn: Day): Day =>
  addMonths(operationOn.with({ day: 1 }), 1).with({ day: LAST_DAY });

/** The invoices of operations before this day are held no longer, delivered or not. */
export function heldSince(today: Day): Day {
  const month = today.with({ day: 1 });
  return today.day >= DAY_AHEAD ? month : addMonths(month, -1);
}
