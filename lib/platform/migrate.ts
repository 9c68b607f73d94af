import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "pg";
import { withClient } from "./postgres";

/** The database and the folder of migrations disagree: the message is one sentence for the operator. */
export class MigrationRefused extends Error {}

interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the file, in hex, as Prisma counts it. */
  checksum: string;
}

interface Applied {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
}

// Prisma's own table and lock number, so that `prisma migrate deploy` and `status` agree with us and never run beside us.
const table = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum"              VARCHAR(64) NOT NULL,
    "finished_at"           TIMESTAMPTZ,
    "migration_name"        VARCHAR(255) NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        TIMESTAMPTZ,
    "started_at"            TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count"   INTEGER NOT NULL DEFAULT 0
)`;
const lockNumber = 72707369;

/**
 * Applies the migrations that a database lacks, in the order of their names, each in its own transaction; answers the
 * names applied. Two programs starting at once take turns.
 * @throws MigrationRefused when an applied migration has changed since, is unknown here, or was left unfinished.
 */
export async function migrate(url: string, folder = join(process.cwd(), "prisma/migrations")): Promise<string[]> {
  const migrations = readMigrations(folder);
  return withClient(url, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [lockNumber]);
    await client.query(table);
    const pending = findPending(migrations, await readApplied(client));
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  });
}

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, "migration.sql")));
  return names.sort().map((name) => {
    const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
    return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
  });
}

async function readApplied(client: Client): Promise<Applied[]> {
  const query = `SELECT "migration_name", "checksum", "finished_at" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`;
  return (await client.query<Applied>(query)).rows;
}

function findPending(migrations: Migration[], applied: Applied[]): Migration[] {
  for (const { migration_name: name, checksum, finished_at } of applied) {
    const known = migrations.find((migration) => migration.name === name);
    if (!known)
      throw new MigrationRefused(`The database has migration ${name}, unknown to this version: start the newer one.`);
    if (!finished_at) throw new MigrationRefused(`Migration ${name} was begun by another program and never finished.`);
    if (known.checksum !== checksum) {
      throw new MigrationRefused(
        `Migration ${name} was changed after it was applied to this database: put its file back.`,
      );
    }
  }
  const names = new Set(applied.map(({ migration_name }) => migration_name));
  return migrations.filter(({ name }) => !names.has(name));
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Error(`Migration ${name} failed and was undone: ${error instanceof Error ? error.message : error}`);
  }
}
