import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { prepareQueues } from "@/lib/jobs/prepare";
import { migrate } from "@/lib/platform/migrate";
import { startPostgres, withClient } from "@/lib/platform/postgres";

/** A migrated database, with its queues, that the tests copy. */
export interface Template {
  /** Connection string of the server's own database `postgres`, for making and dropping others. */
  adminUrl: string;
  name: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    databaseTemplate: Template;
  }
}

interface Server {
  template: Template;
  stop(): Promise<void>;
}

/** Several vitest projects ask for the server in one run: the first starts it, the last stops it. */
const shared = globalThis as { sportelloTestServer?: { users: number; server: Promise<Server> } };

/**
 * The tests' PostgreSQL: TEST_DATABASE_URL if given, else an embedded one in the system's temporary folder. It forgets
 * everything at a power cut, which makes it fast, unless SPORTELLO_TEST_DURABLE=1.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.sportelloTestServer ??= { users: 0, server: start() };
  const entry = shared.sportelloTestServer;
  entry.users += 1;
  const server = await entry.server;
  project.provide("databaseTemplate", server.template);
  return async () => {
    entry.users -= 1;
    if (entry.users > 0) return;
    shared.sportelloTestServer = undefined;
    await server.stop();
  };
}

async function start(): Promise<Server> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    const template = await makeTemplate(given);
    return { template, stop: () => dropDatabase(template.adminUrl, template.name) };
  }
  const folder = mkdtempSync(join(tmpdir(), "sportello-tests-"));
  chmodSync(folder, 0o755); // root lends the server to another account
  const database = await startPostgres(folder, { durable: process.env.SPORTELLO_TEST_DURABLE === "1" });
  const stop = async () => {
    await database.stop(true);
    rmSync(folder, { recursive: true });
  };
  return { template: await makeTemplate(database.url), stop };
}

async function makeTemplate(url: string): Promise<Template> {
  const name = `template_${randomBytes(6).toString("hex")}`;
  const adminUrl = databaseUrl(url, "postgres");
  await withClient(adminUrl, (client) => client.query(`CREATE DATABASE ${name}`));
  await migrate(databaseUrl(url, name));
  await prepareQueues(databaseUrl(url, name));
  return { adminUrl, name };
}

/** The connection string of another database of the same server. */
export function databaseUrl(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}

/** Drops a database, cutting whoever is still connected to it. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}
