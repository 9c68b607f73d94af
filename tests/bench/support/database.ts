import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareQueues } from "@/lib/jobs/prepare";
import { migrate } from "@/lib/platform/migrate";
import { startPostgres } from "@/lib/platform/postgres";

/** Keys like a real installation's, worth nothing: what they protect is thrown away at the end. */
const SETTINGS = {
  FILES_KEY: Buffer.alloc(32, 1).toString("base64"),
  LINKS_KEY: Buffer.alloc(32, 2).toString("base64"),
  NEXTAUTH_SECRET: "bench".repeat(8),
};

const started: (() => Promise<void>)[] = [];

/**
 * A migrated database with the settings of a real installation (what is committed is on disk). DATABASE_URL names it,
 * so that the product's own code finds it: import that code after this call.
 */
export async function durableDatabase(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "sportello-bench-"));
  chmodSync(folder, 0o755); // root lends the server to another account
  const database = await startPostgres(folder, { durable: true });
  started.push(async () => {
    await database.stop(true);
    rmSync(folder, { recursive: true });
  });
  await migrate(database.url);
  await prepareQueues(database.url);
  Object.assign(process.env, SETTINGS, { DATABASE_URL: database.url, DATA_DIR: folder, LOG_LEVEL: "error" });
  return database.url;
}

/** Called once when the bench has ended. */
export async function stopDatabases(): Promise<void> {
  for (const stop of started) await stop();
}
