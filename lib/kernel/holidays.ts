import Holidays from "date-holidays";
import { type Day, isoDay } from "@/lib/kernel/day";

const italy = new Holidays("IT", { types: ["public"] });
const byYear = new Map<number, ReadonlySet<string>>();

/**
 * True on Italy's national holidays, Easter Monday among them, and 4 October from 2026 (law 151/2025), which the
 * library knows; a test pins it. Patron saints' days are local and don't count.
 */
export const isHoliday = (date: Day): boolean => holidaysOf(date.year).has(isoDay(date));

function holidaysOf(year: number): ReadonlySet<string> {
  const known = byYear.get(year);
  if (known) return known;
  const days = new Set(italy.getHolidays(year).map((holiday) => holiday.date.slice(0, 10)));
  byYear.set(year, days);
  return days;
}
