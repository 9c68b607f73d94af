import { fileStore } from "@/lib/connectors/file-store";
import { checkInvariants, type Finding, type StoredKeys, type Verdict } from "../queries";

const SHOWN = 20;

/**
 * The ten verdicts on the configured database and file store, changing nothing. Files are listed before the rows are
 * read, so that one kept meanwhile is not taken for one without a row.
 */
export async function verify(options: { atRest?: boolean } = {}): Promise<Verdict[]> {
  const files = new Set(await fileStore().list(""));
  const { verdicts, keys } = await checkInvariants(options);
  const found = await compare(files, keys);
  return verdicts.map((verdict) => (verdict.name === "files-and-rows" ? withFindings(verdict, found) : verdict));
}

async function compare(files: ReadonlySet<string>, keys: StoredKeys): Promise<Finding[]> {
  const known = new Set(keys.map(({ key }) => key));
  const orphans = [...files].filter((key) => !known.has(key)).map((key) => ({ id: key, why: "a file without a row" }));
  const missing = keys.filter(({ key, stored }) => stored && !files.has(key));
  const lost: Finding[] = [];
  // Kept after the list was made: asked for one by one.
  for (const { key, row } of missing)
    if ((await fileStore().get(key)) === null) lost.push({ id: row, why: "its file is missing" });
  return [...lost, ...orphans];
}

function withFindings(verdict: Verdict, found: Finding[]): Verdict {
  const count = verdict.count + found.length;
  return { ...verdict, count, holds: count === 0, offending: [...verdict.offending, ...found].slice(0, SHOWN) };
}
