import type { Json, JsonGroup } from "@/lib/sellers/policy-diff";

/** Where a value stands in a policy: fields, and places in lists. */
export type Path = readonly (string | number)[];

/** The same policy with another value at a path; undefined takes a field out. Only what leads there is copied. */
export function withValue(whole: Json | undefined, path: Path, value: Json | undefined): Json | undefined {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (typeof head === "number") {
    const list = Array.isArray(whole) ? [...whole] : [];
    list[head] = withValue(list[head], rest, value) ?? null;
    return list;
  }
  const group: JsonGroup = typeof whole === "object" && whole !== null && !Array.isArray(whole) ? { ...whole } : {};
  const next = withValue(group[head], rest, value);
  if (next === undefined) delete group[head];
  else group[head] = next;
  return group;
}

/** Entries with one taken out, put in, or moved by a step. */
export const without = (list: readonly Json[], place: number): Json[] => list.filter((_, i) => i !== place);
export function moved(list: readonly Json[], place: number, by: -1 | 1): Json[] {
  const next = [...list];
  const entry = next[place];
  const other = next[place + by];
  if (entry === undefined || other === undefined) return next;
  next[place] = other;
  next[place + by] = entry;
  return next;
}

export const groupOf = (value: Json | undefined): JsonGroup =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
export const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

export const idOf = (path: Path): string => `regola-${path.join("-")}`;
