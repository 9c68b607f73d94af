import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { addDays, day, formatInstant, instantInRome, isoDay } from "@/lib/kernel/day";
import { isHoliday } from "@/lib/kernel/holidays";
import { addWorkingDays, addWorkingHours, isWorkingDay, workingHoursBetween } from "@/lib/kernel/working-time";

/** 9–13 and 15–19, Monday to Friday (seller S, row 34). */
const HOURS = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, from: "15:00", to: "19:00" },
  { weekday, from: "09:00", to: "13:00" },
]);
const rome = (date: string, time: string) => instantInRome(day(date), time);
const hence = (date: string, time: string, hours: number, openings = HOURS) =>
  formatInstant(addWorkingHours(rome(date, time), hours, openings));

describe("working days", () => {
  it("leave out national holidays", () => {
    const holidays = (year: number) => {
      const days = Array.from({ length: 365 }, (_, n) => addDays(day(`${year}-01-01`), n));
      return days.filter(isHoliday).map((date) => isoDay(date).slice(5));
    };
    const fixed = ["01-01", "01-06", "04-25", "05-01", "06-02", "08-15", "11-01", "12-08", "12-25", "12-26"];
    expect(holidays(2025)).toEqual([...fixed, "04-20", "04-21"].sort());
    expect(holidays(2026)).toEqual([...fixed, "04-05", "04-06", "10-04"].sort());
    expect(holidays(2027)).toEqual([...fixed, "03-28", "03-29", "10-04"].sort());
  });

  it("leave out weekends", () => {
    expect(isWorkingDay(day("2026-11-20"))).toBe(true);
    expect(isWorkingDay(day("2026-11-21"))).toBe(false);
    expect(isWorkingDay(day("2027-10-04"))).toBe(false);
    expect(isWorkingDay(day("2024-10-04"))).toBe(true);
  });

  it.each([
    ["2026-11-20", 1, "2026-11-23"],
    ["2026-11-21", 0, "2026-11-23"],
    ["2026-11-21", 1, "2026-11-23"],
    ["2026-11-23", -1, "2026-11-20"],
    ["2026-12-24", 2, "2026-12-29"],
    ["2027-10-01", 1, "2027-10-05"],
  ])("%s and %i more is %s", (from, count, to) => expect(isoDay(addWorkingDays(day(from), count))).toBe(to));
});

describe("working hours", () => {
  it("run only while the seller is open", () => {
    expect(hence("2026-11-20", "10:00", 2)).toBe("20/11/2026, 12:00");
    expect(hence("2026-11-20", "12:00", 2)).toBe("20/11/2026, 16:00");
    expect(hence("2026-11-20", "10:00", 3)).toBe("20/11/2026, 13:00");
    expect(hence("2026-11-20", "18:30", 1.5)).toBe("23/11/2026, 10:00");
    expect(hence("2026-11-20", "10:00", 24)).toBe("25/11/2026, 10:00");
  });

  it("start at the next opening for what arrives outside them", () => {
    expect(hence("2026-11-20", "14:00", 0)).toBe("20/11/2026, 15:00");
    expect(hence("2026-11-20", "20:00", 0)).toBe("23/11/2026, 09:00");
    expect(hence("2026-11-21", "10:00", 1)).toBe("23/11/2026, 10:00");
    expect(hence("2026-12-24", "19:00", 1)).toBe("28/12/2026, 10:00");
    expect(hence("2027-10-01", "19:00", 1)).toBe("05/10/2027, 10:00");
  });

  it("are real hours on the nights when clocks change", () => {
    const nights = [6, 7, 1].map((weekday) => ({ weekday, from: "00:00", to: "23:00" }));
    expect(workingHoursBetween(rome("2026-03-29", "00:00"), rome("2026-03-29", "23:00"), nights)).toBe(22);
    expect(workingHoursBetween(rome("2026-10-25", "00:00"), rome("2026-10-25", "23:00"), nights)).toBe(24);
    expect(hence("2026-03-29", "01:30", 1, nights)).toBe("29/03/2026, 03:30");
    expect(hence("2026-10-25", "01:30", 3, nights)).toBe("25/10/2026, 03:30");
  });

  it("count overlapping openings once", () => {
    const doubled = [...HOURS, { weekday: 5, from: "10:00", to: "16:00" }];
    expect(workingHoursBetween(rome("2026-11-20", "00:00"), rome("2026-11-21", "00:00"), doubled)).toBe(10);
  });

  it("never hang on hours that never open", () => {
    expect(() => hence("2026-11-20", "10:00", 1, [])).toThrow(RangeError);
    expect(() => hence("2026-11-20", "10:00", 1, [{ weekday: 1, from: "13:00", to: "09:00" }])).toThrow(RangeError);
    expect(() => hence("2026-11-20", "10:00", -1)).toThrow(RangeError);
    expect(() => hence("2026-11-20", "10:00", Number.NaN)).toThrow(RangeError);
  });

  it("measure back what they add, over ten years", () => {
    const start = Temporal.Instant.from("2022-01-01T00:00:00Z").epochMilliseconds;
    const minutes = fc.nat(10 * 365 * 24 * 60);
    fc.assert(
      fc.property(minutes, fc.integer({ min: 0, max: 60 * 100 }), (minute, length) => {
        const from = Temporal.Instant.fromEpochMilliseconds(start + minute * 60_000);
        const to = addWorkingHours(from, length / 60, HOURS);
        expect(workingHoursBetween(from, to, HOURS)).toBeCloseTo(length / 60, 9);
        expect(workingHoursBetween(to, from, HOURS)).toBeCloseTo(-length / 60, 9);
        expect(addWorkingHours(addWorkingHours(from, 0, HOURS), length / 60, HOURS).equals(to)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
