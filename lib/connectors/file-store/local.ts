import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { FileStorage } from "@flystorage/file-storage";
import { LocalStorageAdapter } from "@flystorage/local-fs";
import { overFlystorage } from "./flystorage";
import type { FileStore } from "./port";

const privately = { visibility: "private", directoryVisibility: "private" } as const;

/** Files in a folder of this machine, readable by its owner only. */
export function localStore({ dir }: { dir: string }): FileStore {
  const root = resolve(dir);
  const unfinishedDir = join(root, ".unfinished");
  const storage = new FileStorage(new LocalStorageAdapter(root), undefined, { visibility: privately });
  const store = overFlystorage(storage, async (key, content) => {
    // Written aside and renamed, so that a full disk or a kill leaves no half file under the key.
    const aside = `.unfinished/${nameAside(key)}${randomUUID()}`;
    try {
      await storage.write(aside, content);
      await flush(join(root, aside));
      await storage.moveFile(aside, key);
    } catch (error) {
      await storage.deleteFile(aside).catch(() => undefined);
      throw error;
    }
  });
  return {
    ...store,
    async delete(key) {
      await store.delete(key);
      // With what a kill left half written of it: nobody else would ever find that.
      const halves = existsSync(unfinishedDir) ? await readdir(unfinishedDir) : [];
      for (const half of halves) if (half.startsWith(nameAside(key))) await storage.deleteFile(`.unfinished/${half}`);
    },
    async list(prefix) {
      if (!existsSync(join(root, prefix))) return [];
      return (await store.list(prefix)).filter((key) => !join(root, key).startsWith(unfinishedDir));
    },
  };
}

/** How the names of a key's unfinished files begin: short, however long the key is. */
const nameAside = (key: string): string => `${createHash("sha256").update(key).digest("hex").slice(0, 32)}.`;

async function flush(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
