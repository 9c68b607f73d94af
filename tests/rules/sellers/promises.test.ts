import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantFromDb } from "@/lib/kernel/day";
import { promiseEnd, promiseHours, promisesKept } from "@/lib/sellers/promises";

const HOURS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: "09:00", to: "18:00" }));
const at = (iso: string) => instantFromDb(new Date(iso));
/** Friday, 20 November 2026, 17:00 in Rome. */
const friday = at("2026-11-20T16:00:00Z");

describe("a promise", () => {
  it("runs while the seller is open, or round the clock, as it says itself", () => {
    const working = { workingHours: 10, clock: "working" as const };
    expect(promiseEnd(working, friday, HOURS).toString()).toBe("2026-11-23T17:00:00Z");
    expect(promiseEnd({ ...working, clock: "elapsed" }, friday, HOURS).toString()).toBe("2026-11-21T02:00:00Z");
  });

  it("has as many hours left as it was given, whichever clock counts", () => {
    const promise = fc.record({
      workingHours: fc.integer({ min: 1, max: 200 }),
      clock: fc.constantFrom("working" as const, "elapsed" as const),
    });
    fc.assert(
      fc.property(promise, fc.integer({ min: 0, max: 100_000 }), (given, minutes) => {
        const from = friday.add({ minutes });
        const end = promiseEnd(given, from, HOURS);
        expect(promiseHours(given, from, end, HOURS)).toBeCloseTo(given.workingHours, 6);
      }),
    );
  });

  it("is kept, broken, or still runs", () => {
    const now = at("2026-11-21T00:00:00Z");
    const [past, future] = [now.subtract({ hours: 1 }), now.add({ hours: 1 })];
    const kept = { dueAt: past, doneAt: past };
    const cases = [
      kept,
      kept,
      { dueAt: past, doneAt: now },
      { dueAt: past, doneAt: null },
      { dueAt: future, doneAt: null },
    ];
    expect(promisesKept(cases, now)).toEqual({ kept: 2, broken: 2, open: 1, percent: 50 });
    expect(promisesKept([{ dueAt: future, doneAt: null }], now)).toMatchObject({ percent: null, open: 1 });
  });
});
