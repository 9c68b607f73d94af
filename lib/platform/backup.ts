import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { copyFolder } from "./copy-folder";
import { startPostgres } from "./postgres";
import { copyRunningCluster, hasCluster, placeCluster } from "./postgres/backup";

const DATABASE = /^postgres(\/|$)/;

type Obstacle = "no-data" | "folder-in-data" | "folder-not-empty" | "no-backup" | "data-there";

/**
 * Copies a data folder, its embedded database with it, into an empty folder while the shop goes on. The files are copied
 * before the database, for those that are deleted meanwhile, and again after it, for those that came. Answers why not,
 * or null.
 */
export async function backUp(dataFolder: string, folder: string): Promise<Obstacle | null> {
  const [from, to] = [resolve(dataFolder), resolve(folder)];
  if (!hasCluster(from)) return "no-data";
  if (!relative(from, to).startsWith("..")) return "folder-in-data";
  if (existsSync(to) && readdirSync(to).length > 0) return "folder-not-empty";
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const copyFiles = () => copyFolder(from, to, (path) => DATABASE.test(path));
  await copyFiles();
  const database = await startPostgres(from, { durable: true });
  try {
    await copyRunningCluster(database.url, database.folder, join(to, "postgres"));
  } finally {
    if (!database.reused) await database.stop();
  }
  await copyFiles();
  return null;
}

/** Makes a data folder of such a copy. It must have no database; of what else it has, the copy's take the place. */
export async function restore(folder: string, dataFolder: string): Promise<Obstacle | null> {
  const [from, to] = [resolve(folder), resolve(dataFolder)];
  if (!existsSync(join(from, "postgres/backup_label"))) return "no-backup";
  if (hasCluster(to)) return "data-there";
  await placeCluster(join(from, "postgres"), to);
  await copyFolder(from, to, (path) => DATABASE.test(path));
  return null;
}
