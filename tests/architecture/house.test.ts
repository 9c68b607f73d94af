import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type JobName, payloads } from "@/lib/jobs/payloads";
import { registry } from "@/lib/jobs/registry";

const SOURCE = /\.(ts|tsx|mjs)$/;

/** Source files below these folders, generated code left out. */
function sources(...folders: string[]): { path: string; text: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => SOURCE.test(name) && !name.includes("generated"))
      .map((name) => ({ path: join(folder, name), text: readFileSync(join(folder, name), "utf8") })),
  );
}

const code = sources("app", "lib", "components");
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
const offenders = (wrong: RegExp, allowed: (path: string) => boolean = () => false) =>
  code.filter(({ path, text }) => !allowed(path) && wrong.test(withoutComments(text))).map(({ path }) => path);

describe("the house", () => {
  it("is read whole", () => {
    expect(code.length).toBeGreaterThan(300);
  });

  it("reads the clock in one place", () => {
    const elsewhere = offenders(
      /new Date\(\)|Date\.now\(\)/,
      (path) => path === "lib/platform/clock.ts" || path.endsWith(".mjs"),
    );
    expect(elsewhere).toEqual([]);
  });

  it("names no seller outside the presets", () => {
    expect(offenders(/visura|professionalmail|infocert|wangate|sicurezzapostale|1pec/i)).toEqual([]);
  });

  it("has no loose types", () => {
    expect(offenders(/:\s*any\b|\bas any\b|@ts-ignore|@ts-expect-error|@ts-nocheck/)).toEqual([]);
  });

  it("leaves nothing half done", () => {
    expect(
      code.filter(({ text }) => /\b(TODO|FIXME|HACK)\b|\/\/ XXX|not implemented/.test(text)).map(({ path }) => path),
    ).toEqual([]);
  });

  it("divides money by integers only", () => {
    const money = code.filter(({ path }) => /lib\/(accounts|invoicing|payments|catalogue)\//.test(path));
    expect(money.filter(({ text }) => /parseFloat|toFixed\(/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it("has a handler for every job", async () => {
    for (const name of Object.keys(payloads) as JobName[])
      expect(typeof (await registry[name]()).handler).toBe("function");
  });

  it("has a readme in every domain", () => {
    const domains = readdirSync("lib", { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && entry.name !== "generated",
    );
    const missing = domains
      .filter(({ name }) => !readdirSync(join("lib", name)).includes("README.md"))
      .map(({ name }) => name);
    expect(missing).toEqual([]);
  });
});
