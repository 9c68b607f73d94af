import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { prepareQueues } from "@/lib/jobs/prepare";
import { backUp, restore } from "@/lib/platform/backup";
import { migrate } from "@/lib/platform/migrate";
import { type EmbeddedDatabase, startPostgres, withClient } from "@/lib/platform/postgres";
import { givenStack, type TestStack } from "@/tests/support/stack";
import { givenShop, startCustomers, startWorker } from "../killed/shop";
import { type Program, runSeed, startProgram, until } from "../support/process";

// A copy of the data folder made while customers buy and a worker works, made into a shop elsewhere: it has all that was
// acknowledged before, its invariants hold, and it goes on. ACTS=300 lets the shop grow larger before. SEED=…
const ACTS = Number(process.env.ACTS ?? 10);

/** What a program finds in the environment of a machine that has nothing but a data folder. */
const bare = { DATABASE_URL: undefined, FILES_KEY: undefined, LINKS_KEY: undefined, NEXTAUTH_SECRET: undefined };
const SPORTELLO = new URL("../../../lib/cli/enter.mjs", import.meta.url).pathname;

let stack: TestStack;
let users: string[];
const place = mkdtempSync(join(tmpdir(), "sportello-backup-"));
chmodSync(place, 0o755); // root lends the database server to another account
const [shop, copy, elsewhere] = ["shop", "copy", "elsewhere"].map((name) => join(place, name)) as [
  string,
  string,
  string,
];
const databases: EmbeddedDatabase[] = [];

async function startDatabase(folder: string): Promise<EmbeddedDatabase> {
  const database = await startPostgres(folder, { durable: false });
  databases.push(database);
  return database;
}

beforeAll(async () => {
  const { url } = await startDatabase(shop);
  await migrate(url);
  await prepareQueues(url);
  const drop = async () => {
    for (const database of databases) await database.stop(true);
  };
  stack = await givenStack({ dataDir: shop, database: { url, drop } });
  const { FILES_KEY, LINKS_KEY, NEXTAUTH_SECRET } = process.env;
  writeFileSync(join(shop, "keys.json"), JSON.stringify({ FILES_KEY, LINKS_KEY, NEXTAUTH_SECRET }), { mode: 0o600 });
  users = await givenShop(stack, 12 + ACTS);
});
afterAll(async () => {
  await stack.close();
  rmSync(place, { recursive: true, force: true });
});

const told = ({ lines }: Program) => lines.flatMap((line) => (line.startsWith("paid ") ? [line.slice(5)] : []));

async function count(url: string, sql: string, ...values: unknown[]): Promise<number> {
  const { rows } = await withClient(url, (client) => client.query(`SELECT count(*)::int AS n FROM ${sql}`, values));
  return rows[0]?.n;
}
const renewed = (url: string) => count(url, `"Order" WHERE "kind" = 'renewal' AND "state" = 'fulfilled'`);
const made = (url: string) => count(url, `"Order" WHERE "kind" = 'activation' AND "state" = 'fulfilled'`);

/** `npm run sportello -- verify` on a machine that has this data folder. */
async function verify(dataFolder: string): Promise<void> {
  const env = { ...bare, DATA_DIR: dataFolder };
  const program = startProgram(SPORTELLO, { args: ["lib/cli/sportello.ts", "verify"], env });
  expect((await program.ended).code, program.lines.join("\n")).toBe(0);
}

it("a copy made while the shop goes on is a whole shop, that goes on elsewhere", async () => {
  const seed = runSeed();
  const [customers, worker] = [startCustomers(users, seed, 1), startWorker()];
  await until(240, "customers at work", () => told(customers).length >= ACTS);
  const before = told(customers);
  expect(await backUp(shop, copy)).toBeNull();
  await Promise.all([customers.kill(), worker.kill()]);
  expect(await restore(copy, elsewhere)).toBeNull();
  expect(existsSync(join(elsewhere, "postgres/postmaster.pid"))).toBe(false);
  const { url } = await startDatabase(elsewhere);
  expect(await count(url, `"Order" WHERE "id" = ANY($1) AND "state" IN ('settled', 'fulfilled')`, before)).toBe(
    before.length,
  );
  await verify(elsewhere);

  // The provider and the gateway are those of before; everything else, keys too, is the copy's.
  const [renewals, mailboxes] = [await renewed(url), await made(url)];
  const kept = JSON.parse(readFileSync(join(elsewhere, "keys.json"), "utf8")) as Record<string, string>;
  const env = { ...kept, DATABASE_URL: url, DATA_DIR: elsewhere };
  const [others, other] = [startCustomers(users, seed, 50_000, env), startWorker(undefined, env)];
  await until(240, "a renewal and a purchase at the new place", async () => {
    await withClient(url, (client) =>
      client.query("UPDATE pgboss.job SET start_after = now() WHERE state IN ('created', 'retry')"),
    );
    return (await renewed(url)) > renewals && (await made(url)) > mailboxes;
  });
  await Promise.all([others.kill(), other.kill()]);
  await verify(elsewhere);
}, 1_200_000);

it("nothing is ever put over data, and no copy into a folder that holds something", async () => {
  expect(await restore(copy, elsewhere)).toBe("data-there");
  expect(await backUp(shop, copy)).toBe("folder-not-empty");
  expect(await backUp(shop, join(shop, "files/copy"))).toBe("folder-in-data");
  expect(await backUp(join(place, "nothing"), join(place, "new"))).toBe("no-data");
  expect(await restore(shop, join(place, "new"))).toBe("no-backup");
});
