import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freePort } from "@/lib/platform/postgres/cluster";

let folder: string;
let guest: Server | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sportello-launcher-"));
});
afterEach(() => {
  guest?.close();
  guest = undefined;
  rmSync(folder, { recursive: true });
});

/** Starts the launcher, which is expected to refuse; answers its exit code and what it said, without npm's noise. */
async function start(settings: Record<string, string>) {
  const { PATH, HOME } = process.env;
  const env: NodeJS.ProcessEnv = { NODE_ENV: "production", PATH, HOME, DATA_DIR: join(folder, "data"), ...settings };
  const child = spawn(process.execPath, ["lib/cli/start.mjs"], { env, timeout: 30_000 });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  const [code] = await once(child, "close");
  return { code, said: said.trim() };
}

const databaseWasMade = () => existsSync(join(folder, "data", "postgres"));

test.each([
  ["PORT", "many"],
  ["PORT", "70000"],
  ["DATABASE_URL", "mysql://localhost/shop"],
  ["STRIPE_SECRET_KEY", "pk_live_1"],
  ["FILES_KEY", "c2hvcnQ="],
])("a wrong %s stops the start with one sentence that names it and does not repeat it", async (name, value) => {
  const { code, said } = await start({ [name]: value });
  expect(code).toBe(1);
  expect(said.split("\n")).toHaveLength(1);
  expect(said).toContain(name);
  expect(said).not.toContain(value);
  expect(databaseWasMade()).toBe(false);
});

test.each(["PORT", "SANDBOX_PORT"])("a busy %s is said in one sentence that names it", async (name) => {
  const busy = await freePort();
  guest = createServer().listen(busy, "127.0.0.1");
  await once(guest, "listening");
  const { code, said } = await start({ PORT: String(await freePort()), [name]: String(busy) });
  expect(code).toBe(1);
  expect(said).toMatch(new RegExp(`^Port ${busy} is already in use\\. Choose another with ${name}, .*$`));
  expect(databaseWasMade()).toBe(false);
});

test("a data folder that is a file is said in one sentence", async () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  const { code, said } = await start({ DATA_DIR: file });
  expect(code).toBe(1);
  expect(said.split("\n")).toHaveLength(1);
  expect(said).toContain("Check DATA_DIR");
});
