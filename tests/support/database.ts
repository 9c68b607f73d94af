import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { withClient } from "@/lib/platform/postgres";
import { databaseUrl, dropDatabase } from "./database-server";

export interface FreshDatabase {
  /** Connection string of an empty database with the current schema. */
  url: string;
  drop(): Promise<void>;
}

/**
 * A database of one's own, copied from the migrated template (some tens of milliseconds).
 * One a test file is enough: make it in beforeAll, drop it in afterAll.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { adminUrl, name: template } = inject("databaseTemplate");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await withClient(adminUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  return { url: databaseUrl(adminUrl, name), drop: () => dropDatabase(adminUrl, name) };
}
