import { afterAll, beforeAll, expect, test } from "vitest";
import { withClient } from "@/lib/platform/postgres";
import { type FreshDatabase, freshDatabase } from "../../support/database";

let first: FreshDatabase;
let second: FreshDatabase;

beforeAll(async () => {
  [first, second] = await Promise.all([freshDatabase(), freshDatabase()]);
});
afterAll(async () => {
  await Promise.all([first.drop(), second.drop()]);
});

const count = (url: string) =>
  withClient(url, async (client) => (await client.query(`SELECT count(*)::int AS n FROM "Seller"`)).rows[0]?.n);

test("a fresh database has the schema and nothing in it", async () => {
  expect(await count(first.url)).toBe(0);
});

test("what one test writes, another does not see", async () => {
  await withClient(first.url, (client) => client.query(`INSERT INTO "Seller" ("id") VALUES ('acme')`));
  expect(await count(first.url)).toBe(1);
  expect(await count(second.url)).toBe(0);
});

test("dropping works while somebody is connected, and the database is gone", async () => {
  const third = await freshDatabase();
  await withClient(third.url, async () => third.drop());
  await expect(count(third.url)).rejects.toThrow(/does not exist/);
});
