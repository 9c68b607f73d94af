import { chownSync, existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyFolder } from "../copy-folder";
import { withClient } from "../postgres";
import { prepareFolder } from "./cluster";
import { type Account, clusterFolder, serverAccount } from "./place";

/** What belongs to the running server only; its write-ahead log is copied at the end. */
const RUNNING =
  /^(postmaster\.(pid|opts)|server\.log|(pg_(wal|replslot|dynshmem|notify|serial|snapshots|stat_tmp|subtrans)|.*pgsql_tmp.*)\/.*)$/;

/**
 * Copies the folder of a running server into an empty one: what was committed by the end of it is in the copy, whole.
 * Nobody waits meanwhile. By PostgreSQL's own way for such copies (its documentation, "Making a Base Backup Using the
 * Low Level API"): the server started on the copy goes through the log from the beginning of the copying to its end.
 */
export async function copyRunningCluster(url: string, from: string, to: string): Promise<void> {
  await withClient(url, async (client) => {
    // Keeps the log of the whole time: otherwise a checkpoint might throw its beginning away.
    await client.query("SELECT pg_create_physical_replication_slot('sportello_backup', true, true)");
    await client.query("SELECT pg_backup_start('sportello', true)");
    await copyFolder(from, to, (path) => RUNNING.test(path));
    const { rows } = await client.query<{ labelfile: string }>("SELECT labelfile FROM pg_backup_stop(false)");
    await copyFolder(join(from, "pg_wal"), join(to, "pg_wal"));
    writeFileSync(join(to, "backup_label"), rows[0]?.labelfile ?? "", { mode: 0o600 });
  });
}

/** Whether a data folder has a database already, wherever that had to be kept. */
export const hasCluster = (dataFolder: string): boolean =>
  existsSync(join(clusterFolder(join(dataFolder, "postgres")), "PG_VERSION"));

/** Puts such a copy where the database of a data folder belongs; there must be none yet. */
export async function placeCluster(copy: string, dataFolder: string): Promise<void> {
  const folder = clusterFolder(join(dataFolder, "postgres"));
  const account = serverAccount(folder);
  prepareFolder(folder, account);
  await copyFolder(copy, folder);
  giveAll(folder, account);
}

function giveAll(folder: string, { uid, gid }: Account): void {
  if (uid === undefined || gid === undefined) return;
  for (const path of ["", ...readdirSync(folder, { recursive: true, encoding: "utf8" })])
    chownSync(join(folder, path), uid, gid);
}
