import fc from "fast-check";
import { expect, test } from "vitest";
import { leftOf, monthOf, spentIn } from "@/lib/accounts/spender";
import { addDays, day } from "@/lib/kernel/day";

const anyDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(day("2024-01-01"), days));
const spending = fc.record({
  limitCents: fc.integer({ min: 1, max: 1_000_000 }),
  spentCents: fc.integer({ min: 0, max: 2_000_000 }),
  month: anyDay.map(monthOf),
});

test("what is left is the limit less what was spent in the same month, never below zero", () => {
  fc.assert(
    fc.property(spending, anyDay, (known, today) => {
      const same = known.month.year === today.year && known.month.month === today.month;
      expect(spentIn(known, today)).toBe(same ? known.spentCents : 0);
      expect(leftOf(known, today)).toBe(same ? Math.max(0, known.limitCents - known.spentCents) : known.limitCents);
    }),
  );
});

test("a month begins on its first day, whatever its length", () => {
  for (const [of, first] of [
    ["2028-02-29", "2028-02-01"],
    ["2026-12-31", "2026-12-01"],
    ["2027-01-01", "2027-01-01"],
  ] as const)
    expect(monthOf(day(of)).toString()).toBe(first);
});
