import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { messages } from "@/lib/i18n/messages";

// What a page asks for and no language has is shown as its key: here every word asked for by name is looked up. Names put
// together from values are looked up as far as they are written.
const CALL = /(?:use|get)Translations\(\s*"([^"]+)"\s*\)/g;
const NAMED = /const (\w+) = (?:await )?(?:use|get)Translations\(/g;
const LISTED = /const \[([^\]]*)\]\s*=\s*await Promise\.all\(\[[^;]*getTranslations\(/g;

const at = (path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>(
      (node, key) => (node && typeof node === "object" ? Reflect.get(node, key) : undefined),
      messages.it,
    );

/** The words a file asks for, and the namespaces it asks them of. */
function askedIn(source: string): { namespaces: string[]; asked: string[] } {
  const namespaces = [...source.matchAll(CALL)].map(([, name = ""]) => name);
  const listed = [...source.matchAll(LISTED)].flatMap(([, names = ""]) => names.match(/\b[a-z]\w*\b/gi) ?? []);
  const names = new Set([...[...source.matchAll(NAMED)].map(([, name = ""]) => name), ...listed]);
  const asked = [...names].flatMap((name) =>
    [...source.matchAll(new RegExp(`(?<![\\w.])${name}(?:\\.rich)?\\(\\s*(?:"([^"]+)"|\`([^\`]*)\`)`, "g"))].map(
      ([, plain, made = ""]) =>
        plain ?? (made.includes("${") ? (made.match(/^([\w-]+(?:\.[\w-]+)*)\.\$\{/)?.[1] ?? "") : made),
    ),
  );
  return { namespaces, asked: asked.filter(Boolean) };
}

it("has every word that a page asks for by its name", () => {
  const missing: string[] = [];
  let seen = 0;
  for (const file of globSync("{app,components,lib}/**/*.{ts,tsx}")) {
    const { namespaces, asked } = askedIn(readFileSync(file, "utf8"));
    if (namespaces.length === 0) continue;
    seen += asked.length;
    for (const word of asked)
      if (!namespaces.some((namespace) => at(`${namespace}.${word}`) !== undefined)) missing.push(`${file}: ${word}`);
  }
  expect(seen).toBeGreaterThan(2000);
  expect(missing).toEqual([]);
});
