import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, day, isAfter, isoDay } from "@/lib/kernel/day";
import { vatOf } from "@/lib/kernel/money";
import { isRefusal } from "@/lib/kernel/refusal";
import { mayAlone, renewalByHand, termsByHand } from "@/lib/mailboxes/special-price";
import { demoPolicy } from "@/tests/support/policy";

const policy = demoPolicy("demo", ({ lifecycle }) => {
  lifecycle.renewal.specialPrices = { sales: 10, backOffice: 25, admin: 100 };
});
const TODAY = day("2026-11-22");
const mailbox = { expiry: day("2025-10-31"), plan: "base", addOns: [], on: TODAY };

describe("a renewal by hand", () => {
  it("costs what was set with its VAT, and always ends after today", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -3000, max: 300 }),
        fc.constantFrom(12, 24, 36),
        fc.integer({ min: 1, max: 1_000_000 }),
        (distance, termMonths, netCents) => {
          const priced = renewalByHand(
            policy,
            { ...mailbox, expiry: addDays(TODAY, distance) },
            { termMonths, netCents },
          );
          if (isRefusal(priced)) throw new Error(priced.code);
          const { answer } = priced;
          expect(answer.netCents).toBe(netCents);
          expect(answer.totalCents).toBe(netCents + vatOf(netCents, 2200));
          expect(answer.renewable && isAfter(answer.newExpiry!, TODAY)).toBe(true);
        },
      ),
    );
  });

  it("counts from the old expiry as long as that leads on, else from today", () => {
    const until = (termMonths: number) => {
      const priced = renewalByHand(policy, mailbox, { termMonths, netCents: 100 });
      return isRefusal(priced) ? priced.code : isoDay(priced.answer.newExpiry!);
    };
    expect(until(24)).toBe("2027-10-31");
    expect(until(12)).toBe(isoDay(addMonths(TODAY, 12)));
    expect(until(7)).toBe("renewal-no-price");
  });

  it("is offered for the terms of the list", () => {
    expect(termsByHand(policy, "base", TODAY)).toEqual([
      { termMonths: 12, netCents: 1800 },
      { termMonths: 24, netCents: 3500 },
      { termMonths: 36, netCents: 5000 },
    ]);
    expect(termsByHand(policy, "gone", TODAY)).toEqual([]);
  });
});

describe("who may set a price alone", () => {
  const amounts = fc.record({
    netCents: fc.integer({ min: 1, max: 200_000 }),
    listNetCents: fc.integer({ min: 1, max: 100_000 }),
  });

  it("is whoever stays within their role's part of the list price, to the cent", () => {
    fc.assert(
      fc.property(amounts, ({ netCents, listNetCents }) => {
        const discount = listNetCents - netCents;
        expect(mayAlone(policy, ["sales"], { netCents, listNetCents })).toBe(discount <= listNetCents * 0.1 + 1e-9);
        expect(mayAlone(policy, ["back-office"], { netCents, listNetCents })).toBe(
          discount <= listNetCents * 0.25 + 1e-9,
        );
        expect(mayAlone(policy, ["admin"], { netCents, listNetCents })).toBe(true);
      }),
    );
  });

  it("is never harder for a higher price or one more role", () => {
    fc.assert(
      fc.property(amounts, fc.nat(1000), ({ netCents, listNetCents }, more) => {
        const low = mayAlone(policy, ["sales"], { netCents, listNetCents });
        if (low) {
          expect(mayAlone(policy, ["sales"], { netCents: netCents + more, listNetCents })).toBe(true);
          expect(mayAlone(policy, ["sales", "back-office"], { netCents, listNetCents })).toBe(true);
        }
      }),
    );
  });

  it("is nobody below the list without a role of the table", () => {
    expect(mayAlone(policy, ["help-desk"], { netCents: 99, listNetCents: 100 })).toBe(false);
    expect(mayAlone(policy, ["help-desk"], { netCents: 100, listNetCents: 100 })).toBe(true);
  });
});
