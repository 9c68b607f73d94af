import type { TestProject } from "vitest/node";
import { startPostgres } from "@/lib/platform/postgres";
import { startStack } from "../../support/browser-stack";

/** The one shop all attacks go against. */
export interface Shop {
  url: string;
  sandboxUrl: string;
  dataFolder: string;
  databaseUrl: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    attackedShop: Shop;
  }
}

/**
 * A complete built shop on this machine, started once for all attacks. SPORTELLO_TEST_URL with SPORTELLO_TEST_SANDBOX_URL
 * and DATA_DIR names a running one instead, with TRUSTED_PROXIES=1.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { SPORTELLO_TEST_URL: url, SPORTELLO_TEST_SANDBOX_URL: sandboxUrl, DATA_DIR: dataFolder } = process.env;
  const running = url && sandboxUrl && dataFolder ? { url, sandboxUrl, dataFolder } : null;
  const stack = running ? null : await startStack();
  const shop = running ?? stack;
  if (!shop) throw new Error("no shop to attack");
  const database = await startPostgres(shop.dataFolder, { durable: true });
  const { url: at, sandboxUrl: vendors, dataFolder: folder } = shop;
  project.provide("attackedShop", { url: at, sandboxUrl: vendors, dataFolder: folder, databaseUrl: database.url });
  return async () => stack?.stop();
}
