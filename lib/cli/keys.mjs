// The secrets of a shop that runs on one machine: made once, kept beside its data, never printed.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fail, root } from "./bootstrap.mjs";

const names = ["FILES_KEY", "NEXTAUTH_SECRET", "LINKS_KEY"];

export const dataFolder = () => resolve(root, process.env.DATA_DIR || ".data");

/**
 * Puts the keys that the environment does not give into it, from `<DATA_DIR>/keys.json` (mode 600).
 * With `create`, missing keys are made and kept: only where the data itself is local. A web or worker beside a shared
 * database must be given the same keys as its companions, so it never makes its own.
 */
export function readKeys({ create }) {
  const file = join(dataFolder(), "keys.json");
  try {
    const kept = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
    const made = names.filter((name) => !process.env[name] && !kept[name]);
    if (create && made.length > 0) {
      for (const name of made) kept[name] = randomBytes(32).toString("base64");
      // The database server may run as another user and must pass through this folder to reach its own.
      mkdirSync(dataFolder(), { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
      writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
    }
    for (const name of names) if (!process.env[name] && kept[name]) process.env[name] = kept[name];
  } catch (error) {
    fail(`The keys in ${file} cannot be read or written (${error.message}). Check DATA_DIR. Nothing was started.`);
  }
}
