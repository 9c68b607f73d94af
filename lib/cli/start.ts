import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { prepareQueues } from "@/lib/jobs/prepare";
import { type Config, parseConfig } from "@/lib/platform/config";
import { migrate } from "@/lib/platform/migrate";
import { startPostgres, withClient } from "@/lib/platform/postgres";
import { build, isBuilt, serveArguments } from "./launcher/build";
import { keepRunning, runOnce } from "./launcher/children";
import { atEnd, endOnSignals, runMain, Sentence } from "./launcher/endings";
import { requireFreePort } from "./launcher/ports";
import { printReady } from "./launcher/ready";

const host = process.env.HOST || "127.0.0.1";

async function main(): Promise<void> {
  endOnSignals();
  const settings = parseConfig({ ...process.env, DATABASE_URL: process.env.DATABASE_URL || "postgresql://embedded" });
  await requireFreePort(settings.port, host, "PORT");
  if (needsSandbox(settings)) await requireFreePort(sandboxPort(settings), "127.0.0.1", "SANDBOX_PORT");
  process.env.DATABASE_URL ||= await step("Starting PostgreSQL", () => startDatabase(settings));
  await prepareDatabase(process.env.DATABASE_URL, settings);
  if (!isBuilt()) await step("Building the pages (a minute or two)", build);
  startParts(settings);
  await step("Waiting for the shop", () => waitForHealth(settings));
  await printReady(settings);
}

async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  process.stdout.write(`${title}… `);
  try {
    const answer = await work();
    console.log(`${((performance.now() - began) / 1_000).toFixed(1)} s`);
    return answer;
  } catch (error) {
    console.log("failed");
    throw error;
  }
}

async function startDatabase({ dataDir }: Config): Promise<string> {
  const database = await startPostgres(dataDir, { durable: true });
  atEnd(async () => {
    if (!(await database.stop())) console.log("PostgreSQL was left running: another program is using it.");
  });
  if (database.moved)
    console.log(`\n  The data is kept in ${database.folder}: the server's account cannot enter ${resolve(dataDir)}.`);
  return database.url;
}

/** The demo and its well-known passwords go only where no real money can be taken. */
async function prepareDatabase(url: string, { sandboxed }: Config): Promise<void> {
  await step("Migrating the database", async () => {
    await migrate(url);
    await prepareQueues(url);
  });
  const sellers = await withClient(url, (client) => client.query('SELECT FROM "Seller" LIMIT 1'));
  if (sellers.rowCount !== 0) return;
  if (sandboxed.payments)
    await step("Filling the database with a demo", () => runOnce(["--import", "tsx", "lib/cli/seed.ts"]));
  else console.log("The database is empty: add a seller with `npm run sportello -- sellers import FILE.json`.");
}

const needsSandbox = ({ sandboxed }: Config) => Object.values(sandboxed).includes(true) && !process.env.SANDBOX_URL;
const sandboxPort = ({ sandboxUrl }: Config) => Number(new URL(sandboxUrl).port);

/** The parts are stopped in the opposite order: first nobody can come in, at last the outside world goes. */
function startParts(settings: Config): void {
  const logFolder = join(settings.dataDir, "logs");
  const part = (name: string) => ({ name, logFolder, environment: { NODE_ENV: "production", SPORTELLO_PART: name } });
  const ours = (name: string) => {
    const file = `lib/cli/${name}.ts`;
    keepRunning({ ...part(name), args: ["--import", "tsx", file] });
  };
  if (needsSandbox(settings)) ours("sandbox");
  ours("worker");
  keepRunning({ ...part("web"), args: serveArguments(host, settings.port) });
}

async function waitForHealth({ port, dataDir }: Config): Promise<void> {
  const url = `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}/api/health`;
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (answer?.ok) return;
    await wait(250);
  }
  throw new Sentence(`The shop did not become ready within a minute: see ${join(dataDir, "logs")}.`);
}

await runMain(main);
