// What must hold before any TypeScript of ours can run: plain JavaScript, Node's own modules only.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const modules = join(root, "node_modules");
const ownBin = join(modules, ".bin");

/** Ends the program with one sentence for the person who started it. */
export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Refuses a Node that cannot even install the packages (needs 20 or newer). */
export function requireNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20) fail(`Sportello needs Node 20 or newer; this is Node ${process.versions.node}. Nothing was started.`);
}

/** Settings may stand in a `.env` file; what the environment already says wins. */
export function readEnvFile() {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile?.(file);
}

/** Whether node_modules holds what package-lock.json asks for (npm leaves its own list there when it has finished). */
export function isInstalled() {
  const done = join(modules, ".package-lock.json");
  if (!existsSync(done)) return false;
  const have = JSON.parse(readFileSync(done, "utf8")).packages;
  const want = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  return Object.entries(want).every(([path, wanted]) => {
    const optional = wanted.optional || wanted.devOptional || wanted.link;
    return path === "" || (have[path] ? have[path].version === wanted.version : optional);
  });
}

/** `npm ci` when needed. The development packages are always taken: Node 24 and the type stripper are among them. */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.error("Installing the packages (a minute or two the first time)…");
  // The Node about to be replaced must not be the one that replaces it.
  const path = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.startsWith(modules));
  const done = spawnSync("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
    env: { ...process.env, PATH: path.join(delimiter) },
  });
  if (done.status !== 0)
    fail("The packages could not be installed: `npm ci` failed. Check the network and start again.");
}

/** The environment our own programs run in: Node 24 first on PATH, and no download of Prisma's schema engine. */
export function ownEnvironment() {
  return {
    ...process.env,
    PATH: [ownBin, process.env.PATH].join(delimiter),
    NEXT_TELEMETRY_DISABLED: "1",
    // Generating the client only asks that this file exists; the migrations are applied by our own code.
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY || process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  };
}

/** Path of Node 24 as installed with the packages, or this Node if it is new enough. */
export function ownNode() {
  const file = join(ownBin, process.platform === "win32" ? "node.cmd" : "node");
  return existsSync(file) ? file : process.execPath;
}

function schemaHash() {
  const folder = join(root, "prisma");
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".prisma"));
  const hash = createHash("sha256").update(readFileSync(join(modules, "prisma/package.json")));
  for (const name of files.sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest("hex");
}

/** Generates the Prisma client when it is missing or older than its schema. */
export function ensureClient() {
  const stamp = join(root, "lib/generated/prisma/.schema-hash");
  const hash = schemaHash();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  const done = spawnSync(ownNode(), [join(modules, "prisma/build/index.js"), "generate"], {
    cwd: root,
    env: ownEnvironment(),
    encoding: "utf8",
  });
  if (done.status !== 0) fail(`The database client could not be generated:\n${done.stdout}${done.stderr}`);
  writeFileSync(stamp, hash);
}

/** Runs a TypeScript file of ours under Node 24. It learns of our death, however sudden, by the channel closing. */
export function runTypeScript(file, args = []) {
  return run(ownNode(), ["--import", "tsx", join(root, file), ...args], { channel: true });
}

/** A signal sent to npm alone ends npm and the shell between us, which does not pass it on. */
const npmIsGone = () => Boolean(process.env.npm_lifecycle_event) && process.ppid !== startedBy;
const startedBy = process.ppid;

const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Runs a program in the foreground until it ends, passing signals on; answers its exit code. */
export function run(command, args, { channel = false, environment = {} } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: channel ? ["inherit", "inherit", "inherit", "ipc"] : "inherit",
    env: { ...ownEnvironment(), ...environment },
  });
  // A terminal has sent Ctrl-C to the child already.
  const pass = (signal) => (signal === "SIGINT" && process.stdin.isTTY ? undefined : child.kill(signal));
  for (const signal of signals) process.on(signal, pass);
  const watch = setInterval(() => npmIsGone() && child.kill("SIGTERM"), 500).unref();
  return new Promise((done, refuse) => {
    child.once("error", refuse);
    child.once("exit", (code, signal) => {
      for (const name of signals) process.off(name, pass);
      clearInterval(watch);
      done(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}
