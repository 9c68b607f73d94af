import { addDays, compareInstants, type Day, dayInRome, type Instant, instantInRome, isBefore } from "@/lib/kernel/day";
import { isHoliday } from "@/lib/kernel/holidays";

/** One stretch of opening, by the clock of Rome: weekday 1 is Monday, times "HH:MM". */
export type OpeningHours = { weekday: number; from: string; to: string };

type Stretch = { from: Instant; to: Instant };

const HOUR = 3_600_000;
/** A policy that opens less than once in this many days is a mistake, not a wait. */
const LONGEST_CLOSURE_DAYS = 60;

/** Monday to Friday, national holidays excepted. */
export const isWorkingDay = (date: Day): boolean => date.dayOfWeek <= 5 && !isHoliday(date);

/** The day `count` working days later (earlier when negative); with 0, the day itself or the next working one. */
export function addWorkingDays(date: Day, count: number): Day {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a number of days: ${count}`);
  const step = count < 0 ? -1 : 1;
  let current = date;
  if (count === 0) while (!isWorkingDay(current)) current = addDays(current, 1);
  for (let left = Math.abs(count); left > 0; ) {
    current = addDays(current, step);
    if (isWorkingDay(current)) left--;
  }
  return current;
}

/**
 * The instant when that many opening hours (fractions allowed) have gone by, national holidays not counting. What
 * arrives outside hours starts at the next opening; with 0 hours it is that start. Throws when the seller never opens.
 */
export function addWorkingHours(start: Instant, hours: number, openingHours: readonly OpeningHours[]): Instant {
  if (!(hours >= 0 && Number.isFinite(hours))) throw new RangeError(`not a number of hours: ${hours}`);
  let left = Math.round(hours * HOUR);
  let closedDays = 0;
  for (let date = dayInRome(start); closedDays <= LONGEST_CLOSURE_DAYS; date = addDays(date, 1)) {
    const stretches = openOn(date, openingHours);
    closedDays = stretches.length > 0 ? 0 : closedDays + 1;
    for (const stretch of stretches) {
      const from = later(stretch.from, start);
      const open = millisecondsBetween(from, stretch.to);
      if (open <= 0) continue;
      if (left <= open) return from.add({ milliseconds: left });
      left -= open;
    }
  }
  throw new RangeError("the opening hours never open");
}

/** Opening hours gone by from `a` to `b`, as a fraction; negative when `b` is earlier. */
export function workingHoursBetween(a: Instant, b: Instant, openingHours: readonly OpeningHours[]): number {
  if (compareInstants(a, b) > 0) return -workingHoursBetween(b, a, openingHours);
  let milliseconds = 0;
  const after = addDays(dayInRome(b), 1);
  for (let date = dayInRome(a); isBefore(date, after); date = addDays(date, 1)) {
    for (const stretch of openOn(date, openingHours)) {
      milliseconds += Math.max(0, millisecondsBetween(later(stretch.from, a), earlier(stretch.to, b)));
    }
  }
  return milliseconds / HOUR;
}

/** The stretches of that day in order; where two overlap, time counts once. */
function openOn(date: Day, openingHours: readonly OpeningHours[]): Stretch[] {
  if (isHoliday(date)) return [];
  const stretches = openingHours
    .filter((hours) => hours.weekday === date.dayOfWeek)
    .map(({ from, to }) => ({ from: instantInRome(date, from), to: instantInRome(date, to) }))
    .sort((a, b) => compareInstants(a.from, b.from));
  const apart: Stretch[] = [];
  for (const { from, to } of stretches) {
    const previous = apart.at(-1);
    const opening = previous ? later(from, previous.to) : from;
    if (compareInstants(opening, to) < 0) apart.push({ from: opening, to });
  }
  return apart;
}

const later = (a: Instant, b: Instant): Instant => (compareInstants(a, b) < 0 ? b : a);
const earlier = (a: Instant, b: Instant): Instant => (compareInstants(a, b) < 0 ? a : b);
const millisecondsBetween = (from: Instant, to: Instant): number => to.epochMilliseconds - from.epochMilliseconds;
