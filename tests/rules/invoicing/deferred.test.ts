import fc from "fast-check";
import { expect, test } from "vitest";
import { deferredUntil, heldSince } from "@/lib/invoicing/deferred";
import { addDays, day, isAfter, isBefore, isoDay } from "@/lib/kernel/day";

const anyDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(day("2024-01-01"), days));

test("a deferred invoice is issued by the 15th of the month after its operation, whatever the months", () => {
  expect(isoDay(deferredUntil(day("2026-12-31")))).toBe("2027-01-15");
  expect(isoDay(deferredUntil(day("2026-01-30")))).toBe("2026-02-15");
});

test("what is held is let go in time, never in the month of its operation, and once due it stays due", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 80 }), (operationOn, later) => {
      const today = addDays(operationOn, later);
      const due = isBefore(operationOn, heldSince(today));
      if (today.month === operationOn.month && today.year === operationOn.year) expect(due).toBe(false);
      // Three days are left when it is let go at the latest.
      if (isAfter(today, addDays(deferredUntil(operationOn), -4))) expect(due).toBe(true);
      if (due) expect(isBefore(operationOn, heldSince(addDays(today, 1)))).toBe(true);
    }),
  );
});
