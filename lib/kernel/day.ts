import { Temporal } from "temporal-polyfill";

/** A civil date of the calendar in Europe/Rome. ISO "YYYY-MM-DD" at the edges, this type inside. */
export type Day = Temporal.PlainDate;
/** A point in time. */
export type Instant = Temporal.Instant;
/** A distance from a day: months first (clamped to the month's end), then days. Either may be negative. */
export type Offset = { days?: number; months?: number };

export const ROME = "Europe/Rome";

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads "2026-11-21" and nothing looser; throws RangeError for another shape or a day that doesn't exist. */
export function day(iso: string): Day {
  if (!ISO_DAY.test(iso)) throw new RangeError(`not a day: ${JSON.stringify(iso)}`);
  return Temporal.PlainDate.from(iso, { overflow: "reject" });
}

/** Like `day`, but null instead of an error: for text that people typed. */
export function parseDay(iso: string): Day | null {
  try {
    return day(iso);
  } catch {
    return null;
  }
}

/** "2026-11-21" */
export const isoDay = (date: Day): string => date.toString({ calendarName: "never" });

/** The day it is in Rome at that instant. */
export const dayInRome = (instant: Instant): Day => instant.toZonedDateTimeISO(ROME).toPlainDate();

/** First instant of the day in Rome. */
export const startOfDayInRome = (date: Day): Instant => date.toZonedDateTime(ROME).toInstant();

/** Last millisecond of the day in Rome: what is "paid through the end of that day" is paid at this instant included. */
export const endOfDayInRome = (date: Day): Instant => startOfDayInRome(addDays(date, 1)).subtract({ milliseconds: 1 });

/** The instant of a wall-clock time of that day in Rome, e.g. "09:00"; a time skipped in spring moves forward. */
export const instantInRome = (date: Day, time: string): Instant =>
  date.toZonedDateTime({ timeZone: ROME, plainTime: Temporal.PlainTime.from(time) }).toInstant();

export const addDays = (date: Day, days: number): Day => date.add({ days });

/** Months on the calendar, clamped: 31 August − 3 months is 31 May, 31 August + 6 months is 28 or 29 February. */
export const addMonths = (date: Day, months: number): Day => date.add({ months }, { overflow: "constrain" });

/** Adds months and returns to the original day of the month where it exists: 31 Jan → 28 Feb → 31 Mar, not 28 Mar. */
export function addMonthsKeeping(date: Day, months: number, originalDayOfMonth: number): Day {
  const month = date.toPlainYearMonth().add({ months });
  return month.toPlainDate({ day: Math.min(originalDayOfMonth, month.daysInMonth) });
}

/** The day at that distance: months are added first, then days. */
export const addOffset = (date: Day, offset: Offset): Day =>
  addDays(addMonths(date, offset.months ?? 0), offset.days ?? 0);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => from.until(to, { largestUnit: "days" }).days;

/** −1, 0 or 1: usable with `sort`. */
export const compareDays = (a: Day, b: Day): number => Temporal.PlainDate.compare(a, b);
export const isBefore = (a: Day, b: Day): boolean => compareDays(a, b) < 0;
export const isAfter = (a: Day, b: Day): boolean => compareDays(a, b) > 0;
/** True from `from` to `to`, both included. */
export const isWithin = (date: Day, from: Day, to: Day): boolean => !isBefore(date, from) && !isAfter(date, to);
export const laterDay = (a: Day, b: Day): Day => (isBefore(a, b) ? b : a);

/** −1, 0 or 1, for instants. */
export const compareInstants = (a: Instant, b: Instant): number => Temporal.Instant.compare(a, b);

/** "21/11/2026", in both languages. */
export const formatDay = (date: Day): string => `${pad(date.day)}/${pad(date.month)}/${pad(date.year, 4)}`;

/** "21/11/2026, 14:05" by the clock of Rome. */
export function formatInstant(instant: Instant): string {
  const local = instant.toZonedDateTimeISO(ROME);
  return `${formatDay(local.toPlainDate())}, ${pad(local.hour)}:${pad(local.minute)}`;
}

/** A `@db.Date` column as Prisma gives it: a JS Date at midnight UTC. Throws on any other hour, which is no civil date. */
export function fromDb(date: Date): Day {
  const iso = date.toISOString();
  if (!iso.endsWith("T00:00:00.000Z")) throw new RangeError(`not a date column: ${iso}`);
  return day(iso.slice(0, 10));
}

export const toDb = (date: Day): Date => new Date(`${isoDay(date)}T00:00:00.000Z`);

/** A `timestamptz` column as Prisma gives it, to the millisecond. */
export const instantFromDb = (date: Date): Instant => Temporal.Instant.fromEpochMilliseconds(date.getTime());

export const instantToDb = (instant: Instant): Date => new Date(instant.epochMilliseconds);

function pad(part: number, length = 2): string {
  return String(part).padStart(length, "0");
}
