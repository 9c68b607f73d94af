import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  addMonthsKeeping,
  addOffset,
  compareDays,
  day,
  dayInRome,
  daysBetween,
  endOfDayInRome,
  formatDay,
  formatInstant,
  fromDb,
  instantFromDb,
  instantInRome,
  instantToDb,
  isAfter,
  isBefore,
  isoDay,
  isWithin,
  parseDay,
  startOfDayInRome,
  toDb,
} from "@/lib/kernel/day";

const FIRST = day("2020-01-01");
const DAYS_OF_20_YEARS = daysBetween(FIRST, day("2040-01-01"));
const days = fc.nat(DAYS_OF_20_YEARS).map((n) => addDays(FIRST, n));
const instant = (iso: string) => Temporal.Instant.from(iso);

describe("civil days", () => {
  it("are read strictly", () => {
    expect(isoDay(day("2024-02-29"))).toBe("2024-02-29");
    for (const wrong of ["2026-02-29", "2026-13-01", "2026-1-1", "20261121", "2026-11-21T00:00", "21/11/2026", ""]) {
      expect(() => day(wrong)).toThrow(RangeError);
      expect(parseDay(wrong)).toBeNull();
    }
  });

  it("add months clamped to the month's end", () => {
    expect(isoDay(addMonths(day("2026-08-31"), -3))).toBe("2026-05-31");
    expect(isoDay(addMonths(day("2026-08-31"), 6))).toBe("2027-02-28");
    expect(isoDay(addMonths(day("2027-08-31"), 6))).toBe("2028-02-29");
    expect(isoDay(addMonths(day("2024-02-29"), 12))).toBe("2025-02-28");
    expect(isoDay(addMonths(day("2026-12-31"), 2))).toBe("2027-02-28");
  });

  it("keep the original day through a chain of renewals", () => {
    const february = addMonthsKeeping(day("2026-01-31"), 1, 31);
    expect(isoDay(february)).toBe("2026-02-28");
    expect(isoDay(addMonthsKeeping(february, 1, 31))).toBe("2026-03-31");
    expect(isoDay(addMonthsKeeping(day("2027-02-28"), 12, 29))).toBe("2028-02-29");
  });

  it("give the same day by one long renewal as by many short ones", () => {
    fc.assert(
      fc.property(days, fc.array(fc.integer({ min: 1, max: 36 }), { maxLength: 20 }), (start, terms) => {
        const chained = terms.reduce((date, months) => addMonthsKeeping(date, months, start.day), start);
        const atOnce = addMonths(
          start,
          terms.reduce((sum, months) => sum + months, 0),
        );
        expect(isoDay(chained)).toBe(isoDay(atOnce));
      }),
    );
  });

  it("move by offsets, months first", () => {
    expect(isoDay(addOffset(day("2026-01-31"), { months: 1, days: 1 }))).toBe("2026-03-01");
    expect(isoDay(addOffset(day("2026-01-31"), { days: -31 }))).toBe("2025-12-31");
    expect(isoDay(addOffset(day("2026-01-31"), {}))).toBe("2026-01-31");
  });

  it("compare and count", () => {
    expect(daysBetween(day("2024-02-28"), day("2024-03-01"))).toBe(2);
    fc.assert(
      fc.property(days, fc.integer({ min: -8000, max: 8000 }), (a, n) => {
        const b = addDays(a, n);
        expect(daysBetween(a, b)).toBe(n);
        expect(compareDays(a, b)).toBe(Math.sign(0 - n) + 0);
        expect([isBefore(a, b), isAfter(a, b)]).toEqual([n > 0, n < 0]);
        expect(isWithin(a, a, b)).toBe(n >= 0);
      }),
    );
  });

  it("are written as people write them", () => {
    expect(formatDay(day("2026-11-21"))).toBe("21/11/2026");
    expect(formatInstant(instant("2026-11-21T13:05:59Z"))).toBe("21/11/2026, 14:05");
    expect(formatInstant(instant("2026-12-31T23:30:00Z"))).toBe("01/01/2027, 00:30");
  });
});

describe("days in Rome", () => {
  it("begin and end at Rome's midnight, on every day of twenty years", () => {
    for (let n = 0; n <= DAYS_OF_20_YEARS; n++) {
      const date = addDays(FIRST, n);
      const [start, end] = [startOfDayInRome(date), endOfDayInRome(date)];
      if (isoDay(dayInRome(start)) !== isoDay(date) || isoDay(dayInRome(end)) !== isoDay(date))
        expect.fail(isoDay(date));
      if (isoDay(dayInRome(start.subtract({ nanoseconds: 1 }))) !== isoDay(addDays(date, -1)))
        expect.fail(isoDay(date));
      if (isoDay(dayInRome(end.add({ milliseconds: 1 }))) !== isoDay(addDays(date, 1))) expect.fail(isoDay(date));
    }
  });

  it("last 23 and 25 hours when the clocks change", () => {
    const hours = (iso: string) =>
      startOfDayInRome(day(iso)).until(startOfDayInRome(addDays(day(iso), 1)), { largestUnit: "hours" }).hours;
    expect([hours("2026-03-29"), hours("2026-10-25"), hours("2026-11-21")]).toEqual([23, 25, 24]);
  });

  it("turn at Rome's midnight, not London's", () => {
    expect(isoDay(dayInRome(instant("2026-12-31T22:59:59Z")))).toBe("2026-12-31");
    expect(isoDay(dayInRome(instant("2026-12-31T23:00:00Z")))).toBe("2027-01-01");
    expect(isoDay(dayInRome(instant("2026-06-30T22:00:00Z")))).toBe("2026-07-01");
  });

  it("have wall-clock times", () => {
    expect(instantInRome(day("2026-07-01"), "09:00").toString()).toBe("2026-07-01T07:00:00Z");
    expect(instantInRome(day("2026-03-29"), "02:30").toString()).toBe("2026-03-29T01:30:00Z");
  });
});

describe("database columns", () => {
  it("go there and back", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 4e12 }), (date, milliseconds) => {
        expect(isoDay(fromDb(toDb(date)))).toBe(isoDay(date));
        const moment = Temporal.Instant.fromEpochMilliseconds(milliseconds);
        expect(instantFromDb(instantToDb(moment)).equals(moment)).toBe(true);
      }),
    );
  });

  it("refuse an instant where a date is meant", () => {
    expect(() => fromDb(new Date("2026-11-21T10:00:00Z"))).toThrow(RangeError);
  });
});
