import { copyFile, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";

const unlessGone = (error: NodeJS.ErrnoException): void => {
  if (error.code !== "ENOENT") throw error;
};

/**
 * Copies a folder whose files may come and go meanwhile, replacing what was copied before. `skip` is asked for every
 * path inside it ("files/demo"): what it names is left out.
 */
export async function copyFolder(from: string, to: string, skip: (path: string) => boolean = () => false) {
  const copy = async (folder: string): Promise<void> => {
    await mkdir(join(to, folder), { recursive: true, mode: 0o700 });
    for (const entry of await readdir(join(from, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (skip(path)) continue;
      if (entry.isDirectory()) await copy(path).catch(unlessGone);
      else if (entry.isFile()) await copyFile(join(from, path), join(to, path)).catch(unlessGone);
    }
  };
  await copy("");
}
