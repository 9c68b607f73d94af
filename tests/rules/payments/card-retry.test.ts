import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refusalIn } from "@/lib/connectors/payments/stripe-declines";
import { addDays, day, isAfter, isBefore } from "@/lib/kernel/day";
import { mayTryAgain, nextCardTry } from "@/lib/payments/card-retry";
import type { Policy } from "@/lib/sellers/policy";
import { demoPolicy } from "../../support/policy";

const firstOn = day("2027-03-01");
const policyWith = (cardRetryDays: number[], suspendedFrom: number, closes: number): Policy =>
  demoPolicy("demo", (draft) => {
    draft.lifecycle.autoRenewal = { proformaDays: 45, noticeDays: 30, cardRetryDays };
    draft.lifecycle.renewal = { ...draft.lifecycle.renewal, closes: { days: closes } };
    draft.lifecycle.phases = [
      { state: "suspended", from: { days: suspendedFrom }, access: "none", command: "suspend" },
    ];
  });

describe("the days on which a refused card is tried again", () => {
  it("are those of the policy in their order, each later than the last, before the interruption and the window's end", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 5 }),
        fc.record({ suspended: fc.integer({ min: 1, max: 40 }), closes: fc.integer({ min: 0, max: 60 }) }),
        fc.integer({ min: -5, max: 60 }),
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 6, maxLength: 6 }),
        (offsets, { suspended, closes }, untilExpiry, late) => {
          const policy = policyWith(offsets, suspended, closes);
          const expiry = addDays(firstOn, untilExpiry);
          let [on, tries] = [firstOn, 1];
          for (const delay of late) {
            const next = nextCardTry(policy, { expiry, firstOn, tries, on });
            if (!next) break;
            expect(isAfter(next, on)).toBe(true);
            expect(isBefore(next, addDays(expiry, suspended))).toBe(true);
            expect(isAfter(next, addDays(expiry, closes))).toBe(false);
            const planned = addDays(firstOn, [...offsets].sort((a, b) => a - b)[tries - 1]!);
            expect(isBefore(next, planned)).toBe(false);
            if (isAfter(planned, on)) expect(next.equals(planned)).toBe(true);
            [on, tries] = [addDays(next, delay), tries + 1];
          }
          expect(tries).toBeLessThanOrEqual(offsets.length + 1);
        },
      ),
    );
  });

  it("are none where the policy has none, or no renewal by itself", () => {
    const expiry = addDays(firstOn, 29);
    expect(nextCardTry(policyWith([], 1, 60), { expiry, firstOn, tries: 1, on: firstOn })).toBeNull();
    expect(nextCardTry(demoPolicy(), { expiry, firstOn, tries: 1, on: firstOn })).toBeNull();
  });

  it("end the day before access is interrupted", () => {
    const policy = policyWith([3], 1, 60);
    expect(mayTryAgain(policy, firstOn, firstOn)).toBe(true);
    expect(mayTryAgain(policy, firstOn, addDays(firstOn, 1))).toBe(false);
  });
});

describe("what a bank says of a card", () => {
  it.each([
    [{ code: "card_declined", decline_code: "insufficient_funds" }, "declined"],
    [{ code: "card_declined", decline_code: "do_not_honor" }, "declined"],
    [{ code: "card_declined", decline_code: "something_new" }, "declined"],
    [{ code: "card_declined", decline_code: "stolen_card" }, "card-over"],
    [{ code: "card_declined", decline_code: "lost_card" }, "card-over"],
    [{ code: "expired_card" }, "card-over"],
    [{ code: "card_declined", decline_code: "generic_decline", advice_code: "do_not_try_again" }, "card-over"],
    [{ code: "authentication_required" }, "asks-owner"],
    [{ code: "card_declined", decline_code: "authentication_required" }, "asks-owner"],
  ] as const)("%o is %s", (said, why) => expect(refusalIn(said).why).toBe(why));
});
