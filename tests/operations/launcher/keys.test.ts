import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sportello-keys-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const script = `
  const { readKeys } = await import("./lib/cli/keys.mjs");
  readKeys({ create: process.argv[1] === "create" });
  const { FILES_KEY, NEXTAUTH_SECRET, LINKS_KEY } = process.env;
  console.log(JSON.stringify({ FILES_KEY, NEXTAUTH_SECRET, LINKS_KEY }));
`;

function readKeys(mode: "create" | "read", settings: Record<string, string> = {}): Record<string, string> {
  const { PATH } = process.env;
  const env: NodeJS.ProcessEnv = { NODE_ENV: "production", PATH, DATA_DIR: join(folder, "data"), ...settings };
  const words = ["--input-type=module", "-e", script, mode];
  return JSON.parse(execFileSync(process.execPath, words, { env, encoding: "utf8" }));
}

test("makes three different keys of 32 bytes once, in a file only the owner can read", () => {
  const keys = readKeys("create");
  expect(new Set(Object.values(keys)).size).toBe(3);
  for (const key of Object.values(keys)) expect(Buffer.from(key, "base64")).toHaveLength(32);
  expect(statSync(join(folder, "data/keys.json")).mode & 0o777).toBe(0o600);
  expect(readKeys("create")).toEqual(keys);
  expect(readKeys("read")).toEqual(keys);
});

test("a key that is given is used, and never written down", () => {
  const keys = readKeys("create", { FILES_KEY: "given" });
  expect(keys.FILES_KEY).toBe("given");
  expect(readFileSync(join(folder, "data/keys.json"), "utf8")).not.toContain("given");
});

test("a part that runs apart makes no key of its own", () => {
  expect(readKeys("read")).toEqual({});
  expect(existsSync(join(folder, "data"))).toBe(false);
});
