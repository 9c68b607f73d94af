import fc from "fast-check";
import { expect, it } from "vitest";
import { vatOf } from "@/lib/kernel/money";
import { resellerFilter } from "@/lib/resellers/filter";
import { inForceAt, type Sale, totalsOfSales } from "@/lib/resellers/statement";

const sale: fc.Arbitrary<Sale> = fc.record({
  kind: fc.constantFrom("activation" as const, "renewal" as const, "add-on" as const),
  netCents: fc.integer({ min: 0, max: 1_000_000 }),
  vatCents: fc.integer({ min: 0, max: 220_000 }),
  creditedCents: fc.constant(0),
  marginCents: fc.integer({ min: 0, max: 500_000 }),
  commissionBps: fc.constantFrom(0, 500, 750),
});
const ZERO = { kind: "renewal" as const, netCents: 0, vatCents: 0, creditedCents: 0, marginCents: 0, commissionBps: 0 };

it("a month adds up, and its commission is that of each sale", () => {
  fc.assert(
    fc.property(fc.array(sale, { maxLength: 30 }), (sales) => {
      const totals = totalsOfSales(sales);
      expect(totals.totalCents).toBe(totals.netCents + totals.vatCents);
      expect(totals.activations + totals.renewals).toBeLessThanOrEqual(sales.length);
      const each = sales.map(({ netCents, commissionBps }) => vatOf(netCents, commissionBps));
      expect(totals.commissionCents).toBe(each.reduce((sum, cents) => sum + cents, 0));
    }),
  );
  expect(totalsOfSales([{ ...ZERO, netCents: 1001, commissionBps: 500 }]).commissionCents).toBe(50);
  expect(totalsOfSales([{ ...ZERO, netCents: 1010, commissionBps: 500 }]).commissionCents).toBe(51);
});

it("what credit notes gave back earns nothing, to the cent; given back in full, nothing is left", () => {
  const parts = fc.tuple(sale, fc.array(fc.nat(1_000_000), { maxLength: 5 }));
  fc.assert(
    fc.property(parts, ([sold, wanted]) => {
      let creditedCents = 0;
      for (const cents of wanted) creditedCents += Math.min(cents, sold.netCents - creditedCents);
      const earned = totalsOfSales([{ ...sold, creditedCents }]).commissionCents;
      expect(earned).toBe(vatOf(sold.netCents - creditedCents, sold.commissionBps));
      expect(earned).toBeLessThanOrEqual(totalsOfSales([sold]).commissionCents);
      expect(totalsOfSales([{ ...sold, creditedCents: sold.netCents }]).commissionCents).toBe(0);
    }),
  );
});

it("terms are those of the instant; before the first, the first", () => {
  const versions = [10, 20, 30].map((ms) => ({ since: new Date(ms) }));
  const at = (ms: number) => inForceAt(versions, new Date(ms))?.since.getTime();
  expect([5, 10, 19, 20, 99].map(at)).toEqual([10, 10, 10, 20, 30]);
  expect(inForceAt([], new Date(0))).toBeUndefined();
});

it("a link that makes no sense asks for everything", () => {
  expect(resellerFilter.parse({ within: "", q: "", page: "0" })).toEqual({ within: undefined, q: "", page: 1 });
  expect(resellerFilter.parse({ within: "31", page: "x" })).toEqual({ within: undefined, q: "", page: 1 });
  expect(resellerFilter.parse({ within: "30", q: " a " })).toEqual({ within: 30, q: "a", page: 1 });
});
