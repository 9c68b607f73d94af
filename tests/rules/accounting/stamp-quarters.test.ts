import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { payBy, stampQuarters } from "@/lib/accounting/stamp-quarters";
import { addDays, day, isAfter, isBefore, isoDay } from "@/lib/kernel/day";

const YEAR = { from: day("2026-01-01"), to: day("2026-12-31") };
const anyDuty = fc.record({
  on: fc.integer({ min: 0, max: 364 }).map((days) => addDays(YEAR.from, days)),
  dutyCents: fc.integer({ min: 1, max: 400_000 }),
});

describe("stamp duty by quarters", () => {
  test("has every invoice once, is never to be paid before its quarter is over, nor before an earlier one", () => {
    fc.assert(
      fc.property(fc.array(anyDuty, { maxLength: 30 }), (invoices) => {
        const quarters = stampQuarters(YEAR, invoices);
        expect(quarters.map(({ from, to }) => `${isoDay(from)} ${isoDay(to)}`)).toEqual([
          "2026-01-01 2026-03-31",
          "2026-04-01 2026-06-30",
          "2026-07-01 2026-09-30",
          "2026-10-01 2026-12-31",
        ]);
        const sum = (amounts: number[]) => amounts.reduce((total, each) => total + each, 0);
        expect(sum(quarters.map(({ dutyCents }) => dutyCents))).toBe(sum(invoices.map(({ dutyCents }) => dutyCents)));
        expect(sum(quarters.map((each) => each.invoices))).toBe(invoices.length);
        for (const [n, { to, payBy: by }] of quarters.entries()) {
          expect(isAfter(by, to)).toBe(true);
          expect(isBefore(by, quarters[n - 1]?.payBy ?? by)).toBe(false);
        }
      }),
    );
  });

  test("of a period are those it touches, and small sums wait as the whole year says", () => {
    const period = { from: day("2026-05-01"), to: day("2026-07-31") };
    const large = [{ on: day("2026-02-10"), dutyCents: 500_001 }];
    const due = (invoices: typeof large) =>
      stampQuarters(period, invoices).map(({ from, payBy: by }) => [isoDay(from), isoDay(by)]);
    expect(due([])).toEqual([
      ["2026-04-01", "2026-11-30"],
      ["2026-07-01", "2026-11-30"],
    ]);
    expect(due(large)[0]).toEqual(["2026-04-01", "2026-09-30"]);
  });

  test.each([
    [2026, 1, [500_000, 0], "2026-11-30"],
    [2026, 1, [500_000, 1], "2026-09-30"],
    [2026, 1, [500_001, 0], "2026-05-31"],
    [2026, 2, [200, 200], "2026-11-30"],
    [2026, 2, [200, 500_000], "2026-09-30"],
    [2026, 3, [0, 0, 1], "2026-11-30"],
    [2026, 4, [], "2027-02-28"],
    [2027, 4, [], "2028-02-29"],
  ])("of %i, quarter %i with %j is paid by %s", (year, quarter, sums, by) => {
    expect(isoDay(payBy(year, quarter, sums))).toBe(by);
  });
});
