import { Temporal } from "temporal-polyfill";
import { dayInRome, isoDay, parseDay } from "@/lib/kernel/day";
import { unreadable } from "../statement";

// Statements repeat few days many times: each is checked once. Cleared when somebody sends nothing but new ones.
const checked = new Map<string, string | null>();

/** A day as YYYY-MM-DD when it stands in the calendar, else null. */
export function realDay(year: number, month: number, day: number): string | null {
  const iso = `${String(year).padStart(4, "0")}-${pad(month)}-${pad(day)}`;
  const known = checked.get(iso);
  if (known !== undefined) return known;
  if (checked.size > 10_000) checked.clear();
  const found = parseDay(iso) ? iso : null;
  checked.set(iso, found);
  return found;
}
const pad = (part: number): string => String(part).padStart(2, "0");

/** "2026-11-21", with or without a zone behind it. Refuses `statement-day-unreadable`. */
export function isoDate(text: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:Z|[+-]\d{2}:\d{2})?$/.exec(text);
  return (match && realDay(Number(match[1]), Number(match[2]), Number(match[3]))) ?? wrong(text);
}

/** An instant as banks write it: the day it was in Rome, or the day as written when it has no zone. */
export function isoDateTime(text: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/.exec(text);
  if (!match) return wrong(text);
  const [, date = "", time, zone] = match;
  if (!zone) return isoDate(date);
  try {
    return isoDay(dayInRome(Temporal.Instant.from(`${date}T${time}${zone}`)));
  } catch {
    return wrong(text);
  }
}

/** YYMMDD: the century is this one up to 79. */
export function shortDate(text: string): string {
  const match = /^(\d{2})(\d{2})(\d{2})$/.exec(text);
  const year = Number(match?.[1] ?? 0);
  return (match && realDay(year + (year < 80 ? 2000 : 1900), Number(match[2]), Number(match[3]))) ?? wrong(text);
}

/** DDMMYY, as Italian fixed-width records have it. */
export const italianShortDate = (text: string): string => shortDate(text.replace(/^(\d{2})(\d{2})(\d{2})$/, "$3$2$1"));

/** The day MMDD nearest to another day: a statement gives the year only once. */
export function nearestDate(monthDay: string, near: string): string {
  const [month, day] = [Number(monthDay.slice(0, 2)), Number(monthDay.slice(2, 4))];
  const year = Number(near.slice(0, 4));
  const distance = (iso: string) => Math.abs(Date.parse(iso) - Date.parse(near));
  const days = [year - 1, year, year + 1].flatMap((each) => realDay(each, month, day) ?? []);
  return days.sort((a, b) => distance(a) - distance(b))[0] ?? wrong(monthDay);
}

function wrong(text: string): never {
  return unreadable("statement-day-unreadable", { found: text.slice(0, 30) });
}
