import { z } from "zod";
import type { Json } from "./policy-diff";

/** A field of a group: its key, whether it may be left out, and what holds when it is. */
export interface FormField {
  key: string;
  node: FormNode;
  needed: boolean;
  initial?: Json;
}

/**
 * What a form shows for a piece of a policy. `trail` are the names of the fields that lead to it, without places in lists
 * and keys of maps: its words are found by them.
 */
export type FormNode = { trail: string[] } & (
  | { kind: "group"; fields: FormField[] }
  /** A list of groups; of words one a line; of whole numbers; of choices, to be ticked. */
  | { kind: "entries"; of: FormNode }
  | { kind: "lines" }
  | { kind: "numbers" }
  | { kind: "choices"; values: string[] }
  /** Keys with a value each: the given ones, or any. */
  | { kind: "map"; keys: string[] | null; of: FormNode }
  | { kind: "choice"; values: string[] }
  | { kind: "number"; whole: boolean; minimum?: number; maximum?: number }
  | { kind: "text"; format?: string; long: boolean }
  | { kind: "flag" }
);

/** What is read of a JSON schema as zod writes it. */
interface Schema {
  type?: string;
  enum?: string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  propertyNames?: Schema;
  additionalProperties?: Schema | false;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  default?: Json;
}

/** The form of a schema. The schema is written in JSON's terms: groups, lists, maps, texts, numbers, yes or no. */
export const formOf = (schema: z.ZodType, trail: string[] = []): FormNode =>
  nodeOf(z.toJSONSchema(schema, { io: "input" }) as Schema, trail);

function nodeOf(schema: Schema, trail: string[]): FormNode {
  if (schema.enum) return { kind: "choice", values: schema.enum, trail };
  switch (schema.type) {
    case "object":
      return schema.properties ? groupOf(schema, trail) : mapOf(schema, trail);
    case "array":
      return listOf(schema.items ?? {}, trail);
    case "integer":
    case "number":
      return { kind: "number", whole: schema.type === "integer", trail, ...limits(schema) };
    case "boolean":
      return { kind: "flag", trail };
    default:
      return { kind: "text", long: isLong(schema, trail), trail, ...(schema.format ? { format: schema.format } : {}) };
  }
}

function groupOf(schema: Schema, trail: string[]): FormNode {
  const fields = Object.entries(schema.properties ?? {}).map(([key, each]): FormField => {
    const field = { key, node: nodeOf(each, [...trail, key]), needed: schema.required?.includes(key) ?? false };
    return each.default === undefined ? field : { ...field, initial: each.default };
  });
  return { kind: "group", fields, trail };
}

const mapOf = ({ propertyNames, additionalProperties }: Schema, trail: string[]): FormNode => ({
  kind: "map",
  keys: propertyNames?.enum ?? null,
  of: nodeOf(additionalProperties || {}, trail),
  trail,
});

function listOf(items: Schema, trail: string[]): FormNode {
  if (items.enum) return { kind: "choices", values: items.enum, trail };
  if (items.type === "integer") return { kind: "numbers", trail };
  return items.type === "string" ? { kind: "lines", trail } : { kind: "entries", of: nodeOf(items, trail), trail };
}

/** Whole numbers always have limits in a JSON schema: those of the language say nothing. */
const limits = ({ minimum, maximum }: Schema) => ({
  ...(minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? { minimum } : {}),
  ...(maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? { maximum } : {}),
});

/** Sentences, in two languages, with no length or form of their own. */
const isLong = ({ pattern, format, maxLength }: Schema, trail: string[]): boolean =>
  ["it", "en"].includes(trail.at(-1) ?? "") && !pattern && !format && maxLength === undefined;

/** An entry as it begins: every needed field there, and empty. */
export function emptyOf(node: FormNode): Json {
  if (node.kind === "group") {
    const needed = node.fields.filter((field) => field.needed);
    return Object.fromEntries(needed.map(({ key, node: of }) => [key, emptyOf(of)]));
  }
  if (node.kind === "map") return {};
  if (node.kind === "choice") return node.values[0] ?? "";
  if (node.kind === "number") return node.minimum !== undefined && node.minimum > 0 ? node.minimum : 0;
  if (node.kind === "flag") return false;
  return node.kind === "text" ? "" : [];
}

/** The same value with its fields in the order of the schema (a database keeps them in its own), unknown ones last. */
export function inFormOrder(node: FormNode, value: Json): Json {
  if (Array.isArray(value)) return node.kind === "entries" ? value.map((each) => inFormOrder(node.of, each)) : value;
  if (typeof value !== "object" || value === null) return value;
  if (node.kind === "map") return inOrder(value, node.keys ?? [], () => node.of);
  if (node.kind !== "group") return value;
  const nodes = new Map(node.fields.map((field) => [field.key, field.node]));
  return inOrder(value, [...nodes.keys()], (key) => nodes.get(key));
}

function inOrder(
  group: { [key: string]: Json },
  order: readonly string[],
  nodeOf: (key: string) => FormNode | undefined,
): Json {
  const keys = [
    ...order.filter((key) => Object.hasOwn(group, key)),
    ...Object.keys(group).filter((key) => !order.includes(key)),
  ];
  return Object.fromEntries(
    keys.map((key) => {
      const of = nodeOf(key);
      const value = group[key] as Json;
      return [key, of ? inFormOrder(of, value) : value];
    }),
  );
}
