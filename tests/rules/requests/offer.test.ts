import fc from "fast-check";
import { expect, it } from "vitest";
import { priceOf } from "@/lib/catalogue/prices";
import { day } from "@/lib/kernel/day";
import { listedFor, offersListed, policyAt } from "@/lib/requests/offer";
import { demoPolicy } from "@/tests/support/policy";

const on = day("2026-11-22");
const policy = demoPolicy();
const sale = { act: "activation", on } as const;

it("an offer changes the price of its plan and term in its channel, and no other price", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...offersListed(policy, on)),
      fc.integer({ min: 1, max: 100_000 }),
      fc.constantFrom("public" as const, "account" as const),
      ({ planCode, termMonths }, netCents, channel) => {
        const offered = policyAt(policy, { planCode, termMonths, netCents, mailboxes: 5 }, channel);
        const wanted = { ...sale, plan: planCode, termMonths, channel };
        expect(priceOf(offered, wanted)?.netCents).toBe(netCents);
        expect(priceOf(offered, wanted)?.vatBps).toBe(listedFor(policy, { planCode, termMonths }, on)?.vatBps);
        for (const other of offersListed(policy, on))
          for (const each of ["public", "account"] as const) {
            const its = { ...sale, plan: other.planCode, termMonths: other.termMonths, channel: each };
            const same = other.planCode === planCode && other.termMonths === termMonths && each === channel;
            if (!same) expect(priceOf(offered, its)).toEqual(priceOf(policy, its));
          }
        // Laid over twice it is the same.
        expect(policyAt(offered, { planCode, termMonths, netCents, mailboxes: 5 }, channel)).toEqual(offered);
      },
    ),
  );
});

it("what is on no list can't be offered", () => {
  expect(listedFor(policy, { planCode: "base", termMonths: 99 }, on)).toBeNull();
  expect(policyAt(policy, { planCode: "base", termMonths: 99, netCents: 1, mailboxes: 5 }, "public")).toEqual(policy);
});
