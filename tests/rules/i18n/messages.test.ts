import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";

const folder = new URL("../../../lib/i18n/messages/", import.meta.url);
const filesOf = (locale: string) => readdirSync(new URL(`${locale}/`, folder)).sort();
const namespaces = filesOf("it").map((file) => file.replace(/\.json$/, ""));

type Leaves = Map<string, string>;
function leaves(value: unknown, path = "", found: Leaves = new Map()): Leaves {
  if (typeof value === "string") found.set(path, value);
  else for (const [key, each] of Object.entries(value ?? {})) leaves(each, path ? `${path}.${key}` : key, found);
  return found;
}
const read = (locale: string, namespace: string): Leaves =>
  leaves(JSON.parse(readFileSync(new URL(`${locale}/${namespace}.json`, folder), "utf8")));

/** Names of the arguments of an ICU message, sorted; those inside plural branches too. */
const argumentsOf = (message: string): string[] =>
  [...new Set([...message.matchAll(/\{\s*([\w-]+)\s*[,}]/g)].map((match) => match[1] ?? ""))].sort();

describe("messages", () => {
  it("has the same namespace files in both languages, all of them registered", () => {
    expect(filesOf("en")).toEqual(filesOf("it"));
    for (const locale of LOCALES) expect(Object.keys(messages[locale]).sort()).toEqual(namespaces);
  });
});

describe.each(namespaces)("messages of %s", (namespace) => {
  const [italian, english] = [read("it", namespace), read("en", namespace)];

  it("has the same keys in both languages", () => {
    expect([...english.keys()].sort()).toEqual([...italian.keys()].sort());
  });

  it("takes the same arguments in both languages", () => {
    for (const [key, message] of italian)
      expect([key, argumentsOf(english.get(key) ?? "")]).toEqual([key, argumentsOf(message)]);
  });

  it("leaves nothing empty, and no straight apostrophe, which ICU would take for a quote", () => {
    for (const messagesOf of [italian, english])
      for (const [key, message] of messagesOf) {
        expect([key, message.trim()]).not.toEqual([key, ""]);
        expect([key, message.includes("'")]).toEqual([key, false]);
      }
  });

  it("has no half-open braces", () => {
    for (const messagesOf of [italian, english])
      for (const [key, message] of messagesOf)
        expect([key, message.split("{").length]).toEqual([key, message.split("}").length]);
  });
});
