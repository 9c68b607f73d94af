import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Catalogue, cheapestOf, plansSold, priceOf, termsOf } from "@/lib/catalogue/prices";
import { day } from "@/lib/kernel/day";
import { cataloguePolicy } from "@/lib/sellers/policy/catalogue";

const both = (text: string) => ({ it: text, en: text });
const plan = (code: string, onSale = true) => ({ code, name: both(code), description: both(code), inboxGb: 1, onSale });
const line = (of: object) => ({
  plan: "base",
  act: "activation",
  channels: ["public"],
  termMonths: 24,
  amountCents: 2000,
  ...of,
});

const policyWith = (prices: object[], plans = [plan("base"), plan("old", false)]): Catalogue => ({
  catalogue: cataloguePolicy.parse({ plans, prices }),
});
const on = day("2026-11-21");
const sale = { plan: "base", act: "activation", channel: "public", on } as const;

describe("the price of a plan", () => {
  it("adds VAT to a net price", () => {
    const price = priceOf(policyWith([line({})]), { ...sale, termMonths: 24 });
    expect(price).toEqual({ netCents: 2000, vatCents: 440, totalCents: 2440, vatBps: 2200, vatIncluded: false });
  });

  it("takes VAT out of a price that includes it", () => {
    const policy = policyWith([line({ amountCents: 360, vatIncluded: true })]);
    expect(priceOf(policy, { ...sale, termMonths: 24 })).toEqual({
      netCents: 295,
      vatCents: 65,
      totalCents: 360,
      vatBps: 2200,
      vatIncluded: true,
    });
  });

  it("is another one in another channel, act or term, or none", () => {
    const policy = policyWith([
      line({}),
      line({ channels: ["paper"], amountCents: 2500 }),
      line({ act: "renewal", termMonths: 12, amountCents: 1800 }),
    ]);
    expect(priceOf(policy, { ...sale, channel: "paper", termMonths: 24 })?.netCents).toBe(2500);
    expect(priceOf(policy, { ...sale, act: "renewal", termMonths: 12 })?.netCents).toBe(1800);
    expect(priceOf(policy, { ...sale, termMonths: 12 })).toBeNull();
    expect(priceOf(policy, { ...sale, channel: "account", termMonths: 24 })).toBeNull();
    expect(priceOf(policy, { ...sale, plan: "other", termMonths: 24 })).toBeNull();
  });

  it("holds from its first day to its last, both included", () => {
    const policy = policyWith([line({ validFrom: "2026-11-21", validTo: "2026-11-22" })]);
    const at = (iso: string) => priceOf(policy, { ...sale, on: day(iso), termMonths: 24 })?.netCents;
    expect([at("2026-11-20"), at("2026-11-21"), at("2026-11-22"), at("2026-11-23")]).toEqual([
      undefined,
      2000,
      2000,
      undefined,
    ]);
  });

  it("is the one that began last, wherever it stands in the list", () => {
    const fresh = line({ amountCents: 1900, validFrom: "2026-11-01" });
    for (const prices of [
      [line({}), fresh],
      [fresh, line({})],
    ])
      expect(termsOf(policyWith(prices), sale).map((term) => term.netCents)).toEqual([1900]);
  });

  it("is listed per term, shortest first, and the least is found", () => {
    const policy = policyWith([
      line({ termMonths: 36, amountCents: 5000 }),
      line({ termMonths: 12, amountCents: 1800 }),
      line({ amountCents: 1800 }),
    ]);
    expect(termsOf(policy, sale).map((term) => term.termMonths)).toEqual([12, 24, 36]);
    expect(cheapestOf(policy, sale)?.termMonths).toBe(12);
    expect(cheapestOf(policy, { ...sale, channel: "sales" })).toBeNull();
  });

  it("always adds up, free trials included", () => {
    const any = fc.record({
      amountCents: fc.integer({ min: 0, max: 1_000_000 }),
      vatIncluded: fc.boolean(),
      vatBps: fc.constantFrom(0, 400, 1000, 2200),
    });
    fc.assert(
      fc.property(any, (of) => {
        const price = priceOf(policyWith([line(of)]), { ...sale, termMonths: 24 });
        expect(price?.totalCents).toBe((price?.netCents ?? 0) + (price?.vatCents ?? 0));
        expect(of.vatIncluded ? price?.totalCents : price?.netCents).toBe(of.amountCents);
      }),
    );
  });
});

describe("the plans sold", () => {
  const policy = policyWith([line({}), line({ plan: "old" }), line({ plan: "old", act: "renewal" })]);
  it("leave out what is no longer on sale, but let it be renewed", () => {
    expect(plansSold(policy, sale).map((each) => each.code)).toEqual(["base"]);
    expect(plansSold(policy, { ...sale, act: "renewal" }).map((each) => each.code)).toEqual(["old"]);
  });
  it("need a price in the channel", () => {
    expect(plansSold(policy, { ...sale, channel: "paper" })).toEqual([]);
  });
});
