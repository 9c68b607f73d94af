import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { JsonGroup } from "./policy-diff";
import { readJson } from "./policy-json";

/** Most characters a policy may have as JSON. */
const LARGEST = 600_000;

type Fault = "json-too-large" | "json-wrong" | "json-not-object" | "json-not-plain";

/**
 * The object written in a JSON text. A draft may be wrong, but not every text can be kept: `json-too-large` {maximum},
 * `json-wrong` {line, column}, `json-not-object`, `json-not-plain` (a NUL or half a character, which no database keeps).
 */
export function objectIn(text: string, field: string): Outcome<JsonGroup, Fault> {
  if (text.length > LARGEST) return refuse("json-too-large", { field, params: { maximum: LARGEST / 1000 } });
  const read = readJson(text);
  if ("fault" in read) {
    const { line, column } = read.fault;
    return refuse("json-wrong", { field, params: { line, column } });
  }
  const { value } = read;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return refuse("json-not-object", { field });
  const kept = JSON.stringify(value);
  if (/\\u(0000|[dD][89a-fA-F][0-9a-fA-F]{2})/.test(kept)) return refuse("json-not-plain", { field });
  return value as JsonGroup;
}
