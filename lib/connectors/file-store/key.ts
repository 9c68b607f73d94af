/** Throws unless the key is one of ours: no "..", no absolute paths, no hidden files. */
export function checkKey(key: string): string {
  if (key.length > 500 || !/^[a-z0-9][a-z0-9_.-]*(\/[a-z0-9][a-z0-9_.-]*)*$/i.test(key) || key.includes("..")) {
    throw new Error("Not a key of the file store.");
  }
  return key;
}
