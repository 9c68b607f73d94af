import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ratesOf } from "@/lib/invoicing/rates";
import { stampedCents, vatFreeReason, withReasons } from "@/lib/invoicing/vat-free";
import { lineNet, netFromGross, sumCents, vatOf } from "@/lib/kernel/money";

const line = fc.record({
  description: fc.constant("x"),
  netCents: fc.integer({ min: 1, max: 100_000 }),
  vatBps: fc.constantFrom(0, 400, 1000, 2200),
});

describe("an invoice rate by rate", () => {
  test("adds up to what was charged, each VAT within a cent of its rate", () => {
    const gross = fc.record({ gross: fc.integer({ min: 1, max: 50_000 }), vatBps: fc.constantFrom(400, 1000, 2200) });
    fc.assert(
      fc.property(fc.array(gross, { minLength: 1, maxLength: 40 }), (all) => {
        const splits = all.map(({ gross: cents, vatBps }) => ({ ...netFromGross(cents, vatBps), vatBps }));
        const lines = splits.map(({ netCents, vatBps }) => ({ description: "x", netCents, vatBps }));
        const rates = ratesOf(lines, sumCents(splits.map(({ vatCents }) => vatCents)));
        expect(sumCents(rates.map((rate) => rate.netCents + rate.vatCents))).toBe(
          sumCents(all.map((one) => one.gross)),
        );
        expect(sumCents(rates.map((rate) => rate.netCents - rate.roundingCents))).toBe(sumCents(lines.map(lineNet)));
        for (const { netCents, vatCents, vatBps, roundingCents } of rates) {
          expect(Math.abs(vatCents - vatOf(netCents, vatBps))).toBeLessThanOrEqual(1);
          expect(Math.abs(roundingCents)).toBeLessThan(100);
        }
      }),
    );
  });

  test("rounds nothing where VAT was added to the prices", () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const rates = ratesOf(lines, 0);
        const vat = sumCents([400, 1000, 2200].map((bps) => vatOf(netOf(lines, bps), bps)));
        const right = ratesOf(lines, vat);
        expect(right.every(({ roundingCents }) => roundingCents === 0)).toBe(true);
        expect(right.map(({ vatBps, vatCents }) => [vatBps, vatCents])).toEqual(
          right.map(({ vatBps, netCents }) => [vatBps, vatOf(netCents, vatBps)]),
        );
        expect(rates.map(({ vatBps }) => vatBps)).toEqual(
          [...new Set(lines.map(({ vatBps }) => vatBps))].sort((a, b) => a - b),
        );
      }),
    );
  });

  test("keeps apart what is without VAT for different reasons", () => {
    const lines = [
      { description: "a", netCents: 100, vatBps: 0, nature: "N4", law: "Art. 10" },
      { description: "b", netCents: 200, vatBps: 0, nature: "N1", law: "Art. 15" },
      { description: "c", netCents: 300, vatBps: 0, nature: "N4", law: "Art. 10" },
    ];
    expect(ratesOf(lines, 0).map(({ nature, netCents }) => [nature, netCents])).toEqual([
      ["N4", 400],
      ["N1", 200],
    ]);
    expect(
      stampedCents(ratesOf([...lines, { ...lines[0], netCents: 5, nature: "N6.9", description: "d", vatBps: 0 }], 0)),
    ).toBe(600);
  });
});

test("a line without VAT says its reason: its own, the seller's regime, the customer's country, the policy's", () => {
  const usual = { nature: "N4", law: "Art. 10" };
  const reason = (regime: string, country: string, vatNumber: string | null = null) =>
    vatFreeReason(regime, { country, vatNumber }, usual).nature;
  expect(reason("RF19", "IT")).toBe("N2.2");
  expect(reason("RF01", "IT")).toBe("N4");
  expect(reason("RF01", "DE", "123456789")).toBe("N2.1");
  expect(reason("RF01", "DE")).toBe("N7");
  expect(reason("RF01", "US")).toBe("N2.1");
  const lines = [
    { description: "a", netCents: 1, vatBps: 0 },
    { description: "b", netCents: 1, vatBps: 0, nature: "N3.5", law: "Dichiarazione d'intento" },
    { description: "c", netCents: 1, vatBps: 2200 },
  ];
  expect(withReasons(lines, usual).map((each) => ("nature" in each ? each.nature : undefined))).toEqual([
    "N4",
    "N3.5",
    undefined,
  ]);
});

const netOf = (lines: { netCents: number; vatBps: number }[], bps: number): number =>
  sumCents(lines.filter(({ vatBps }) => vatBps === bps).map(({ netCents }) => netCents));
