/**
 * Where the bytes of files live. What is put here is encrypted already (lib/platform/crypto). Keys are paths of lower-case
 * letters, digits and "-_." separated by "/", made by us, never by a visitor. Failures are thrown: there is no answer
 * a store could give that a caller would go on with.
 */
export interface FileStore {
  /** Keeps the whole of `content` under `key` or, on any failure, nothing. Replaces what was there. */
  put(key: string, content: Buffer): Promise<void>;
  /** Null when there is no such file. */
  get(key: string): Promise<Buffer | null>;
  /** Deleting what isn't there is no error. */
  delete(key: string): Promise<void>;
  /** Keys of all files under a folder ("documents/2026"; "" for all), sorted. */
  list(prefix: string): Promise<string[]>;
}
