import { existsSync } from "node:fs";
import { join } from "node:path";
import { backUp, restore } from "@/lib/platform/backup";
import { CommandRefused, type Run } from "../command";

const SENTENCES = {
  "no-data": "There is no database in DATA_DIR to be copied.",
  "folder-in-data": "The copy must lie outside DATA_DIR.",
  "folder-not-empty": "The folder for the copy must be empty, or new.",
  "no-backup": "This folder was not made by `sportello backup`.",
  "data-there": "DATA_DIR has a database already: nothing was put over it. Give DATA_DIR a new folder.",
} as const;

const dataFolder = () => process.env.DATA_DIR || ".data";

function needOwnDatabase(): void {
  if (!process.env.DATABASE_URL) return;
  throw new CommandRefused(
    "database-elsewhere",
    "DATABASE_URL names a server of its own: use that server's pg_dump and pg_restore, and copy files and keys.",
  );
}

/** Copies the whole data folder while the shop goes on. */
export const run: Run = async ({ words: [folder = ""] }) => {
  needOwnDatabase();
  const obstacle = await backUp(dataFolder(), folder);
  if (obstacle) throw new CommandRefused(obstacle, SENTENCES[obstacle]);
  const files = process.env.S3_BUCKET ? " Files are in S3, and not in it." : "";
  const keys = existsSync(join(folder, "keys.json"))
    ? "Its keys.json opens all the rest: take it away and keep it apart."
    : "The keys are those of your environment: keep them apart.";
  return { data: { ok: true, folder }, text: `Copied into ${folder}.${files} ${keys}` };
};

/** Makes DATA_DIR of such a copy. */
export const runRestore: Run = async ({ words: [folder = ""] }) => {
  needOwnDatabase();
  const obstacle = await restore(folder, dataFolder());
  if (obstacle) throw new CommandRefused(obstacle, SENTENCES[obstacle]);
  const next = "Put keys.json back if it was kept apart, then: npm run sportello -- verify";
  return { data: { ok: true, dataDir: dataFolder() }, text: `${dataFolder()} is as it was. ${next}` };
};
