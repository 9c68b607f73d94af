import { type Dirent, existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join, parse } from "node:path";
import { isRefusal, type Refusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { epochMs } from "@/lib/platform/clock";
import { log } from "@/lib/platform/log";
import { listSellers } from "@/lib/sellers/queries";
import { MAX_FILE_MB } from "../schema";
import { statementRefusal } from "../words";
import { takeStatement } from "./take-statement";

/** A file that changed more recently is still being written. */
const SETTLED_MS = 5000;

/**
 * Takes the files in `<folder>/<seller>/`, oldest first: what was taken moves to `done/`, what was refused to `refused/`
 * with a text beside it that says why, in both languages. Answers how many of each.
 */
export async function watchFolder(folder: string): Promise<{ taken: number; refused: number }> {
  const sum = { taken: 0, refused: 0 };
  for (const { seller } of await listSellers()) {
    const inbox = join(folder, seller);
    for (const name of existsSync(inbox) ? await settledFiles(inbox) : []) {
      const outcome = await takeOne(inbox, name, seller);
      sum[isRefusal(outcome) ? "refused" : "taken"] += 1;
    }
  }
  return sum;
}

async function settledFiles(inbox: string): Promise<string[]> {
  const entries = (await readdir(inbox, { withFileTypes: true })).filter(isOffered);
  const found = await Promise.all(
    entries.map(async ({ name }) => ({ name, at: (await stat(join(inbox, name))).mtimeMs })),
  );
  const settled = found.filter(({ at }) => at <= epochMs() - SETTLED_MS);
  return settled.sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1)).map(({ name }) => name);
}

/** Programs that copy files name them so until they are whole. */
const isOffered = (entry: Dirent): boolean =>
  entry.isFile() && !/^\.|\.(part|tmp|filepart|crdownload)$/i.test(entry.name);

async function takeOne(inbox: string, name: string, seller: string) {
  const path = join(inbox, name);
  const { size } = await stat(path);
  const tooLarge = size > MAX_FILE_MB * 1024 * 1024;
  const bytes = tooLarge ? Buffer.alloc(0) : await readFile(path);
  const call = { seller, actor: SYSTEM("statements.watch") };
  const outcome = tooLarge
    ? { refused: true as const, code: "statement-too-large", params: { size: MAX_FILE_MB } }
    : await takeStatement({ name, bytes, source: "folder" }, call);
  if (isRefusal(outcome)) await setAside(inbox, name, outcome);
  else await move(path, join(inbox, "done"), name);
  log.info({ seller, refused: isRefusal(outcome) ? outcome.code : null }, "file of the watched folder");
  return outcome;
}

async function setAside(inbox: string, name: string, refusal: Refusal): Promise<void> {
  const to = await move(join(inbox, name), join(inbox, "refused"), name);
  const why = [refusal.code, statementRefusal(refusal, "it"), statementRefusal(refusal, "en")];
  await writeFile(`${to}.txt`, `${why.join("\n\n")}\n`);
}

/** Moves a file; one of the same name that is there already stays, and this one gets a number. */
async function move(from: string, folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const { name: stem, ext } = parse(name);
  let to = join(folder, name);
  for (let n = 2; existsSync(to); n++) to = join(folder, `${stem} (${n})${ext}`);
  await rename(from, to);
  return to;
}
