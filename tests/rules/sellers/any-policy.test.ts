import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plansSold, termsOf } from "@/lib/catalogue/prices";
import { day } from "@/lib/kernel/day";
import { channelFor, kindsFor } from "@/lib/orders/offer";
import { waysToPay } from "@/lib/payments/ways";
import { policySchema } from "@/lib/sellers/policy";
import { policyDiff } from "@/lib/sellers/policy-diff";
import { readPolicy } from "@/lib/sellers/policy-faults";
import { anyPolicy } from "../../support/any-policy";

const ON = day("2026-11-21");
const property = (check: (policy: ReturnType<typeof policySchema.parse>) => void) =>
  fc.assert(
    fc.property(anyPolicy("qualsiasi"), (written) => check(policySchema.parse(written))),
    { numRuns: 60 },
  );

describe("of any right policy", () => {
  test("nothing is found wrong, and it comes back from JSON as it went", () =>
    fc.assert(
      fc.property(anyPolicy("qualsiasi"), (written) => {
        const read = readPolicy(JSON.parse(JSON.stringify(written)));
        expect("faults" in read ? read.faults : []).toEqual([]);
        if ("policy" in read) expect(policyDiff(policySchema.parse(written), read.policy)).toEqual([]);
      }),
      { numRuns: 60 },
    ));

  test("somebody can buy something, and pay it", () =>
    property((policy) => {
      const channel = channelFor(policy, true);
      expect(channel).not.toBeNull();
      if (!channel) return;
      const plans = plansSold(policy, { act: "activation", channel, on: ON });
      expect(plans.length).toBeGreaterThan(0);
      for (const plan of plans) {
        expect(termsOf(policy, { plan: plan.code, act: "activation", channel, on: ON }).length).toBeGreaterThan(0);
        expect(kindsFor(policy, plan.code).length).toBeGreaterThan(0);
      }
      expect(waysToPay(policy.money, channel, true).length).toBeGreaterThan(0);
    }));

  test("what was bought can be renewed in the same channel", () =>
    property((policy) => {
      const channel = channelFor(policy, true) ?? "public";
      for (const plan of plansSold(policy, { act: "activation", channel, on: ON }))
        expect(termsOf(policy, { plan: plan.code, act: "renewal", channel, on: ON }).length).toBeGreaterThan(0);
    }));
});
