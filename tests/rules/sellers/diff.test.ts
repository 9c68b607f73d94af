import fc from "fast-check";
import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { messages } from "@/lib/i18n/messages";
import type { Policy } from "@/lib/sellers/policy";
import { policySchema } from "@/lib/sellers/policy";
import { type Difference, type Json, policyDiff } from "@/lib/sellers/policy-diff";
import { POLICY_PARTS } from "@/lib/sellers/policy-faults";
import { formOf, inFormOrder } from "@/lib/sellers/policy-form";
import { differenceWords, faultPlace, type Translator } from "@/lib/sellers/policy-words";
import { presets } from "@/prisma/seed/presets";
import { fullPolicy } from "../../support/full-policy";

const right: Policy = policySchema.parse(fullPolicy());
const changed = (change: (policy: Policy) => void, policy = right): Policy => {
  const copy = structuredClone(policy);
  change(copy);
  return copy;
};
const forms = Object.fromEntries(Object.entries(POLICY_PARTS).map(([part, schema]) => [part, formOf(schema, [part])]));
const wordsIn = (locale: "it" | "en") =>
  createTranslator({ locale, messages: { policy: messages[locale].policy }, namespace: "policy" }) as Translator;
const said = (differences: Difference[], locale: "it" | "en" = "it") =>
  differences.map((each) => {
    const { where, before, after } = differenceWords(wordsIn(locale), locale, forms, each);
    return [where.join(" › "), each.kind, before, after];
  });

describe("what changes is said in words", () => {
  test("a price", () => {
    const dearer = changed((p) => Object.assign(p.catalogue.prices[0]!, { amountCents: 2200 }));
    expect(said(policyDiff(right, dearer))).toEqual([
      ["Catalogo e prezzi › Prezzi › base activation public+account 24 › Importo", "changed", "20,00 €", "22,00 €"],
    ]);
    expect(said(policyDiff(right, dearer), "en")).toEqual([
      ["Catalogue and prices › Prices › base activation public+account 24 › Amount", "changed", "€20.00", "€22.00"],
    ]);
  });

  test("a plan put in between is one difference, with what it is", () => {
    const more = changed((p) => p.catalogue.plans.splice(1, 0, { ...p.catalogue.plans[0]!, code: "media" }));
    const [only, ...others] = said(policyDiff(right, more));
    expect(others).toEqual([]);
    expect(only?.slice(0, 3)).toEqual(["Catalogo e prezzi › Piani › media", "added", "—"]);
    expect(only?.[3]).toContain("Codice: media");
    expect(said(policyDiff(more, right))[0]?.slice(0, 2)).toEqual(["Catalogo e prezzi › Piani › media", "removed"]);
  });

  test("another order, a choice, yes or no, a list, something left out", () => {
    const other = changed((p) => {
      p.catalogue.plans.reverse();
      p.access.twoFactor = "required";
      p.names.buyBack = !p.names.buyBack;
      p.money.methods.public = ["card", "paypal"];
      delete p.brand.phone;
    });
    expect(said(policyDiff(right, other))).toEqual([
      ["Venditore › Telefono", "removed", "+39 000 0000000", "—"],
      ["Catalogo e prezzi › Piani", "moved", "base, plus, prova", "prova, plus, base"],
      ["Nomi › Il titolare può ricomprare il nome", "changed", "Sì", "No"],
      ["Denaro › Modi di pagare per canale › Negozio pubblico", "changed", "Carta", "Carta, PayPal"],
      ["Accesso › Secondo fattore", "changed", "A scelta", "Obbligatorio"],
    ]);
  });
});

test("a fault is placed in words, entries by what they are called", () => {
  const t = wordsIn("it");
  expect(faultPlace(t, forms, "catalogue.plans.1.inboxGb", right)).toBe(
    "Catalogo e prezzi › Piani › plus › GB in casella",
  );
  expect(faultPlace(t, forms, "catalogue.plans.9.inboxGb", right)).toBe(
    "Catalogo e prezzi › Piani › Voce 10 › GB in casella",
  );
  expect(faultPlace(t, forms, "money.methods.public", right)).toBe(
    "Denaro › Modi di pagare per canale › Negozio pubblico",
  );
  expect(faultPlace(t, forms, "extra", right)).toBe("extra");
  expect(faultPlace(t, forms, "", 7)).toBe("Regole");
});

const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as Json;

describe("of any two policies", () => {
  const anyPreset = fc.constantFrom(...presets.map((preset) => policySchema.parse(preset)));

  test("nothing differs from itself", () =>
    fc.assert(fc.property(anyPreset, (policy) => policyDiff(policy, json(policy)).length === 0)));

  test("what differs is put right by what is said of it, and by nothing less", () =>
    fc.assert(
      fc.property(anyPreset, anyPreset, (before, after) => {
        fc.pre(before.seller !== after.seller);
        const back = policyDiff(after, before);
        const there = policyDiff(before, after);
        expect(there.length).toBeGreaterThan(0);
        // Said from the other side, what was added was removed, and the other way round.
        const count = (list: Difference[], kind: Difference["kind"]) =>
          list.filter((each) => each.kind === kind).length;
        expect(count(there, "added")).toBe(count(back, "removed"));
        expect(count(there, "changed")).toBe(count(back, "changed"));
      }),
      { numRuns: 30 },
    ));

  test("one changed number is one difference, at its place", () =>
    fc.assert(
      fc.property(anyPreset, fc.nat(), fc.integer({ min: 1, max: 999 }), (policy, n, more) => {
        const place = n % policy.catalogue.prices.length;
        const other = changed(
          (p) =>
            Object.assign(p.catalogue.prices[place]!, { amountCents: p.catalogue.prices[place]!.amountCents + more }),
          policy,
        );
        const [difference, ...others] = policyDiff(policy, other);
        expect(others).toEqual([]);
        expect(difference?.path.at(2)).toMatchObject({ place });
        expect(difference).toMatchObject({ kind: "changed", before: policy.catalogue.prices[place]!.amountCents });
      }),
    ));

  test("whatever stands in a draft can be compared and said, without an error", () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const draft = {
          ...(json(right) as object),
          brand: value,
          money: { methods: value, codes: value },
          catalogue: { plans: value, prices: [value] },
        };
        for (const locale of ["it", "en"] as const) said(policyDiff(right, json(draft)), locale);
      }),
      { numRuns: 60 },
    ));
});

test("fields come back in the order of the schema, whatever order a database keeps them in", () => {
  const shuffled = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== "object" || value === null) return value;
    const byLength = Object.entries(value).sort(([a], [b]) => a.length - b.length || a.localeCompare(b));
    return Object.fromEntries(byLength.map(([key, each]) => [key, shuffled(each)]));
  };
  for (const preset of [fullPolicy(), ...presets]) {
    const policy = json(policySchema.parse(preset)) as { [part: string]: Json };
    for (const part of Object.keys(POLICY_PARTS)) {
      const back = inFormOrder(forms[part]!, shuffled(policy[part]!));
      const known = (path: string, value: Json) => `${path} ${JSON.stringify(value)}`;
      // Keys of maps stand as they were written: only their entries are put in order.
      expect(known(part, sortedMaps(back))).toBe(known(part, sortedMaps(policy[part]!)));
    }
  }
});

/** Maps have free keys: compared without their order. */
function sortedMaps(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortedMaps);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, FREE.has(key) ? sorted(each) : sortedMaps(each)]),
  );
}
const FREE = new Set(["documents", "methods", "startsOn", "delays", "acts", "texts", "perDomain"]);
const sorted = (value: Json): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)))
    : value;
