import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AGREEMENT_STATES, standingOn } from "@/lib/agreements/agreement";
import { plainCode, plainNumber } from "@/lib/agreements/member";
import { type Deal, policyUnder } from "@/lib/agreements/price-list";
import { AFTER_END, payerOf, shareOf } from "@/lib/agreements/terms";
import { priceOf, termsOf } from "@/lib/catalogue/prices";
import { addDays, day } from "@/lib/kernel/day";
import { CHANNELS } from "@/lib/sellers/policy/common";
import { demoPolicy } from "@/tests/support/policy";

const FROM = day("2026-01-01");
const policy = demoPolicy("demo", (given) => {
  given.money.methods.agreement = ["card"];
  given.catalogue.prices.push({
    plan: "base",
    act: "activation",
    channels: ["agreement", "paper"],
    termMonths: 24,
    amountCents: 1900,
  });
});

const price = fc
  .record({
    plan: fc.constantFrom("base", "plus"),
    act: fc.constantFrom("activation" as const, "renewal" as const),
    termMonths: fc.constantFrom(12, 24, 36),
    amountCents: fc.integer({ min: 0, max: 100_000 }),
    part: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ part, ...of }) => ({ ...of, orderCents: Math.floor((of.amountCents * part) / 100) }));
const sameSale = (each: { plan: string; act: string; termMonths: number }) =>
  `${each.plan}/${each.act}/${each.termMonths}`;
const deal: fc.Arbitrary<Deal> = fc.record({
  state: fc.constantFrom(...AGREEMENT_STATES),
  validFrom: fc.constant(FROM),
  validTo: fc.option(fc.integer({ min: 0, max: 800 }).map((days) => addDays(FROM, days))),
  terms: fc.record({
    domains: fc.constantFrom<string[]>([], ["ordine.example"]),
    prices: fc.uniqueArray(price, { minLength: 1, selector: sameSale }),
    proofs: fc.constant(["number" as const]),
    maxMailboxes: fc.constant(null),
    afterEnd: fc.constantFrom(...AFTER_END),
    collects: fc.boolean(),
    delegates: fc.boolean(),
    commissionBps: fc.constant(0),
    noticeDays: fc.constant(90),
  }),
});
const on = fc.integer({ min: -100, max: 1000 }).map((days) => addDays(FROM, days));

describe("the policy under an agreement", () => {
  it("asks of a member exactly what the professional order does not bear, while the agreement is open", () => {
    fc.assert(
      fc.property(deal, on, (given, date) => {
        const under = policyUnder(policy, given);
        for (const each of given.terms.prices) {
          const found = priceOf(under, { ...each, channel: "agreement", on: date });
          const goesOn = each.act === "renewal" && given.terms.afterEnd === "agreement-prices";
          const begun =
            given.state !== "draft" &&
            !["to-come", "draft"].includes(standingOn({ ...given, state: "in-force" }, date));
          const sold = standingOn(given, date) === "open" || (goesOn && begun);
          expect(found === null).toBe(!sold);
          if (found) expect(found.netCents + shareOf(given.terms, each)).toBe(each.amountCents);
        }
      }),
    );
  });

  it("sells nothing else in its channel, changes no other channel, and is the same when laid twice", () => {
    fc.assert(
      fc.property(deal, on, (given, date) => {
        const under = policyUnder(policy, given);
        expect(policyUnder(under, given)).toEqual(under);
        for (const plan of ["base", "plus"])
          for (const act of ["activation", "renewal"] as const)
            for (const channel of CHANNELS) {
              const sale = { plan, act, channel, on: date };
              const terms = termsOf(under, sale);
              if (channel !== "agreement") expect(terms).toEqual(termsOf(policy, sale));
              for (const { termMonths } of channel === "agreement" ? terms : [])
                expect(given.terms.prices.map(sameSale)).toContain(sameSale({ plan, act, termMonths }));
            }
      }),
    );
  });
});

it("says who pays", () => {
  fc.assert(
    fc.property(fc.array(price, { minLength: 1 }), (prices) => {
      const payer = payerOf(prices);
      const share = prices.reduce((sum, { orderCents }) => sum + orderCents, 0);
      const rest = prices.reduce((sum, each) => sum + each.amountCents - each.orderCents, 0);
      if (payer === "member") expect(share).toBe(0);
      if (payer === "order") expect(rest).toBe(0);
      if (payer === "split") expect(share > 0 || rest > 0).toBe(true);
    }),
  );
});

it.each([
  ["A 01.234", "a1234"],
  ["0012", "12"],
  ["ＡＢ-07", "AB7"],
  ["0", "000"],
])("reads the number %s as %s", (one, other) => expect(plainNumber(one)).toBe(plainNumber(other)));

it("tells numbers apart", () => expect(new Set(["A1", "A10", "A100", "1A", "B1", "10"].map(plainNumber)).size).toBe(6));

it("reads a code however it is copied", () => expect(plainCode(" abcd efgh-jklm ")).toBe("ABCDEFGHJKLM"));
