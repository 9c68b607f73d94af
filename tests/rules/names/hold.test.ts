import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareInstants, instantFromDb } from "@/lib/kernel/day";
import { prolonged } from "@/lib/names/hold";

const start = instantFromDb(new Date("2026-11-21T09:00:00Z"));
const rules = { holdMinutes: 60, holdAtMostHours: 24 };
const at = (minutes: number) => start.add({ minutes });

describe("the hold of an order that moves", () => {
  it.each([
    [60, 30, 90],
    [60, 0, 60],
    [90, 60 * 23 + 30, 60 * 24],
    [60 * 24, 60 * 25, 60 * 24],
  ])("held until %i, a step at minute %i: until %i", (until, step, expected) => {
    expect(prolonged({ until: at(until), foundAt: start }, at(step), rules).toString()).toBe(at(expected).toString());
  });

  it("never ends earlier than it did, nor later than the longest, however many steps are taken", () => {
    const steps = fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 30 });
    const some = fc.record({
      holdMinutes: fc.integer({ min: 5, max: 3000 }),
      holdAtMostHours: fc.integer({ min: 1, max: 100 }),
    });
    fc.assert(
      fc.property(steps, some, (minutes, given) => {
        const first = at(given.holdMinutes);
        const last = at(Math.max(given.holdMinutes, given.holdAtMostHours * 60));
        let until = first;
        for (const minute of [...minutes].sort((a, b) => a - b)) {
          const next = prolonged({ until, foundAt: start }, at(minute), given);
          expect(compareInstants(next, until)).toBeGreaterThanOrEqual(0);
          until = next;
        }
        expect(compareInstants(until, last)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
