import { type FileStorage, UnableToReadFile } from "@flystorage/file-storage";
import { checkKey } from "./key";
import type { FileStore } from "./port";

/** What every store over Flystorage does alike; `put` differs, as only some vendors write whole files or nothing. */
export function overFlystorage(storage: FileStorage, put: FileStore["put"]): FileStore {
  return {
    put: (key, content) => put(checkKey(key), content),
    async get(key) {
      try {
        return await storage.readToBuffer(checkKey(key));
      } catch (error) {
        if (error instanceof UnableToReadFile && error.wasFileNotFound) return null;
        throw error;
      }
    },
    delete: (key) => storage.deleteFile(checkKey(key)),
    async list(prefix) {
      const folder = prefix === "" ? "" : checkKey(prefix.replace(/\/$/, ""));
      const keys: string[] = [];
      for await (const entry of storage.list(folder, { deep: true })) if (entry.isFile) keys.push(entry.path);
      return keys.sort();
    },
  };
}
