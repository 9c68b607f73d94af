import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type EmbeddedDatabase, startPostgres, withClient, withDatabase } from "@/lib/platform/postgres";
import { clusterFolder } from "@/lib/platform/postgres/place";

const asRoot = process.getuid?.() === 0;
let folder: string;
let running: EmbeddedDatabase | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sportello-launcher-"));
  chmodSync(folder, 0o755);
});
afterEach(async () => {
  await running?.stop(true);
  running = undefined;
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true });
});

const start = async (at = folder) => {
  running = await startPostgres(at, { durable: false });
  return running;
};
const run = (sql: string, url = running?.url ?? "") =>
  withClient(url, async (client) => (await client.query(sql)).rows);

test("a stopped server keeps its data for the next start", async () => {
  await start();
  await run("CREATE TABLE kept AS SELECT 42 AS answer");
  expect(await running?.stop()).toBe(true);
  const again = await start();
  expect(again).toMatchObject({ reused: false, moved: false });
  expect(await run("SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
});

test("a second starter takes the server that runs", async () => {
  const first = await start();
  const second = await startPostgres(folder, { durable: false });
  expect(second).toMatchObject({ reused: true, url: first.url });
});

test("the server is left to others who are still connected", async () => {
  const first = await start();
  await withClient(first.url, async () => expect(await first.stop()).toBe(false));
  expect(await run("SELECT 1 AS alive")).toEqual([{ alive: 1 }]);
  expect(await first.stop()).toBe(true);
  await expect(run("SELECT 1", first.url)).rejects.toThrow(/ECONNREFUSED/);
});

test("nobody enters without the password, which only the server's account can read", async () => {
  const { url, folder: cluster } = await start();
  const guess = new URL(url);
  guess.password = "password";
  await expect(run("SELECT 1", guess.toString())).rejects.toThrow(/password authentication failed/);
  expect(statSync(cluster).mode & 0o077).toBe(0);
  expect(statSync(join(cluster, "sportello.password")).mode & 0o077).toBe(0);
});

test("a process number left by a reboot does not stop the start", async () => {
  const { folder: cluster } = await start();
  await running?.stop();
  writeFileSync(join(cluster, "postmaster.pid"), `${process.pid}\n${cluster}\n1\n5432\n\n127.0.0.1\n\n\n`);
  expect(await start()).toMatchObject({ reused: false });
});

test("a first start that was cut short is begun again", async () => {
  mkdirSync(join(folder, "postgres"));
  writeFileSync(join(folder, "postgres", "half-made"), "");
  await start();
  expect(await run("SELECT 1 AS alive")).toEqual([{ alive: 1 }]);
});

test("a database that is not ours is not touched", async () => {
  const cluster = join(folder, "postgres");
  mkdirSync(cluster);
  writeFileSync(join(cluster, "PG_VERSION"), "17");
  await expect(start()).rejects.toThrow(/holds a database that Sportello did not make/);
  expect(existsSync(join(cluster, "PG_VERSION"))).toBe(true);
});

test.runIf(asRoot)(
  "when the server's account cannot enter the folder, the data goes elsewhere and stays there",
  async () => {
    chmodSync(folder, 0o700);
    const elsewhere = dirname(clusterFolder(join(folder, "data/postgres")));
    try {
      const first = await start(join(folder, "data"));
      expect(first.moved).toBe(true);
      expect(first.folder).toContain(elsewhere);
      await run("CREATE TABLE kept AS SELECT 42 AS answer");
      await first.stop();
      chmodSync(folder, 0o755);
      expect((await start(join(folder, "data"))).folder).toBe(first.folder);
      expect(await run("SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    } finally {
      await running?.stop(true);
      running = undefined;
      rmSync(elsewhere, { recursive: true });
    }
  },
);

test("a command has a database for as long as it runs", async () => {
  const { DATABASE_URL, DATA_DIR } = process.env;
  delete process.env.DATABASE_URL;
  process.env.DATA_DIR = folder;
  try {
    const url = await withDatabase(async (given) => {
      expect(process.env.DATABASE_URL).toBe(given);
      expect(await run("SELECT 1 AS alive", given)).toEqual([{ alive: 1 }]);
      return given;
    });
    expect(process.env.DATABASE_URL).toBeUndefined();
    await expect(run("SELECT 1", url)).rejects.toThrow(/ECONNREFUSED/);
    const failing = withDatabase(() => Promise.reject(new Error("the command failed")));
    await expect(failing).rejects.toThrow("the command failed");
    expect(existsSync(join(folder, "postgres", "postmaster.pid"))).toBe(false);
  } finally {
    Object.assign(process.env, DATABASE_URL && { DATABASE_URL }, DATA_DIR && { DATA_DIR });
  }
});
