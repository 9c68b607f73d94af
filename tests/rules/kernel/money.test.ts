import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allocate,
  cents,
  formatCents,
  type Line,
  lineNet,
  netFromGross,
  parseCents,
  totalsOf,
  typedCents,
  vatOf,
} from "@/lib/kernel/money";

const amounts = fc.integer({ min: -100_000_000_00, max: 100_000_000_00 });
const prices = fc.integer({ min: 0, max: 100_000_000_00 });
const rates = fc.constantFrom(0, 400, 500, 1000, 2200);
const line = (netCents: number, vatBps = 2200, quantity?: number): Line => ({
  description: "x",
  netCents,
  vatBps,
  ...(quantity === undefined ? {} : { quantity }),
});

describe("VAT", () => {
  it("rounds half up and mirrors for credit notes", () => {
    expect(vatOf(2500, 2200)).toBe(550);
    expect(vatOf(25, 2200)).toBe(6);
    expect(vatOf(-25, 2200)).toBe(-6);
    expect(vatOf(1, 2200)).toBe(0);
    fc.assert(
      fc.property(amounts, rates, (net, bps) => {
        const vat = vatOf(net, bps);
        expect(vatOf(-net, bps) + vat).toBe(0);
        const error = BigInt(Math.abs(vat)) * 10_000n - BigInt(Math.abs(net)) * BigInt(bps);
        expect(error > -5000n && error <= 5000n).toBe(true);
      }),
    );
  });

  it("is computed per rate on the summed lines, not line by line", () => {
    // Three lines of 0.02 € at 22 %: each alone has no VAT, together 1.32 cents.
    expect(totalsOf([line(2), line(2), line(2)])).toEqual({
      netCents: 6,
      vatCents: 1,
      totalCents: 7,
      perRate: [{ vatBps: 2200, netCents: 6, vatCents: 1 }],
    });
    expect(totalsOf([line(1800), line(500, 400), line(200)]).perRate).toEqual([
      { vatBps: 400, netCents: 500, vatCents: 20 },
      { vatBps: 2200, netCents: 2000, vatCents: 440 },
    ]);
    expect(totalsOf([])).toEqual({ netCents: 0, vatCents: 0, totalCents: 0, perRate: [] });
  });

  it("multiplies unit prices by quantities", () => {
    expect(lineNet(line(295, 2200, 3))).toBe(885);
    expect(totalsOf([line(1800, 2200, 2)]).totalCents).toBe(4392);
    expect(() => lineNet(line(1, 2200, 1.5))).toThrow(RangeError);
    expect(() => lineNet(line(1, 2200, -1))).toThrow(RangeError);
  });

  it("adds up whatever the lines and their order", () => {
    const lines = fc.array(fc.tuple(amounts, rates, fc.integer({ min: 0, max: 50 })).map((args) => line(...args)));
    fc.assert(
      fc.property(lines, (all) => {
        const totals = totalsOf(all);
        expect(totals.totalCents).toBe(totals.netCents + totals.vatCents);
        expect(totals.netCents).toBe(cents(all.reduce((sum, each) => sum + lineNet(each), 0)));
        expect(totalsOf(all.toReversed())).toEqual(totals);
      }),
    );
  });

  it("splits a VAT-included price without losing a cent", () => {
    expect(netFromGross(360, 2200)).toEqual({ netCents: 295, vatCents: 65 });
    fc.assert(
      fc.property(prices, rates, (gross, bps) => {
        const { netCents, vatCents } = netFromGross(gross, bps);
        expect(netCents + vatCents).toBe(gross);
        expect(Math.abs(vatOf(netCents, bps) - vatCents)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("gives back the net price it was made from", () => {
    fc.assert(
      fc.property(prices, rates, (net, bps) => {
        expect(netFromGross(net + vatOf(net, bps), bps).netCents).toBe(net);
      }),
    );
  });
});

describe("sharing", () => {
  it("loses no cent and stays within one cent of the exact share", () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    const weights = fc
      .array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 })
      .filter((all) => all.some((w) => w > 0));
    fc.assert(
      fc.property(amounts, weights, (amount, all) => {
        const parts = allocate(amount, all);
        const whole = all.reduce((sum, weight) => sum + weight, 0);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        parts.forEach((part, i) => {
          const error = BigInt(part) * BigInt(whole) - BigInt(amount) * BigInt(all[i]!);
          expect(error < BigInt(whole) && error > -BigInt(whole)).toBe(true);
        });
      }),
    );
  });

  it("refuses weights that share nothing", () => {
    for (const weights of [[], [0, 0], [-1, 2], [0.5]]) expect(() => allocate(100, weights)).toThrow(RangeError);
  });
});

describe("amounts", () => {
  it("are whole and exact", () => {
    for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(() => cents(wrong)).toThrow(RangeError);
    }
    expect(() => totalsOf([line(Number.MAX_SAFE_INTEGER), line(1)])).toThrow(RangeError);
    expect(() => vatOf(100, 22.5)).toThrow(RangeError);
  });

  it("are written in each language", () => {
    expect(formatCents(4270, "it")).toBe("42,70 €");
    expect(formatCents(4270, "en")).toBe("€42.70");
    expect(formatCents(5, "it-IT")).toBe("0,05 €");
    expect(formatCents(-123450, "it")).toBe("-1.234,50 €");
    expect(formatCents(123456789, "en")).toBe("€1,234,567.89");
  });

  it.each([
    ["42,70", 4270],
    ["42.70", 4270],
    ["42", 4200],
    ["42,7", 4270],
    ["1.234,50", 123450],
    ["1,234.50", 123450],
    ["1.234.567", 123456700],
    [" 42,70 € ", 4270],
    ["€42.70", 4270],
    ["0,01", 1],
    ["0", 0],
  ])("reads %s", (text, amount) => expect(parseCents(text)).toBe(amount));

  it.each([
    "",
    " ",
    "abc",
    "-1",
    "+1",
    "1,234",
    "1.234",
    "42,705",
    "1.23.45",
    "1.234.50",
    "1.234.567.89",
    "12.34,50",
    "4 2",
    "1e3",
    "0x10",
    ",50",
    "5,",
    "٤٢",
    "99999999999999999",
    "42,70€€",
  ])("does not guess at %j", (text) => expect(parseCents(text)).toBeNull());

  it("read back what was filled into a field", () => {
    expect([0, 7, 70, 4270, 123450].map((amount) => typedCents(amount))).toEqual([
      "0,00",
      "0,07",
      "0,70",
      "42,70",
      "1234,50",
    ]);
    expect(typedCents(-150)).toBe("-1,50");
    fc.assert(
      fc.property(prices, fc.constantFrom("," as const, "." as const), (amount, mark) => {
        expect(parseCents(typedCents(amount, mark))).toBe(amount);
      }),
    );
  });

  it("read back what they write", () => {
    fc.assert(
      fc.property(prices, fc.constantFrom("it", "en"), (amount, locale) => {
        expect(parseCents(formatCents(amount, locale))).toBe(amount);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const amount = parseCents(text);
        expect(amount === null || (Number.isSafeInteger(amount) && amount >= 0)).toBe(true);
      }),
    );
  });
});
