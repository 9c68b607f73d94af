import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MigrationRefused, migrate } from "@/lib/platform/migrate";
import { withClient } from "@/lib/platform/postgres";
import { type FreshDatabase, freshDatabase } from "../../support/database";

let database: FreshDatabase;
let folder: string;

beforeEach(async () => {
  database = await freshDatabase();
  await run(`DELETE FROM "_prisma_migrations"`); // keeps the tables: the tests bring their own migrations
  folder = mkdtempSync(join(tmpdir(), "sportello-migrations-"));
  write("1_first", "CREATE TABLE one (id int);\nINSERT INTO one VALUES (1);\n");
  write("2_second", "CREATE TABLE two AS SELECT id FROM one;\n");
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

const run = (sql: string) => withClient(database.url, async (client) => (await client.query(sql)).rows);

function write(name: string, sql: string) {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

test("applies all in order, once", async () => {
  expect(await migrate(database.url, folder)).toEqual(["1_first", "2_second"]);
  expect(await migrate(database.url, folder)).toEqual([]);
  expect(await run("SELECT id FROM two")).toEqual([{ id: 1 }]);
});

test("records what Prisma records", async () => {
  await migrate(database.url, folder);
  const [row] = await run(`SELECT * FROM "_prisma_migrations" WHERE migration_name = '2_second'`);
  const checksum = createHash("sha256").update("CREATE TABLE two AS SELECT id FROM one;\n").digest("hex");
  expect(row).toMatchObject({ checksum, logs: null, rolled_back_at: null, applied_steps_count: 1 });
  expect(row.finished_at.getTime()).toBeGreaterThanOrEqual(row.started_at.getTime());
});

test("a later migration is applied alone", async () => {
  await migrate(database.url, folder);
  write("3_third", "ALTER TABLE two ADD COLUMN name text;");
  expect(await migrate(database.url, folder)).toEqual(["3_third"]);
});

test("eight starters at once apply each migration once", async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => migrate(database.url, folder)));
  expect(answers.flat().sort()).toEqual(["1_first", "2_second"]);
  expect(await run("SELECT count(*)::int AS n FROM one")).toEqual([{ n: 1 }]);
});

test("refuses a migration changed since, and applies nothing then", async () => {
  await migrate(database.url, folder);
  write("1_first", "CREATE TABLE one (id bigint);");
  write("3_third", "CREATE TABLE three (id int);");
  await expect(migrate(database.url, folder)).rejects.toThrow(
    new MigrationRefused("Migration 1_first was changed after it was applied to this database: put its file back."),
  );
  expect(await run("SELECT to_regclass('three') AS found")).toEqual([{ found: null }]);
});

test("refuses a database migrated by a newer version", async () => {
  await migrate(database.url, folder);
  rmSync(join(folder, "2_second"), { recursive: true });
  await expect(migrate(database.url, folder)).rejects.toThrow(/2_second, unknown to this version/);
});

test("refuses a migration that another program left unfinished", async () => {
  await migrate(database.url, folder);
  await run(`UPDATE "_prisma_migrations" SET finished_at = NULL WHERE migration_name = '2_second'`);
  await expect(migrate(database.url, folder)).rejects.toThrow(/2_second was begun by another program/);
});

test("a failing migration leaves nothing behind, and those before it stay", async () => {
  write("2_second", "CREATE TABLE two (id int); SELECT 1/0;");
  await expect(migrate(database.url, folder)).rejects.toThrow(/2_second failed and was undone: division by zero/);
  expect(await run("SELECT to_regclass('two') AS found")).toEqual([{ found: null }]);
  expect(await run(`SELECT migration_name FROM "_prisma_migrations"`)).toEqual([{ migration_name: "1_first" }]);
  write("2_second", "CREATE TABLE two (id int);");
  expect(await migrate(database.url, folder)).toEqual(["2_second"]);
});
