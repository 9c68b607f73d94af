import { setTimeout as wait } from "node:timers/promises";
import { inject } from "vitest";
import { withClient } from "@/lib/platform/postgres";

/** Written by every refused attempt, or by the house's own clockwork. */
const MOVING = ["RateLimiterFlexible", "Sweep", "_prisma_migrations"];

/**
 * A fingerprint of every row of every table. Of the audit log only what was done: refusals are allowed, and looked for by
 * nobody here.
 */
export async function fingerprints(): Promise<Record<string, string>> {
  return withClient(inject("attackedShop").databaseUrl, async (client) => {
    const tables = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
    );
    const prints: Record<string, string> = {};
    for (const { name } of tables.rows.filter(({ name }) => !MOVING.includes(name))) {
      // Sealing gives done acts their place in the chain, some time after.
      const row = name === "Command" ? `t.id::text || t.act` : "t::text";
      const where = name === "Command" ? `WHERE refused IS NULL AND "actorKind" <> 'system'` : "";
      const found = await client.query<{ print: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(${row}), '' ORDER BY md5(${row}))), '') AS print
         FROM "${name}" t ${where}`,
      );
      prints[name] = found.rows[0]?.print ?? "";
    }
    return prints;
  });
}

/** The fingerprints once the worker has nothing left to do. */
export async function quiet(): Promise<Record<string, string>> {
  let last = JSON.stringify(await fingerprints());
  for (let tries = 0; tries < 60; tries += 1) {
    await wait(700);
    const now = await fingerprints();
    const text = JSON.stringify(now);
    if (text === last && !(await isBusy())) return now;
    last = text;
  }
  throw new Error("the shop never came to rest");
}

async function isBusy(): Promise<boolean> {
  return withClient(inject("attackedShop").databaseUrl, async (client) => {
    const due = `SELECT FROM pgboss.job WHERE state = 'active' OR (state IN ('created', 'retry') AND start_after < now())`;
    return (await client.query(`${due} LIMIT 1`)).rowCount !== 0;
  });
}

/** Names of the tables that differ. */
export const changed = (before: Record<string, string>, after: Record<string, string>): string[] =>
  Object.keys(after).filter((name) => before[name] !== after[name]);
