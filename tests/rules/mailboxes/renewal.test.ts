import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, addOffset, type Day, day, isAfter, isBefore, isoDay } from "@/lib/kernel/day";
import { explainRenewal, newExpiry, renewalWindow } from "@/lib/mailboxes/renewal";
import { demoPolicy } from "@/tests/support/policy";

const policy = demoPolicy();
const anyDay = fc.integer({ min: 0, max: 7300 }).map((n) => addDays(day("2020-01-01"), n));
const explain = (expiry: string, on: string, more = {}) =>
  explainRenewal(policy, { expiry: day(expiry), on: day(on), ...more });

describe("the window of online renewal", () => {
  it.each([
    ["2026-08-31", "2026-05-30", "too-early"],
    ["2026-08-31", "2026-05-31", null],
    ["2026-08-31", "2027-02-28", null],
    ["2026-08-31", "2027-03-01", "too-late"],
    ["2027-08-31", "2028-02-29", null],
    ["2027-08-31", "2028-03-01", "too-late"],
  ])("of a mailbox that expires on %s, on %s: %s", (expiry, on, reason) => {
    const answer = explain(expiry, on);
    expect(answer.reason).toBe(reason);
    expect(answer.renewable).toBe(reason === null);
  });

  it("is open exactly from its first to its last day, whatever the expiry", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -200, max: 300 }), (expiry, distance) => {
        const on = addDays(expiry, distance);
        const { opens, closes } = renewalWindow(policy, expiry);
        expect(explainRenewal(policy, { expiry, on }).renewable).toBe(!isBefore(on, opens) && !isAfter(on, closes));
      }),
    );
  });
});

describe("what a renewal costs and leads to", () => {
  it("is said to the cent, with VAT on the sum", () => {
    const answer = explain("2026-12-10", "2026-11-21", { termMonths: 24 });
    expect(answer).toMatchObject({ state: "active", netCents: 3500, vatCents: 770, totalCents: 4270 });
    expect(isoDay(answer.newExpiry as Day)).toBe("2028-12-10");
  });

  it("is the shortest term when none is named", () => {
    expect(explain("2026-12-10", "2026-11-21").totalCents).toBe(2196);
  });

  it("is nothing when it can't be renewed", () => {
    expect(explain("2026-01-01", "2026-11-21")).toMatchObject({
      renewable: false,
      reason: "too-late",
      lines: [],
      totalCents: 0,
      newExpiry: null,
    });
  });

  it("is nothing for a term that is not on sale", () => {
    expect(explain("2026-12-10", "2026-11-21", { termMonths: 5 })).toMatchObject({
      renewable: false,
      reason: "no-price",
    });
  });

  it("is refused to closed login codes on any day, in any writing", () => {
    for (const userCode of ["KLX12345", "kvis001", " HLH9 "])
      expect(explain("2026-12-10", "2026-11-21", { userCode }).reason).toBe("closed-prefix");
    expect(explain("2026-12-10", "2026-11-21", { userCode: "HMS0001" }).renewable).toBe(true);
  });

  it("adds the surcharge of the latest day that has come", () => {
    const late = demoPolicy("demo", (draft) => {
      draft.lifecycle.renewal.surcharges = [
        { from: { days: 31 }, amountCents: 500 },
        { from: { days: 60 }, amountCents: 1000 },
      ];
    });
    const cost = (on: string) => explainRenewal(late, { expiry: day("2026-06-30"), on: day(on) }).netCents;
    expect([cost("2026-07-30"), cost("2026-07-31"), cost("2026-08-28"), cost("2026-08-29")]).toEqual([
      1800, 2300, 2300, 2800,
    ]);
  });
});

describe("the new expiry", () => {
  it("keeps the original day through short months, however often it is renewed", () => {
    fc.assert(
      fc.property(anyDay, fc.array(fc.constantFrom(1, 12, 24, 36), { minLength: 1, maxLength: 12 }), (start, terms) => {
        const chain = terms.reduce<Day>(
          (expiry, term) => newExpiry(policy, { expiry, on: expiry, originalDay: start.day }, term),
          start,
        );
        const whole = addMonths(
          start,
          terms.reduce((sum, term) => sum + term, 0),
        );
        expect(isoDay(chain)).toBe(isoDay(whole));
      }),
    );
  });

  it("counts from the payment, or from the later of both, where the policy says so", () => {
    const counting = (countsFrom: "payment" | "later") =>
      demoPolicy("demo", (draft) => {
        draft.lifecycle.renewal.countsFrom = countsFrom;
      });
    const from = (rule: "payment" | "later", expiry: string, on: string) =>
      isoDay(newExpiry(counting(rule), { expiry: day(expiry), on: day(on) }, 12));
    expect(from("payment", "2026-12-10", "2026-11-21")).toBe("2027-11-21");
    expect(from("later", "2026-12-10", "2026-11-21")).toBe("2027-12-10");
    expect(from("later", "2026-10-10", "2026-11-21")).toBe("2027-11-21");
  });

  it("is always later than the old one and than the day it was paid, when paid within the window", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -90, max: 180 }), (expiry, distance) => {
        const on = addDays(expiry, distance);
        const answer = explainRenewal(policy, { expiry, on });
        if (!answer.newExpiry) return;
        expect(isAfter(answer.newExpiry, expiry)).toBe(true);
        expect(isAfter(answer.newExpiry, addOffset(on, { months: 5 }))).toBe(true);
      }),
    );
  });
});
