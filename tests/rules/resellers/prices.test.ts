import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { priceOf } from "@/lib/catalogue/prices";
import { day } from "@/lib/kernel/day";
import { vatOf } from "@/lib/kernel/money";
import { floorOf, policyForReseller, priceFault } from "@/lib/resellers/prices";
import { afterResellerEvent } from "@/lib/resellers/reseller";
import { resellerTerms } from "@/lib/resellers/terms";
import { CHANNELS } from "@/lib/sellers/policy/common";
import { demoPolicy } from "@/tests/support/policy";

const ON = day("2026-05-04");
const SALES = (["base", "plus"] as const).flatMap((plan) =>
  (["activation", "renewal"] as const).flatMap((act) => [12, 24, 36].map((termMonths) => ({ plan, act, termMonths }))),
);
const bps = fc.integer({ min: 0, max: 10_000 });
const shop = fc
  .record({ mostDiscountBps: bps, list: fc.integer({ min: 0, max: 200_000 }), vatIncluded: fc.boolean() })
  .map(({ mostDiscountBps, list, vatIncluded }) =>
    demoPolicy("demo", ({ catalogue }) => {
      catalogue.resellers = { mostDiscountBps };
      const channels = ["public", "account", "paper"] as const;
      const line = { plan: "plus", act: "activation" as const, channels: [...channels], termMonths: 36 };
      catalogue.prices.push({ ...line, amountCents: list, vatIncluded });
    }),
  );
const terms = fc
  .record({
    discountBps: bps,
    prices: fc.uniqueArray(
      fc.record({ sale: fc.constantFrom(...SALES), amountCents: fc.integer({ min: 0, max: 300_000 }) }),
      { selector: ({ sale }) => JSON.stringify(sale) },
    ),
  })
  .map(({ discountBps, prices }) =>
    resellerTerms.parse({ discountBps, prices: prices.map(({ sale, amountCents }) => ({ ...sale, amountCents })) }),
  );

describe("a reseller's prices", () => {
  it("lie between the seller's floor and the list, with VAT to the cent", () => {
    fc.assert(
      fc.property(shop, terms, (policy, agreed) => {
        const under = policyForReseller(policy, agreed);
        for (const sale of SALES)
          for (const channel of ["public", "account"] as const) {
            const list = priceOf(policy, { ...sale, channel, on: ON });
            const own = priceOf(under, { ...sale, channel, on: ON });
            expect(own === null).toBe(list === null);
            if (!own || !list) continue;
            expect(own.netCents).toBeGreaterThanOrEqual(
              floorOf(list.netCents, policy.catalogue.resellers.mostDiscountBps),
            );
            expect(own.netCents).toBeLessThanOrEqual(list.netCents);
            expect(own.vatCents).toBe(vatOf(own.netCents, own.vatBps));
            expect(own.totalCents).toBe(own.netCents + own.vatCents);
          }
      }),
    );
  });

  it("are those agreed wherever the floor and the list allow them, else the discount's", () => {
    const policy = demoPolicy();
    const agreed = resellerTerms.parse({
      discountBps: 1250,
      prices: [{ plan: "base", act: "renewal", termMonths: 12, amountCents: 1111 }],
    });
    const net = (act: "activation" | "renewal", termMonths: number) =>
      priceOf(policyForReseller(policy, agreed), { plan: "base", act, termMonths, channel: "account", on: ON });
    expect(net("renewal", 12)).toMatchObject({ netCents: 1111, vatCents: 244, totalCents: 1355 });
    // 20.00 less 12.5 %
    expect(net("activation", 24)).toMatchObject({ netCents: 1750, vatCents: 385, totalCents: 2135 });
  });

  it("touch no other channel, and are taken off once however often", () => {
    fc.assert(
      fc.property(shop, terms, (policy, agreed) => {
        const under = policyForReseller(policy, agreed);
        expect(policyForReseller(under, agreed)).toBe(under);
        for (const sale of SALES)
          for (const channel of CHANNELS)
            if (channel !== "public" && channel !== "account")
              expect(priceOf(under, { ...sale, channel, on: ON })).toEqual(
                priceOf(policy, { ...sale, channel, on: ON }),
              );
      }),
    );
  });

  it("are refused below the floor and for what is not sold, and taken at the floor itself", () => {
    const policy = demoPolicy("demo", ({ catalogue }) => {
      catalogue.resellers = { mostDiscountBps: 3000 };
    });
    const year = { plan: "base", act: "renewal" as const, termMonths: 12 };
    expect(priceFault(policy, { ...year, amountCents: 1260 }, ON)).toBeNull();
    expect(priceFault(policy, { ...year, amountCents: 1259 }, ON)).toBe(1260);
    expect(priceFault(policy, { ...year, termMonths: 48, amountCents: 9000 }, ON)).toBe("not-sold");
  });
});

it("a reseller is suspended and resumed, each once", () => {
  expect(afterResellerEvent("active", "suspend")).toBe("suspended");
  expect(afterResellerEvent("suspended", "resume")).toBe("active");
  expect(afterResellerEvent("active", "resume")).toMatchObject({ code: "reseller-cannot-resume" });
});
