import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandOf } from "@/lib/accounting/age";
import { differencesOf, type Figures } from "@/lib/accounting/closing";
import { earnedBy, serviceOf } from "@/lib/accounting/deferral";
import { monthEnds, periodOf } from "@/lib/accounting/period";
import { addDays, addMonths, day, isoDay } from "@/lib/kernel/day";

const TODAY = day("2026-11-22");
const days = fc.integer({ min: 0, max: 3650 }).map((n) => addDays(day("2020-01-01"), n));

describe("a period", () => {
  it("is the month of today unless something sensible is asked", () => {
    const text = (asked: { dal?: string; al?: string }) => {
      const { from, to } = periodOf(asked, TODAY);
      return `${isoDay(from)} ${isoDay(to)}`;
    };
    for (const asked of [{}, { dal: "nonsense" }, { dal: "2026-02-30" }, { dal: "2026-12-01", al: "2026-11-01" }])
      expect(text(asked)).toBe("2026-11-01 2026-11-30");
    expect(text({ dal: "2024-02-10" })).toBe("2024-02-10 2024-02-29");
    expect(text({ dal: "2020-01-01", al: "2026-01-01" })).toBe("2020-01-01 2022-12-31");
  });

  it("touches its months, each once", () => {
    expect(monthEnds({ from: day("2026-01-31"), to: day("2026-03-01") }).map(isoDay)).toEqual([
      "2026-01-31",
      "2026-02-28",
      "2026-03-31",
    ]);
  });
});

describe("revenue", () => {
  it("is earned day by day, and its months add up to the price", () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 1, max: 60 }),
        (from, net, months) => {
          const service = serviceOf(net, from, months);
          expect(earnedBy(service, addDays(from, -1))).toBe(0);
          expect(earnedBy(service, service.to)).toBe(net);
          let before = 0;
          let sum = 0;
          for (const end of monthEnds({ from, to: service.to })) {
            const earned = earnedBy(service, end);
            expect(earned).toBeGreaterThanOrEqual(before);
            sum += earned - before;
            before = earned;
          }
          expect(sum).toBe(net);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("of a year is half earned in the middle of it", () => {
    const service = serviceOf(36_500, day("2026-01-01"), 12);
    expect(earnedBy(service, addMonths(day("2026-01-31"), 0))).toBe(3100);
    expect(isoDay(service.to)).toBe("2026-12-31");
  });
});

describe("a debt", () => {
  it("falls into one band by its days", () => {
    expect([0, 30, 31, 60, 61, 90, 91, 4000].map(bandOf)).toEqual([
      "0-30",
      "0-30",
      "31-60",
      "31-60",
      "61-90",
      "61-90",
      "90+",
      "90+",
    ]);
  });
});

describe("a closing", () => {
  const agreed: Figures = {
    ways: [{ method: "card", paymentsCents: 500, refundsCents: 100, ledgerCents: 400 }],
    strays: [],
    bank: [{ account: "IT", lines: 1, inCents: 5, outCents: 0, leftCents: 0, gapCents: 0 }],
    loaded: { linesCents: 5, ledgerCents: 5 },
    suspense: { ledgerCents: 6, linesCents: 1, heldCents: 2, strayCents: 3 },
    invoices: { settledCents: 9, invoicedCents: 9 },
    givenUp: { actsCents: 7, ledgerCents: 7 },
  };

  it("agrees when everything does", () => expect(differencesOf(agreed)).toEqual([]));

  it("shows every cent that does not agree, wherever", () => {
    const stray = { kind: "payment" as const, about: "x", amountCents: 1 };
    const broken: [Partial<Figures>, string][] = [
      [{ ways: [{ method: "card", paymentsCents: 500, refundsCents: 100, ledgerCents: 401 }] }, "way"],
      [{ bank: agreed.bank.map((bank) => ({ ...bank, gapCents: 1 })) }, "statement-gap"],
      [{ loaded: { linesCents: 6, ledgerCents: 5 } }, "statement-books"],
      [{ suspense: { ...agreed.suspense, heldCents: 3 } }, "suspense"],
      [{ invoices: { settledCents: 9, invoicedCents: 8 } }, "invoices"],
      [{ givenUp: { actsCents: 7, ledgerCents: 8 } }, "given-up"],
      [{ strays: [stray] }, "payment"],
    ];
    for (const [change, kind] of broken) expect(differencesOf({ ...agreed, ...change })).toMatchObject([{ kind }]);
  });
});
