/** A civil day as a whole number: days since 1 January 1970. The model has a calendar of its own. */
export type Day = number;

const MILLISECONDS = 86_400_000;

export const toDay = (iso: string): Day => Date.parse(`${iso}T00:00:00Z`) / MILLISECONDS;
export const toIso = (day: Day): string => new Date(day * MILLISECONDS).toISOString().slice(0, 10);
export const dayOfMonth = (day: Day): number => new Date(day * MILLISECONDS).getUTCDate();

/** So many months later, on a day of the month (its own unless given), or on the last one of a shorter month. */
export function monthsLater(day: Day, months: number, on = dayOfMonth(day)): Day {
  const from = new Date(day * MILLISECONDS);
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(on, last)) / MILLISECONDS;
}

/** Months first, then days. */
export const later = (day: Day, { months = 0, days = 0 }: { months?: number; days?: number }): Day =>
  monthsLater(day, months) + days;
