import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { prepareQueues } from "@/lib/jobs/prepare";
import { migrate } from "@/lib/platform/migrate";
import { startPostgres } from "@/lib/platform/postgres";
import { runProgram } from "@/lib/platform/postgres/binaries";
import { serverAccount } from "@/lib/platform/postgres/place";
import type { FreshDatabase } from "@/tests/support/database";

export interface RestartingDatabase extends FreshDatabase {
  /** Cuts the server off every so many milliseconds, as a power cut would, until the answer is called; that tells how often. */
  cutEvery(ms: number): () => Promise<number>;
}

/** A database on a server of its own that keeps what it acknowledged: it can be cut off without harm to other tests. */
export async function restartingDatabase(): Promise<RestartingDatabase> {
  const root = mkdtempSync(join(tmpdir(), "sportello-restarts-"));
  chmodSync(root, 0o755); // root lends the server to another account
  const server = await startPostgres(root, { durable: true });
  await migrate(server.url);
  await prepareQueues(server.url);
  const cut = () =>
    runProgram(
      "pg_ctl",
      ["restart", "-m", "immediate", "-w", "-t", "60", "-D", server.folder],
      serverAccount(server.folder),
    );
  return {
    url: server.url,
    cutEvery(ms) {
      const stopped = new AbortController();
      const cutting = (async () => {
        let cuts = 0;
        for (; !stopped.signal.aborted; cuts++) {
          await wait(ms, undefined, { signal: stopped.signal }).catch(() => {});
          if (!stopped.signal.aborted) await cut();
        }
        return cuts;
      })();
      return () => {
        stopped.abort();
        return cutting;
      };
    },
    async drop() {
      await server.stop(true);
      rmSync(root, { recursive: true });
    },
  };
}
