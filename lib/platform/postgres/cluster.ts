import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runProgram } from "./binaries";
import { type Account, serverAccount } from "./place";

export const databaseUser = "sportello";

export interface Cluster {
  folder: string;
  account: Account;
  password: string;
}

const passwordFile = (folder: string) => join(folder, "sportello.password");

/** Opens the cluster of a folder, making it first if the folder is new. Text sorts by code point everywhere alike. */
export async function openCluster(folder: string): Promise<Cluster> {
  const account = serverAccount(folder);
  if (!existsSync(passwordFile(folder))) await createCluster(folder, account);
  return { folder, account, password: readFileSync(passwordFile(folder), "utf8").trim() };
}

async function createCluster(folder: string, account: Account): Promise<void> {
  if (existsSync(join(folder, "PG_VERSION")))
    throw new Error(`${folder} holds a database that Sportello did not make.`);
  const password = randomBytes(24).toString("base64url");
  prepareFolder(folder, account);
  const lent = mkdtempSync(join(tmpdir(), "sportello-initdb-"));
  try {
    const file = join(lent, "password");
    writeFileSync(file, `${password}\n`, { mode: 0o600 });
    for (const path of [lent, file]) give(path, account);
    await runProgram("initdb", [`--pgdata=${folder}`, `--pwfile=${file}`, ...initialSettings], account);
    writeFileSync(passwordFile(folder), `${password}\n`, { mode: 0o600 });
    give(passwordFile(folder), account);
  } finally {
    rmSync(lent, { recursive: true });
  }
}

const initialSettings = [
  `--username=${databaseUser}`,
  "--auth=scram-sha-256",
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
];

/** An empty folder of the server's own, in a parent nobody else could have laid in wait with. */
export function prepareFolder(folder: string, account: Account): void {
  const parent = dirname(folder);
  mkdirSync(parent, { recursive: true, mode: account.uid === undefined ? 0o700 : 0o711 });
  if (parent.startsWith(tmpdir()) && process.getuid && statSync(parent).uid !== process.getuid()) {
    throw new Error(`${parent} belongs to somebody else: remove it, or set TMPDIR.`);
  }
  rmSync(folder, { recursive: true, force: true }); // what a first start that was cut short left behind
  mkdirSync(folder, { mode: 0o700 });
  give(folder, account);
}

function give(path: string, { uid, gid }: Account): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

/** Port of the server that runs on this folder, if one does, even if a launcher that was killed had started it. */
export async function runningPort({ folder, account }: Cluster): Promise<number | undefined> {
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const [pid, , , port] = readFileSync(file, "utf8").split("\n");
  if (!isServer(Number(pid))) {
    rmSync(file, { force: true }); // after a reboot the number may be another program's, and would stop the start
    return undefined;
  }
  const alive = await runProgram("pg_ctl", ["status", "-D", folder], account).then(
    () => true,
    () => false,
  );
  return alive && port ? Number(port) : undefined;
}

function isServer(pid: number): boolean {
  const words = `/proc/${pid}/cmdline`;
  if (!existsSync("/proc/self/cmdline")) return true;
  return existsSync(words) && readFileSync(words, "utf8").includes("postgres");
}

/** Starts the server on a free port of this machine only; tried once more if the first try fails. */
export async function startServer(cluster: Cluster, settings: Record<string, string>): Promise<number> {
  return tryStart(cluster, settings).catch(() => tryStart(cluster, settings));
}

async function tryStart({ folder, account }: Cluster, settings: Record<string, string>): Promise<number> {
  const port = await freePort();
  const options = Object.entries({ ...everySetting, ...settings }).map(([name, value]) => `-c ${name}=${value}`);
  const words = ["start", "-w", "-t", "60", "-D", folder, "-l", join(folder, "server.log")];
  await runProgram("pg_ctl", [...words, "-o", [`-p ${port}`, ...options].join(" ")], account);
  return port;
}

/** Failing statements and the rows they touched stay out of the server's log: they hold personal data. */
const everySetting = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  max_connections: "200",
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
};

/** Stops the server, letting running statements be cut but everything committed be kept. */
export async function stopServer({ folder, account }: Cluster): Promise<void> {
  await runProgram("pg_ctl", ["stop", "-m", "fast", "-w", "-t", "60", "-D", folder], account);
}

/** A TCP port of 127.0.0.1 that nobody listened on a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((done, refuse) => {
    const server = createServer().once("error", refuse);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? done(address.port) : refuse(new Error("no port"))));
    });
  });
}
