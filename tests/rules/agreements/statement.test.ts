import fc from "fast-check";
import { expect, it } from "vitest";
import { totalsOfStatement } from "@/lib/agreements/statement";
import { day, isBefore } from "@/lib/kernel/day";
import { monthAsked } from "@/lib/kernel/month";

const sold = fc.record({
  kind: fc.constantFrom("activation" as const, "renewal" as const),
  memberCents: fc.integer({ min: 0, max: 1_000_000 }),
  shareCents: fc.integer({ min: 0, max: 1_000_000 }),
  prepaidCents: fc.integer({ min: 0, max: 1_000_000 }),
});
const paidFor = (each: { memberCents: number; shareCents: number; prepaidCents: number }) =>
  each.memberCents + each.shareCents + each.prepaidCents;
/** A line, some of which was given back. */
const line = fc
  .tuple(sold, fc.nat(100))
  .map(([each, percent]) => ({ ...each, creditedCents: Math.floor((paidFor(each) * percent) / 100) }));

it("adds up to what its lines say, and never gives more than the commission agreed", () => {
  fc.assert(
    fc.property(fc.array(line), fc.integer({ min: 0, max: 10_000 }), (lines, bps) => {
      const totals = totalsOfStatement(lines, bps);
      expect(totals.activations + totals.renewals).toBe(lines.length);
      const all = lines.reduce((sum, each) => sum + paidFor(each), 0);
      const stayed = all - lines.reduce((sum, { creditedCents }) => sum + creditedCents, 0);
      expect(totals.memberCents + totals.shareCents + totals.prepaidCents).toBe(all);
      expect(totals.creditedCents).toBe(all - stayed);
      expect(Math.abs(totals.commissionCents * 10_000 - stayed * bps)).toBeLessThanOrEqual(5_000);
    }),
  );
});

it.each([
  ["2026-02", "2026-02-01", "2026-03-01"],
  ["2026-12", "2026-12-01", "2027-01-01"],
  ["2026-13", "2026-11-01", "2026-12-01"],
  ["x", "2026-11-01", "2026-12-01"],
  [undefined, "2026-11-01", "2026-12-01"],
])("reads the month %s", (text, from, to) => {
  const month = monthAsked(text, day("2026-11-22"));
  expect([month.from.toString(), month.to.toString()]).toEqual([from, to]);
  expect(isBefore(month.from, month.to)).toBe(true);
});
