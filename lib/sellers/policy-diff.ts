/** A value of a policy as JSON has it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** One step of a path: a field, or an entry of a list by its place and by what it is called ("silver"). */
export type Step = { field: string } | { place: number; called: string | null };

export interface Difference {
  path: Step[];
  kind: "added" | "removed" | "changed" | "moved";
  before?: Json;
  after?: Json;
}

/**
 * What changes from one policy to another, in the order of the policy. Entries of lists are recognised by what they are
 * called (a plan by its code, a price by what it is the price of), so that one put in between is one difference.
 */
export const policyDiff = (before: unknown, after: unknown): Difference[] =>
  differences([], before as Json, after as Json);

function differences(path: Step[], before: Json | undefined, after: Json | undefined): Difference[] {
  if (same(before, after)) return [];
  if (before === undefined) return [{ path, kind: "added", after: after as Json }];
  if (after === undefined) return [{ path, kind: "removed", before }];
  if (isGroup(before) && isGroup(after)) {
    const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return fields.flatMap((field) => differences([...path, { field }], own(before, field), own(after, field)));
  }
  if (isEntries(before) && isEntries(after)) return entryDifferences(path, before, after);
  return [{ path, kind: "changed", before, after }];
}

export type JsonGroup = { [key: string]: Json };

function entryDifferences(path: Step[], before: JsonGroup[], after: JsonGroup[]): Difference[] {
  const old = named(before);
  const now = named(after);
  const kept = now.filter(({ name }) => old.some((entry) => entry.name === name)).map(({ name }) => name);
  const order = old.map(({ name }) => name).filter((name) => kept.includes(name));
  const found = now.flatMap(({ name, entry, called, place }): Difference[] => {
    const step = { place, called };
    const was = old.find((each) => each.name === name);
    if (!was) return [{ path: [...path, step], kind: "added", after: entry }];
    return differences([...path, step], was.entry, entry);
  });
  const removed = old
    .filter(({ name }) => !now.some((entry) => entry.name === name))
    .map(
      ({ entry, called, place }): Difference => ({
        path: [...path, { place, called }],
        kind: "removed",
        before: entry,
      }),
    );
  const moved: Difference[] = same(kept, order) ? [] : [{ path, kind: "moved", before: order, after: kept }];
  return [...found, ...removed, ...moved];
}

/** Entries with a name of their own: what they are called, and which of that name they are. */
function named(entries: JsonGroup[]) {
  const seen = new Map<string, number>();
  return entries.map((entry, place) => {
    const called = calledOf(entry);
    const key = called ?? "";
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return { entry, place, called, name: `${key}#${nth}` };
  });
}

/** What an entry of a list is recognised by; null: by its place only. */
export function calledOf(entry: Json | undefined): string | null {
  if (!isGroup(entry)) return null;
  const { code, way, plan, act, termMonths, channels, per, validFrom, weekday, from, state } = entry;
  if (plan !== undefined) return words(plan, act, channels, termMonths, validFrom);
  if (per !== undefined) return words(per, channels, termMonths, validFrom);
  if (weekday !== undefined) return words(weekday, from);
  const known = [code, way, state].find((value) => typeof value === "string");
  if (typeof known === "string") return known;
  const { title, question } = entry;
  return (
    ([title, question]
      .map((text) => (isGroup(text) ? text.it : undefined))
      .find((it) => typeof it === "string") as string) ?? null
  );
}

const words = (...parts: (Json | undefined)[]): string =>
  parts.flatMap((part) => (part === undefined ? [] : [Array.isArray(part) ? part.join("+") : String(part)])).join(" ");

const isGroup = (value: Json | undefined): value is JsonGroup =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isEntries = (value: Json): value is JsonGroup[] => Array.isArray(value) && value.every(isGroup);
const own = (group: JsonGroup, field: string): Json | undefined =>
  Object.hasOwn(group, field) ? group[field] : undefined;

function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each, i) => same(each, b[i]));
  if (!isGroup(a) || !isGroup(b)) return false;
  const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...fields].every((field) => same(own(a, field), own(b, field)));
}
