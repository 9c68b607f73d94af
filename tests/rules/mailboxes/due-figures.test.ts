import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, compareDays, type Day, day, isoDay } from "@/lib/kernel/day";
import {
  churnPercent,
  type DueGroup,
  dueFigures,
  endOfAhead,
  monthsBack,
  periodsAhead,
  STEPS,
} from "@/lib/mailboxes/due-figures";
import { demoPolicy } from "@/tests/support/policy";

const policy = demoPolicy();
const on = day("2026-11-22");
const anyDay = fc.integer({ min: 0, max: 7300 }).map((n) => addDays(day("2020-01-01"), n));

/** Net prices of a renewal in the tests' policy, in cents, by plan and months; 12 when the term is not sold. */
const NET: Record<string, Record<number, number>> = { base: { 12: 1800, 24: 3500, 36: 5000 }, plus: { 12: 4000 } };
const netOf = ({ plan, termMonths }: DueGroup) => NET[plan]?.[termMonths] ?? NET[plan]?.[12] ?? 0;

const begins = periodsAhead("month", on).map(isoDay);
const group: fc.Arbitrary<DueGroup> = fc.record({
  begins: fc.constantFrom(...begins),
  plan: fc.constantFrom("base", "plus", "gone"),
  channel: fc.constantFrom("public", "account", "paper", null),
  termMonths: fc.constantFrom(7, 12, 24, 36),
  owned: fc.boolean(),
  count: fc.integer({ min: 1, max: 5000 }),
});

test("periods, plans and channels each add up to all that falls due, and to its price", () => {
  fc.assert(
    fc.property(fc.array(group, { maxLength: 30 }), (groups) => {
      const figures = dueFigures(policy, groups, begins, on);
      const count = groups.reduce((all, each) => all + each.count, 0);
      const netCents = groups.reduce((all, each) => all + each.count * netOf(each), 0);
      expect(figures.total).toEqual({ count, netCents });
      for (const parts of [figures.periods, figures.plans, figures.channels]) {
        expect(parts.reduce((all, part) => all + part.count, 0)).toBe(count);
        expect(parts.reduce((all, part) => all + part.netCents, 0)).toBe(netCents);
      }
      expect(figures.periods.map((period) => period.begins)).toEqual(begins);
    }),
  );
});

test.each(STEPS)("each day ahead falls into exactly one %s, from whatever day", (step) => {
  fc.assert(
    fc.property(anyDay, fc.nat({ max: 400 }), (from, distance) => {
      const periods = periodsAhead(step, from);
      const end = endOfAhead(step, from);
      const ends = [...periods.slice(1), addDays(end, 1)].map((next) => addDays(next, -1));
      const within = (on: Day) =>
        periods.filter((begin, n) => compareDays(begin, on) <= 0 && compareDays(on, ends[n]!) <= 0);
      const day = addDays(from, distance);
      expect(within(from)).toHaveLength(1);
      expect(within(day)).toHaveLength(compareDays(day, end) <= 0 ? 1 : 0);
      if (step === "week") for (const begin of periods) expect(begin.dayOfWeek).toBe(1);
      else for (const begin of periods) expect(begin.day).toBe(1);
    }),
  );
});

test("a year of months is looked back at, the last one the day's own", () => {
  expect(monthsBack(on).map(isoDay)).toEqual(
    [12, ...Array.from({ length: 11 }, (_, n) => n + 1)].map((month) =>
      isoDay(day(`${month === 12 ? 2025 : 2026}-${String(month).padStart(2, "0")}-01`)),
    ),
  );
});

test("churn is what was lost of what ended, to one decimal; of nothing it is nothing", () => {
  expect(churnPercent({ ended: 0, lost: 0 })).toBeNull();
  expect(churnPercent({ ended: 3, lost: 1 })).toBe(33.3);
  expect(churnPercent({ ended: 7, lost: 7 })).toBe(100);
});
