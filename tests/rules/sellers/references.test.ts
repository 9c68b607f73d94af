import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messages } from "@/lib/i18n/messages";
import type { PolicyInput } from "@/lib/sellers/policy";
import { readPolicy } from "@/lib/sellers/policy-faults";
import { presets } from "@/prisma/seed/presets";
import { fullPolicy } from "../../support/full-policy";

/** Everything wrong with a policy as "path code"; empty when it is right. */
function faults(policy: unknown): string[] {
  const read = readPolicy(policy);
  return "faults" in read ? read.faults.map(({ path, code }) => `${path} ${code}`) : [];
}

/** A right policy, changed. */
const spoilt = (change: (policy: PolicyInput) => void, right = fullPolicy()): PolicyInput => {
  const copy = structuredClone(right);
  change(copy);
  return copy;
};
const both = (text: string) => ({ it: text, en: text });

/** What each fault is about: the change that makes it, and all that is then said. */
const CASES: Record<string, [change: (policy: PolicyInput) => void, ...said: string[]][]> = {
  twice: [
    [(p) => p.catalogue.plans.push({ ...p.catalogue.plans[1]! }), "catalogue.plans.3.code"],
    [(p) => p.catalogue.addOns!.push({ ...p.catalogue.addOns![0]! }), "catalogue.addOns.1.code"],
    [(p) => p.names.domains.push("pec.demo.example"), "names.domains.2"],
    [(p) => p.identity.holderKinds.push("person"), "identity.holderKinds.3"],
    [(p) => p.identity.documents.person!.push("identity-back"), "identity.documents.person.2"],
    [(p) => p.identity.signing!.push({ way: "digital", activates: "after-review" }), "identity.signing.2.way"],
    [(p) => p.identity.terms.push({ ...p.identity.terms[0]! }), "identity.terms.3.code"],
    [(p) => p.identity.rejectionReasons!.push({ code: "other", text: both("x") }), "identity.rejectionReasons.7.code"],
    [(p) => p.brand.hosts!.push("shop.demo.example"), "brand.hosts.1"],
  ],
  "plan-unknown": [
    [(p) => Object.assign(p.catalogue.prices[0]!, { plan: "nowhere" }), "catalogue.prices.0.plan"],
    [(p) => p.catalogue.plans[2]!.trial!.convertsTo.push("nowhere"), "catalogue.plans.2.trial.convertsTo.1"],
    [(p) => p.catalogue.plans[0]!.convertibleTo!.push("nowhere"), "catalogue.plans.0.convertibleTo.1"],
  ],
  "plan-itself": [[(p) => p.catalogue.plans[0]!.convertibleTo!.push("base"), "catalogue.plans.0.convertibleTo.1"]],
  "plan-without-price": [
    [(p) => p.catalogue.plans.push({ ...p.catalogue.plans[1]!, code: "new-one" }), "catalogue.plans.3.onSale"],
  ],
  "trial-costs": [[(p) => Object.assign(p.catalogue.prices.at(-1)!, { amountCents: 1 }), "catalogue.plans.2.trial"]],
  "add-on-unknown": [[(p) => p.catalogue.plans[0]!.addOns!.push("nothing"), "catalogue.plans.0.addOns.1"]],
  "hub-needed": [
    [
      (p) => {
        p.catalogue.addOns![0]!.unit = "watched-mailboxes";
        p.catalogue.plans[1]!.addOns = ["spazio"];
      },
      "catalogue.plans.1.addOns.0",
    ],
  ],
  "blocks-reversed": [
    [(p) => Object.assign(p.catalogue.addOns![0]!, { maxBlocks: 1 }), "catalogue.addOns.0.maxBlocks"],
  ],
  "switch-in-blocks": [
    [(p) => Object.assign(p.catalogue.addOns![0]!, { unit: "switch" }), "catalogue.addOns.0.maxBlocks"],
  ],
  "dates-reversed": [
    [(p) => Object.assign(p.catalogue.prices.at(-1)!, { validTo: "2025-12-31" }), "catalogue.prices.7.validTo"],
    [
      (p) => Object.assign(p.catalogue.addOns![0]!.prices[0]!, { validTo: "2025-12-31" }),
      "catalogue.addOns.0.prices.0.validTo",
    ],
  ],
  "price-twice": [
    [(p) => p.catalogue.prices.push({ ...p.catalogue.prices[0]!, channels: ["account"] }), "catalogue.prices.8"],
    [
      (p) => p.catalogue.addOns![0]!.prices.push({ ...p.catalogue.addOns![0]!.prices[0]!, per: "once" }),
      "catalogue.addOns.0.prices.1",
    ],
  ],
  "documents-missing": [[(p) => delete p.identity.documents.company, "identity.documents.company"]],
  "code-way-missing": [[(p) => delete p.identity.signing![0]!.code, "identity.signing.0.code"]],
  "code-way-needless": [[(p) => Object.assign(p.identity.signing![1]!, { code: "sms" }), "identity.signing.1.code"]],
  "bank-account-missing": [[(p) => delete p.money.transfer, "money.transfer"]],
  "postal-account-missing": [[(p) => delete p.money.postalAccount, "money.postalAccount"]],
  "cheque-data-missing": [[(p) => delete p.money.cheque, "money.cheque"]],
  "top-up-ways-missing": [[(p) => Object.assign(p.money, { topUpMethods: [] }), "money.topUpMethods"]],
  "top-up-from-prepaid": [[(p) => p.money.topUpMethods!.push("prepaid"), "money.topUpMethods.2"]],
  "iban-invalid": [
    [(p) => Object.assign(p.money.transfer!, { iban: "IT60X0542811101000000123457" }), "money.transfer.iban"],
  ],
  "prefix-twice": [
    [(p) => Object.assign(p.money, { codes: { activation: "AB", renewal: "RLM_", topUp: "AB" } }), "money.codes"],
  ],
  "series-twice": [[(p) => Object.assign(p.money, { invoiceSeries: "PF" }), "money.proforma.series"]],
  "limits-reversed": [
    [(p) => Object.assign(p.money, { topUpMinCents: 600_000 }), "money.topUpMaxCents"],
    [(p) => Object.assign(p.money.delays!.transfer!, { minDays: 9 }), "money.delays.transfer.maxDays"],
    [(p) => Object.assign(p.names, { minLength: 30, maxLength: 20, perDomain: {} }), "names.maxLength"],
    [
      (p) => Object.assign(p.names, { perDomain: { "pec.demo.example": { maxLength: 2 } } }),
      "names.perDomain.pec.demo.example.maxLength",
    ],
  ],
  "domain-unknown": [
    [(p) => Object.assign(p.names.perDomain!, { "other.example": {} }), "names.perDomain.other.example"],
  ],
  "hours-reversed": [[(p) => Object.assign(p.service.openingHours[0]!, { to: "09:00" }), "service.openingHours.0.to"]],
  "hours-overlap": [
    [(p) => p.service.openingHours.push({ weekday: 1, from: "17:59", to: "20:00" }), "service.openingHours.5"],
  ],
  "promise-reversed": [
    [(p) => Object.assign(p.service.promises!.acts!.paper!, { minHours: 73 }), "service.promises.acts.paper.minHours"],
  ],
  "mail-unknown": [[(p) => Object.assign(p.service.texts!, { "no-such-mail": {} }), "service.texts.no-such-mail"]],
  "vat-number-invalid": [[(p) => Object.assign(p.brand, { vatNumber: "12345670018" }), "brand.vatNumber"]],
  "address-partial": [
    [(p) => Object.assign(p.brand.fiscal!, { cap: "" }), "brand.fiscal.cap"],
    [(p) => Object.assign(p.brand.fiscal!, { city: "" }), "brand.fiscal.city"],
  ],
  "advice-too-late": [[(p) => Object.assign(p.access!, { adviceMonths: 12 }), "access.adviceMonths"]],
  "channel-closed": [
    [(p) => delete p.money.methods.public, ...[0, 1, 2, 3, 4, 5, 6, 7].map((i) => `catalogue.prices.${i}.channels.0`)],
  ],
  "channel-without-ways": [[(p) => Object.assign(p.money.methods, { sales: [] }), "money.methods.sales"]],
  "holder-kind-unknown": [
    [(p) => p.catalogue.plans[0]!.holderKinds!.push("public-body"), "catalogue.plans.0.holderKinds.1"],
  ],
  "paper-address-missing": [[(p) => delete p.service.paper, "service.paper"]],
  "phase-order": [
    [
      (p) => p.lifecycle.phases.push({ state: "cancelled", from: { months: 6, days: 1 }, access: "none" }),
      "lifecycle.phases.3.from",
    ],
  ],
  "phase-too-early": [
    [(p) => Object.assign(p.lifecycle.phases[0]!, { from: { days: -1 } }), "lifecycle.phases.0.from"],
  ],
  "phase-after-deletion": [
    [
      (p) => {
        p.lifecycle.phases[2]!.state = "deleted";
        p.lifecycle.phases.push({ state: "cancelled", from: { months: 9 }, access: "none" });
      },
      "lifecycle.phases.3.state",
    ],
  ],
  "phase-backwards": [
    [(p) => Object.assign(p.lifecycle.phases[0]!, { state: "cancelled" }), "lifecycle.phases.1.state"],
  ],
  "phase-renews-closed": [
    [(p) => Object.assign(p.lifecycle.phases[2]!, { online: "renew" }), "lifecycle.phases.2.online"],
  ],
  "phase-closed-early": [
    [(p) => Object.assign(p.lifecycle.phases[1]!, { command: "close" }), "lifecycle.phases.1.command"],
  ],
  "window-reversed": [
    [(p) => Object.assign(p.lifecycle.renewal, { closes: { months: -4 } }), "lifecycle.renewal.closes"],
  ],
  "text-not-plain": [
    [(p) => Object.assign(p.brand, { name: "a\u0000b" }), "brand.name"],
    [(p) => Object.assign(p.brand.tagline, { it: "\u202egirato" }), "brand.tagline.it"],
    [(p) => Object.assign(p.brand.tagline, { en: "\ud800" }), "brand.tagline.en"],
  ],
  "text-too-long": [[(p) => Object.assign(p.brand.tagline, { it: "x".repeat(20_001) }), "brand.tagline.it"]],
  "list-too-long": [
    [(p) => Object.assign(p.names, { reserved: Array.from({ length: 2001 }, (_, i) => `n${i}`) }), "names.reserved"],
  ],
  "seller-reserved": [[(p) => Object.assign(p, { seller: "api" }), "seller"]],
};

describe("what one part says of another is refused by its path:", () => {
  const all = Object.entries(CASES).flatMap(([code, cases]) =>
    cases.map(([change, ...said]) => ({ code, change, said })),
  );
  test.each(all)("$code $said.0", ({ code, change, said }) => {
    expect(faults(spoilt(change))).toEqual(said.map((path) => `${path} ${code}`));
  });

  test("every fault that has a sentence is tried here, or is the schema's own", () => {
    const own = ["missing", "wrong-type", "too-short", "too-long", "too-small", "too-big", "too-few", "too-many"];
    const shape = [...own, "not-among", "wrong-format", "unknown-field", "unknown-key", "not-valid", "not-an-object"];
    expect([...Object.keys(CASES), ...shape].sort()).toEqual(Object.keys(messages.it.policy.faults).sort());
  });
});

const property = <T>(arbitrary: fc.Arbitrary<T>, check: (preset: PolicyInput, value: T) => void) =>
  fc.assert(fc.property(fc.constantFrom(...presets), arbitrary, check), { numRuns: 40 });

describe("in any of the five policies", () => {
  test("prices that end before they begin are refused", () =>
    property(fc.tuple(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 50 })), (preset, [year, gap]) => {
      const dates = { validFrom: `${year + gap}-01-01`, validTo: `${year}-12-31` };
      expect(faults(spoilt((p) => Object.assign(p.catalogue.prices[0]!, dates), preset))).toEqual([
        "catalogue.prices.0.validTo dates-reversed",
      ]);
    }));

  test("two codes never share a prefix", () =>
    property(fc.stringMatching(/^[A-Z]{2,4}_?$/), (preset, prefix) => {
      const codes = { activation: prefix, renewal: prefix, topUp: prefix === "ZZ" ? "YY" : "ZZ" };
      expect(faults(spoilt((p) => Object.assign(p.money, { codes }), preset))).toEqual(["money.codes prefix-twice"]);
    }));

  test("a phase comes after the one before it, from every day of the calendar", () =>
    property(fc.integer({ min: 0, max: 400 }), (preset, days) => {
      const last = preset.lifecycle.phases.length;
      const before = preset.lifecycle.phases[last - 1]!.from;
      const rank = (before.months ?? 0) * 31 + (before.days ?? 0);
      fc.pre(days > 0 && days <= rank - 4);
      const late = { state: "cancelled" as const, from: { days }, access: "none" as const };
      const found = faults(spoilt((p) => p.lifecycle.phases.push(late), preset));
      expect(found).toContain(`lifecycle.phases.${last}.from phase-order`);
    }));

  test("a later price may replace an earlier one, for the same thing", () =>
    property(fc.nat(), (preset, n) => {
      const price = preset.catalogue.prices[n % preset.catalogue.prices.length]!;
      fc.pre(price.amountCents > 0);
      const dearer = { ...price, amountCents: price.amountCents + 100, validFrom: "2030-01-01" };
      expect(faults(spoilt((p) => p.catalogue.prices.push(dearer), preset))).toEqual([]);
    }));
});

test("everything wrong is said at once, in parts that have their shape and in those that do not", () => {
  const wrong = spoilt((p) => {
    p.catalogue.prices[0]!.plan = "nowhere";
    delete p.money.transfer;
    p.lifecycle.phases[0]!.from = { days: -1 };
    Object.assign(p.brand, { colour: "red", motto: "x" });
    Object.assign(p, { access: 7, extra: {} });
  });
  expect(faults(wrong).sort()).toEqual([
    "access wrong-type",
    "brand.colour wrong-format",
    "brand.motto unknown-field",
    "catalogue.prices.0.plan plan-unknown",
    "extra unknown-field",
    "lifecycle.phases.0.from phase-too-early",
    "money.transfer bank-account-missing",
  ]);
});

test.each([null, 7, "policy", [], true, undefined])("%j is no policy", (value) => {
  expect(faults(value).length).toBeGreaterThan(0);
});
