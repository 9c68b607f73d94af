import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { messages } from "@/lib/i18n/messages";
import { policySchema } from "@/lib/sellers/policy";
import { type Json, type JsonGroup, policyDiff } from "@/lib/sellers/policy-diff";
import { POLICY_PARTS, type PolicyPart, readPolicy } from "@/lib/sellers/policy-faults";
import { emptyOf, type FormNode, formOf } from "@/lib/sellers/policy-form";
import { fieldWords, type Translator, valueWords } from "@/lib/sellers/policy-words";
import { fullPolicy } from "../../support/full-policy";

// Every field of the schema, found by reading the schema: one that nobody tests cannot be added. A new one needs its
// words (policy.fields in both languages), a value in tests/support/full-policy.ts unless it has a default, and, when it
// is a text of a certain form, a line in FORMATS below.

type Place = (string | number)[];
interface Leaf {
  /** Without places and keys: "catalogue.plans.code". */
  name: string;
  /** In the full policy. */
  at: Place;
  node: FormNode;
  needed: boolean;
}
/** Its defaults said. */
const FULL = JSON.parse(JSON.stringify(policySchema.parse(fullPolicy()))) as JsonGroup;
const FORMS = Object.fromEntries(
  Object.entries(POLICY_PARTS).map(([part, schema]) => [part, formOf(schema, [part])]),
) as Record<PolicyPart, FormNode>;

/** Every field with its place in the full policy: of lists and maps, in the first entry that says it. */
function leavesOf(node: FormNode, value: Json | undefined, at: Place, needed = true): Leaf[] {
  const here: Leaf = { name: node.trail.join("."), at, node, needed };
  if (node.kind === "group") {
    const group = value as JsonGroup;
    const inside = node.fields.flatMap((field) =>
      leavesOf(field.node, group?.[field.key], [...at, field.key], field.needed),
    );
    return [here, ...inside];
  }
  if (node.kind === "entries") {
    const entries = (value ?? []) as Json[];
    return [here, ...firstSaying(entries.map((entry, i) => leavesOf(node.of, entry, [...at, i])))];
  }
  if (node.kind === "map") {
    const entries = Object.entries((value ?? {}) as JsonGroup);
    return [here, ...firstSaying(entries.map(([key, entry]) => leavesOf(node.of, entry, [...at, key])))];
  }
  return [here];
}

/** Of the same field in several entries, the one that is said. */
function firstSaying(entries: Leaf[][]): Leaf[] {
  const found = new Map<string, Leaf>();
  for (const leaf of entries.flat()) {
    const other = found.get(leaf.name);
    if (!other || valueAt(other.at) === undefined) found.set(leaf.name, leaf);
  }
  return [...found.values()];
}

const valueAt = (at: Place, whole: Json = FULL): Json | undefined =>
  at.reduce<Json | undefined>((value, step) => (value as JsonGroup | undefined)?.[step as string], whole);

/** The full policy with another value at a place; undefined takes it out. */
function changed(at: Place, value: Json | undefined): JsonGroup {
  const copy = structuredClone(FULL);
  const last = at.at(-1) as string;
  const parent = valueAt(at.slice(0, -1), copy) as JsonGroup;
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

const faultsOf = (policy: unknown) => {
  const read = readPolicy(policy);
  return "faults" in read ? read.faults : [];
};
const pathsOf = (policy: unknown): string[] => faultsOf(policy).map(({ path }) => path);

const LEAVES = (Object.keys(FORMS) as PolicyPart[]).flatMap((part) => leavesOf(FORMS[part], FULL[part], [part]));
const NAMES = LEAVES.map(({ name, at }) => [`${name} (${at.join(".")})`] as const);
const leafOf = (name: string): Leaf => LEAVES[NAMES.findIndex(([each]) => each === name)]!;

test("the full policy is right, and says every field", () => {
  expect(faultsOf(fullPolicy())).toEqual([]);
  expect(LEAVES.filter(({ at }) => valueAt(at) === undefined).map(({ name }) => name)).toEqual([]);
});

/** A value of another type, and values beyond the limits: each must be refused by the very path. */
function wrongValues({ node }: Leaf): Json[] {
  switch (node.kind) {
    case "group":
      return ["text", [1]];
    case "map":
      return ["text"];
    case "entries":
      return ["text", [7], {}];
    case "lines":
      return ["text", [7]];
    case "numbers":
      return ["text", ["one"], [1.5]];
    case "choices":
      return ["text", ["something-else"]];
    case "choice":
      return ["something-else", 7];
    case "flag":
      return ["true", 1];
    case "text":
      return [7, "\u0000"];
    case "number": {
      const beyond = [node.minimum, node.maximum].flatMap((limit, i) =>
        limit === undefined ? [] : [limit + (i ? 1 : -1)],
      );
      return ["1", ...beyond, ...(node.whole ? [1.5] : [])];
    }
  }
}

describe("a wrong value is refused by its path:", () => {
  test.each(NAMES)("%s", (name) => {
    const leaf = leafOf(name);
    const path = leaf.at.join(".");
    for (const wrong of wrongValues(leaf)) {
      const found = pathsOf(changed(leaf.at, wrong));
      expect(
        found.some((each) => each === path || each.startsWith(`${path}.`)),
        `${JSON.stringify(wrong)}: ${found}`,
      ).toBe(true);
    }
  });
});

describe("left out, a needed field is missed by its path, another one is not:", () => {
  // Entries of lists and of maps are no fields.
  const fields = NAMES.filter(([name]) => leafOf(name).at.at(-1) === leafOf(name).node.trail.at(-1));
  test.each(fields)("%s", (name) => {
    const { at, needed } = leafOf(name);
    const missed = faultsOf(changed(at, undefined)).filter(({ code }) => code === "missing");
    const whole = at[0] === "access" && at.length === 1;
    expect(missed.map(({ path }) => path)).toEqual(needed && !whole ? [at.join(".")] : []);
  });
});

test("a field nobody knows is refused by its path, in every group", () => {
  for (const { at, node } of LEAVES.filter(({ node: { kind } }) => kind === "group")) {
    const path = [...at, "nobody"];
    expect(pathsOf(changed(path, 1)), node.trail.join(".")).toContain(path.join("."));
  }
});

/** Texts with a form: what is not of it, and what is. */
const FORMATS: Record<string, { wrong: string[]; right: string[] }> = {
  "brand.colour": { wrong: ["red", "#12345", "#1234567", "#gggggg"], right: ["#1c5d99", "#ABCDEF"] },
  "brand.email": { wrong: ["nobody", "@x.example", "a b@x.example"], right: ["a.b+c@x.example"] },
  "brand.mailFrom": { wrong: ["nobody", "Name <a@x.example>"], right: ["noreply@x.example"] },
  "brand.fiscal.regime": { wrong: ["RF00", "RF20", "rf01", ""], right: ["RF01", "RF18"] },
  "brand.fiscal.cap": { wrong: ["1010", "101000", "1010A"], right: ["00100"] },
  "brand.fiscal.province": { wrong: ["to", "T", "TOR"], right: ["RM"] },
  "brand.fiscal.country": { wrong: ["it", "ITA", ""], right: ["IT"] },
  "brand.fiscal.rea.office": { wrong: ["to", "TOR", ""], right: ["RM"] },
  "brand.fiscal.rea.number": { wrong: ["12a", ""], right: ["1"] },
  "brand.fiscal.pec": { wrong: ["pec"], right: ["x@pec.example"] },
  "catalogue.plans.code": { wrong: ["A", "a", "a b", "è".repeat(3)], right: ["base"] },
  "catalogue.plans.domain": { wrong: ["legalmail", "Pec.it", "pec..it", ".it"], right: ["pec.demo.example"] },
  "catalogue.plans.hub.litePlan": { wrong: ["Lite", "l"], right: ["lite"] },
  "catalogue.prices.validFrom": { wrong: ["1/1/2026", "2026-02-30", "2026"], right: ["2026-02-28"] },
  "catalogue.prices.validTo": { wrong: ["31/12/2026", "2026-13-01"], right: ["2999-01-01"] },
  "catalogue.addOns.code": { wrong: ["Spazio", "s"], right: ["spazio"] },
  "catalogue.addOns.prices.validFrom": { wrong: ["tomorrow"], right: ["2026-02-28"] },
  "catalogue.addOns.prices.validTo": { wrong: ["never"], right: ["2999-01-01"] },
  "names.userIdPrefix": { wrong: ["A", "ABCDEFG", "abc", "A1"], right: ["HMS"] },
  "names.perDomain.separators": { wrong: ["+", ".-_.", " "], right: ["", "._-"] },
  "identity.rejectionReasons.code": { wrong: ["A", "not right"], right: ["illegible"] },
  "money.codes.activation": { wrong: ["A", "ABCDE", "ab", "A_B"], right: ["OR", "ORD_"] },
  "money.codes.renewal": { wrong: ["R", "rlm_"], right: ["RLM_"] },
  "money.codes.topUp": { wrong: ["1", "ab"], right: ["AB"] },
  "money.invoice.vatFree.nature": { wrong: ["N2", "N2.3", "n1", ""], right: ["N1", "N2.2", "N6.9"] },
  "service.openingHours.from": { wrong: ["9:00", "24:00", "09:60", "09.00"], right: ["08:30"] },
  "service.openingHours.to": { wrong: ["18", "25:00"], right: ["18:30"] },
  "service.provider.plans.plan": { wrong: ["Base", "b"], right: ["base"] },
  "service.mail.webmail": { wrong: ["webmail", "javascript:alert(1)", "ftp://x.example"], right: ["http://x.example"] },
  "service.paper.sendTo.email": { wrong: ["nowhere"], right: ["a@x.example"] },
};

describe("a text has its form:", () => {
  test("those of the table are all that have one", () => {
    const withForm = (schema: object, trail: string[]): string[] => {
      const { type, pattern, format, properties = {}, items, additionalProperties } = schema as Record<string, never>;
      if (type === "string") return pattern || format ? [trail.join(".")] : [];
      const inside = Object.entries(properties as object).flatMap(([key, each]) => withForm(each, [...trail, key]));
      const of = [items, additionalProperties].flatMap((each) =>
        typeof each === "object" ? withForm(each, trail) : [],
      );
      return [...inside, ...of];
    };
    const lists = new Set(LEAVES.filter(({ node }) => node.kind === "lines").map(({ name }) => name));
    const found = Object.entries(POLICY_PARTS).flatMap(([part, schema]) =>
      withForm(z.toJSONSchema(schema, { io: "input" }), [part]).filter((name) => !lists.has(name)),
    );
    expect([...new Set(found)].sort()).toEqual(Object.keys(FORMATS).sort());
  });

  test.each(Object.keys(FORMATS))("%s", (name) => {
    const { at } = LEAVES.find((leaf) => leaf.name === name)!;
    const { wrong, right } = FORMATS[name]!;
    for (const value of wrong) expect(pathsOf(changed(at, value)), value).toContain(at.join("."));
    for (const value of right) expect(pathsOf(changed(at, value)), value).not.toContain(at.join("."));
  });
});

describe("in words:", () => {
  test.each(["it", "en"] as const)("every field and every choice has its words (%s)", (locale) => {
    const t = createTranslator({
      locale,
      messages: { policy: messages[locale].policy },
      namespace: "policy",
    }) as Translator;
    const nameless = LEAVES.filter(({ node }) => node.trail.length > 1 && fieldWords(t, "fields", node.trail) === null);
    expect(nameless.map(({ name }) => name)).toEqual([]);
    const wordless = LEAVES.flatMap(({ node }) => {
      const values =
        node.kind === "choice" || node.kind === "choices" ? node.values : node.kind === "map" ? (node.keys ?? []) : [];
      return values.filter((value) => valueWords(t, node.trail, value) === value && !UNTRANSLATED.has(value));
    });
    expect(wordless).toEqual([]);
    for (const part of Object.keys(POLICY_PARTS)) expect(t.has(`parts.${part}`) && t.has(`leads.${part}`)).toBe(true);
  });
});
/** Words that are the same in every language. */
const UNTRANSLATED = new Set<string>();

test("a form's empty entry has every needed field, and only its own faults", () => {
  for (const { node, at } of LEAVES.filter(({ node: { kind } }) => kind === "entries")) {
    if (node.kind !== "entries") continue;
    const list = valueAt(at) as Json[];
    const found = pathsOf(changed(at, [...list, emptyOf(node.of)]));
    const unknown = faultsOf(changed(at, [...list, emptyOf(node.of)])).filter(({ code }) => code === "missing");
    expect(unknown, node.trail.join(".")).toEqual([]);
    expect(
      found.every((path) => path.startsWith(at[0] as string) || path !== ""),
      found.join(),
    ).toBe(true);
  }
});

test("a policy read again is itself, its defaults said", () => {
  const once = policySchema.parse(fullPolicy());
  expect(policyDiff(once, policySchema.parse(JSON.parse(JSON.stringify(once))))).toEqual([]);
});
