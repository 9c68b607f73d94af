import { formatCents } from "@/lib/kernel/money";
import { calledOf, type Difference, type Json, type Step } from "./policy-diff";
import type { PolicyFault } from "./policy-faults";
import type { FormNode } from "./policy-form";

/** The part of next-intl's translator of the namespace "policy" that this needs. */
export interface Translator {
  (key: string, values?: Record<string, string | number>): string;
  has(key: string): boolean;
}

/** What a field is called, or is helped with, by the names that lead to it: the longest name that has words wins. */
export function fieldWords(t: Translator, kind: "fields" | "helps", trail: readonly string[]): string | null {
  const names = [2, 1].map((length) => trail.slice(-length).join("-"));
  const key = names.map((name) => `${kind}.${name}`).find((each) => t.has(each));
  return key ? t(key) : null;
}
export const labelOf = (t: Translator, trail: readonly string[]): string =>
  fieldWords(t, "fields", trail) ?? trail.at(-1) ?? "";

/** A choice in words; a value nobody wrote words for stays as it is. */
export function valueWords(t: Translator, trail: readonly string[], value: string): string {
  const keys = [`values.${trail.at(-1)}-${value}`, `values.${value}`];
  const key = /^[a-z-]+$/.test(value) ? keys.find((each) => t.has(each)) : undefined;
  return key ? t(key) : value;
}

/** A value as a person reads it: "20,00 €", "22 %", "Sì", lists joined by commas, both languages of a text. */
export function readable(t: Translator, locale: string, node: FormNode | null, value: Json | undefined): string {
  if (value === undefined || value === null || value === "") return t("edit.empty");
  if (typeof value === "boolean") return t(value ? "edit.yes" : "edit.no");
  const trail = node?.trail ?? [];
  if (typeof value === "number") return numberWords(t, locale, trail, value);
  if (typeof value === "string") return valueWords(t, trail, value);
  if (Array.isArray(value)) {
    const of = node?.kind === "entries" ? node.of : node;
    return value.map((each) => readable(t, locale, of, each)).join(", ") || t("edit.empty");
  }
  return Object.entries(value)
    .map(([key, each]) => `${keyWords(t, node, key)}: ${readable(t, locale, childOf(node, key), each)}`)
    .join(" · ");
}

function numberWords(t: Translator, locale: string, trail: readonly string[], value: number): string {
  const name = trail.at(-1) ?? "";
  // A draft may hold anything: what is no amount is shown as it was written.
  if (name.endsWith("Cents") && Number.isSafeInteger(value)) return formatCents(value, locale);
  if (name.endsWith("Bps")) return `${(value / 100).toLocaleString(locale)} %`;
  const unit = /(Months|Days|Gb)$/.exec(name)?.[1]?.toLowerCase();
  return unit ? t(`units.${unit}`, { count: value }) : value.toLocaleString(locale);
}

function childOf(node: FormNode | null, key: string): FormNode | null {
  if (node?.kind === "group") return node.fields.find((field) => field.key === key)?.node ?? null;
  if (node?.kind === "entries" || node?.kind === "map") return node.of;
  return null;
}

const keyWords = (t: Translator, node: FormNode | null, key: string): string =>
  node?.kind === "map" ? valueWords(t, node.trail, key) : labelOf(t, childOf(node, key)?.trail ?? [key]);

/** What an entry of a list is called for a person: its name in their language, else its first few facts. */
export function entryTitle(t: Translator, locale: string, node: FormNode, value: Json | undefined): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "";
  const named = [value, value.name, value.title, value.question, value.text].map((each) => inLanguage(each, locale));
  const name = named.find((each) => each !== "");
  if (name) return name;
  // In the order of the form: a database keeps fields in its own.
  const fields = node.kind === "group" ? node.fields : [];
  const facts = fields.flatMap(({ key, node: of }) =>
    value[key] === undefined ? [] : [{ node: of, value: value[key] }],
  );
  return facts
    .slice(0, 5)
    .map((fact) => readable(t, locale, fact.node, fact.value))
    .join(" · ");
}

function inLanguage(value: Json | undefined, locale: string): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "";
  const text = value[locale === "en" ? "en" : "it"];
  return typeof text === "string" ? text : "";
}

/** Where a difference is, in words, outermost first: "Catalogue and prices › Plans › silver › GB in the inbox". */
export function pathWords(t: Translator, forms: Readonly<Record<string, FormNode>>, path: readonly Step[]): string[] {
  let node: FormNode | null = null;
  return path.map((step, i) => {
    if (!("field" in step)) {
      node = childOf(node, "");
      return step.called ?? t("edit.item", { number: step.place + 1 });
    }
    if (i === 0) {
      node = forms[step.field] ?? null;
      return t.has(`parts.${step.field}`) ? t(`parts.${step.field}`) : labelOf(t, [step.field]);
    }
    const words = keyWords(t, node, step.field);
    node = childOf(node, step.field);
    return words;
  });
}

/** A difference as a line of three: where, before, after. */
export function differenceWords(
  t: Translator,
  locale: string,
  forms: Readonly<Record<string, FormNode>>,
  { path, before, after, kind }: Difference,
): { where: string[]; before: string; after: string } {
  let node: FormNode | null = null;
  path.forEach((step, i) => {
    node = "field" in step ? (i === 0 ? (forms[step.field] ?? null) : childOf(node, step.field)) : childOf(node, "");
  });
  const said = (value: Json | undefined) =>
    value === undefined ? t("diff.nothing") : readable(t, locale, node, value);
  const list = (value: Json | undefined) =>
    Array.isArray(value) ? value.map((each) => String(each).replace(/#\d+$/, "")).join(", ") : "";
  return {
    where: pathWords(t, forms, path),
    before: kind === "moved" ? list(before) : said(before),
    after: kind === "moved" ? list(after) : said(after),
  };
}

/** Where a fault is, in words; entries of lists by what they are called in the policy. */
export function faultPlace(
  t: Translator,
  forms: Readonly<Record<string, FormNode>>,
  path: string,
  policy: unknown,
): string {
  let value = policy as Json | undefined;
  const steps = path.split(".").map((name): Step => {
    if (Array.isArray(value)) {
      value = value[Number(name)];
      return { place: Number(name), called: calledOf(value) };
    }
    value = typeof value === "object" && value !== null && Object.hasOwn(value, name) ? value[name] : undefined;
    return { field: name };
  });
  return path === "" ? t("title") : pathWords(t, forms, steps).join(" › ");
}

/** A fault's sentence. */
export function faultWords(t: Translator, { code, params }: PolicyFault): string {
  const key = `faults.${code}`;
  return /^[a-z-]+$/.test(code) && t.has(key) ? t(key, params) : t("faults.not-valid");
}
