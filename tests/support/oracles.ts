import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../../shared/oracles/", import.meta.url));

/**
 * A file of outside material (vectors of other programs, specifications), or null where that folder doesn't stand
 * beside the repository: the tests that need it then skip, by name.
 */
export function oracle<T>(path: string): T | null {
  const file = `${FOLDER}${path}`;
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : null;
}

/** The same as bytes, for what is not JSON. */
export function oracleFile(path: string): Buffer | null {
  const file = `${FOLDER}${path}`;
  return existsSync(file) ? readFileSync(file) : null;
}
