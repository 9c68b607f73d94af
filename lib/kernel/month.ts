import { addMonths, type Day, day } from "./day";

const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/;

/** A month that was asked for, "2026-11": its first day and that of the next; of anything else the month of `today`. */
export function monthAsked(text: string | undefined, today: Day): { from: Day; to: Day; text: string } {
  const month = text && MONTH.test(text) ? text : today.toString().slice(0, 7);
  const from = day(`${month}-01`);
  return { from, to: addMonths(from, 1), text: month };
}
