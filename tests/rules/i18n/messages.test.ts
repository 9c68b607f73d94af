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

/** Names of the arguments of an ICU message, sorted; those inside plural and select branches too. */
function argumentsOf(message: string): string[] {
  const found = new Set<string>();
  const read = (text: string): void => {
    for (const inside of bracesOf(text)) {
      const [name = "", kind, ...rest] = inside.split(",");
      found.add(name.trim());
      // What follows the kind are branches, "one {…} other {…}": messages themselves, not arguments.
      if (kind) for (const branch of bracesOf(rest.join(","))) read(branch);
    }
  };
  read(message);
  return [...found].sort();
}

/** What stands in the outermost pairs of braces. */
function bracesOf(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  [...text].forEach((character, i) => {
    if (character === "{" && depth++ === 0) start = i + 1;
    if (character === "}" && --depth === 0) found.push([...text].slice(start, i).join(""));
  });
  return found;
}

describe("the arguments of a message", () => {
  it("are found through its branches", () => {
    const message =
      "{who} {count, plural, one {# di {what}} other {molti}} {state, select, approved {approvati} other {x}}";
    expect(argumentsOf(message)).toEqual(["count", "state", "what", "who"]);
  });
});

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
