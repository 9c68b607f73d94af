import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PolicyInput, policySchema } from "@/lib/sellers/policy";
import { presets } from "@/prisma/seed/presets";

/** Paths of everything wrong with a policy, as text; empty when it is right. */
function faults(policy: unknown): string[] {
  const parsed = policySchema.safeParse(policy);
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join("."));
}

/** Any preset, changed by `change`. */
const spoilt = (preset: PolicyInput, change: (policy: PolicyInput) => void): PolicyInput => {
  const copy = structuredClone(preset);
  change(copy);
  return copy;
};
const anyPreset = fc.constantFrom(...presets);
const word = fc.stringMatching(/^[a-z]{8,12}$/);
const property = <T>(arbitrary: fc.Arbitrary<T>, check: (preset: PolicyInput, value: T) => void) =>
  fc.assert(fc.property(anyPreset, arbitrary, check), { numRuns: 60 });

describe("a policy is refused by its path when", () => {
  test("a price names a plan that is not there", () =>
    property(word, (preset, plan) => {
      const last = preset.catalogue.prices.length - 1;
      expect(faults(spoilt(preset, (p) => Object.assign(p.catalogue.prices[last]!, { plan })))).toEqual([
        `catalogue.prices.${last}.plan`,
      ]);
    }));

  test("a plan is there twice", () =>
    property(fc.nat(), (preset, n) => {
      const { plans } = preset.catalogue;
      const twin = plans[n % plans.length]!;
      expect(faults(spoilt(preset, (p) => p.catalogue.plans.push({ ...twin })))).toEqual([
        `catalogue.plans.${plans.length}.code`,
      ]);
    }));

  test("a price ends before it begins", () =>
    property(fc.tuple(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 50 })), (preset, [year, gap]) => {
      const dates = { validFrom: `${year + gap}-01-01`, validTo: `${year}-12-31` };
      expect(faults(spoilt(preset, (p) => Object.assign(p.catalogue.prices[0]!, dates)))).toEqual([
        "catalogue.prices.0.validTo",
      ]);
    }));

  test("a kind of holder has no documents", () =>
    property(fc.nat(), (preset, n) => {
      const kind = preset.identity.holderKinds[n % preset.identity.holderKinds.length]!;
      expect(faults(spoilt(preset, (p) => delete p.identity.documents[kind]))).toEqual([`identity.documents.${kind}`]);
    }));

  test("transfers are taken without a bank account", () =>
    property(fc.constant(null), (preset) => {
      expect(faults(spoilt(preset, (p) => delete p.money.transfer))).toEqual(["money.transfer"]);
    }));

  test("postal slips are taken without a postal account", () =>
    property(fc.constant(null), (preset) => {
      const taking = spoilt(preset, (p) => {
        p.money.methods.public = ["postal-slip"];
        delete p.money.postalAccount;
      });
      expect(faults(taking)).toEqual(["money.postalAccount"]);
    }));

  test("prepaid is taken but cannot be topped up", () =>
    property(fc.constant(null), (preset) => {
      const taking = spoilt(preset, (p) => {
        p.money.methods.account = ["prepaid"];
        p.money.topUpMethods = [];
      });
      expect(faults(taking)).toEqual(["money.topUpMethods"]);
    }));

  test("two codes share a prefix", () =>
    property(fc.stringMatching(/^[A-Z]{2,4}_?$/), (preset, prefix) => {
      const codes = { activation: prefix, renewal: prefix, topUp: prefix === "ZZ" ? "YY" : "ZZ" };
      expect(faults(spoilt(preset, (p) => Object.assign(p.money, { codes })))).toEqual(["money.codes"]);
    }));

  test("a phase does not come after the one before it", () =>
    property(fc.integer({ min: 0, max: 400 }), (preset, days) => {
      const last = preset.lifecycle.phases.length;
      const before = preset.lifecycle.phases[last - 1]!.from;
      const earliest = (before.months ?? 0) * 28 + (before.days ?? 0);
      fc.pre(days > 0 && days <= earliest);
      const late = { state: "cancelled" as const, from: { days }, access: "none" as const };
      expect(faults(spoilt(preset, (p) => p.lifecycle.phases.push(late)))).toEqual([`lifecycle.phases.${last}.from`]);
    }));

  test("a month and 30 days: which comes first depends on the month, in either order", () =>
    property(fc.boolean(), (preset, monthFirst) => {
      const distances = [{ months: 1 }, { days: 30 }];
      const wrong = spoilt(preset, (p) => {
        p.lifecycle.phases = (monthFirst ? distances : distances.reverse()).map((from, i) => ({
          state: i === 0 ? ("expired" as const) : ("suspended" as const),
          from,
          access: "none" as const,
        }));
      });
      expect(faults(wrong)).toEqual(["lifecycle.phases.1.from"]);
    }));

  test("a closed mailbox is said to be renewable", () =>
    property(fc.constant(0), (preset) => {
      const last = preset.lifecycle.phases.length;
      const phase = { state: "deleted" as const, from: { months: 100 }, access: "none" as const };
      const wrong = spoilt(preset, (p) => p.lifecycle.phases.push({ ...phase, command: "close", online: "renew" }));
      expect(faults(wrong)).toEqual([`lifecycle.phases.${last}.online`]);
    }));

  test("a phase begins before the expiry day, which is paid", () =>
    property(fc.integer({ min: -400, max: -1 }), (preset, days) => {
      expect(faults(spoilt(preset, (p) => Object.assign(p.lifecycle.phases[0]!, { from: { days } })))).toEqual([
        "lifecycle.phases.0.from",
      ]);
    }));

  test("the renewal window closes before it opens", () =>
    property(fc.integer({ min: 1, max: 100 }), (preset, months) => {
      const window = { opens: { months }, closes: { months: months - 1 } };
      expect(faults(spoilt(preset, (p) => Object.assign(p.lifecycle.renewal, window)))).toEqual([
        "lifecycle.renewal.closes",
      ]);
    }));
});

test("a field nobody knows is refused, wherever it stands", () => {
  const [preset] = presets;
  expect(faults({ ...preset, extra: 1 })).toEqual([""]);
  expect(faults(spoilt(preset!, (p) => Object.assign(p.catalogue.plans[0]!, { colour: "red" })))).toEqual([
    "catalogue.plans.0",
  ]);
});

test("everything wrong is said at once", () => {
  const wrong = spoilt(presets[0]!, (p) => {
    p.catalogue.prices[0]!.plan = "nowhere";
    delete p.money.transfer;
    p.lifecycle.phases[0]!.from = { days: -1 };
  });
  expect(faults(wrong).sort()).toEqual(["catalogue.prices.0.plan", "lifecycle.phases.0.from", "money.transfer"]);
});
