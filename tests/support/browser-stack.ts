import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { freePort } from "../../lib/platform/postgres/cluster";

export interface Stack {
  url: string;
  sandboxUrl: string;
  dataFolder: string;
  /** Process id of the launcher's first process, the plain JavaScript one. */
  pid: number;
  /** Settles when that process has ended. */
  ended: Promise<unknown>;
  /** Lines its processes logged about words that a page lacks or cannot form. */
  wordless: string[];
  stop(): Promise<void>;
}

/** What a person's own settings could change is taken out: every part is the sandbox's. */
const cleared =
  /^(DATABASE_URL|APP_URL|NEXTAUTH_|SANDBOX_|TRUSTED_|TRUST_LIST|STRIPE_|RESEND_|TWILIO_|MAIL_FROM|PROVIDER_|S3_|FILES_KEY|LINKS_KEY|HOST$)/;

/**
 * A complete shop by the same launcher as `npm start`: own database, seeded, sandbox, worker and pages on free ports, in
 * the temporary folder. The pages are built into a folder of the tests' own. `extra` settings win; with a DATA_DIR the
 * shop goes on from the data there.
 */
export async function startStack(extra: Record<string, string> = {}): Promise<Stack> {
  const dataFolder = extra.DATA_DIR ?? makeDataFolder();
  const port = await freePort();
  const sandboxPort = await freePort();
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !cleared.test(name)));
  const child = spawn(process.execPath, ["lib/cli/start.mjs"], {
    env: {
      ...inherited,
      NODE_ENV: "production",
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
      DATA_DIR: dataFolder,
      // Nobody is believed but whom a test writes into it.
      TRUST_LIST: join(dataFolder, "trust.pem"),
      SPORTELLO_DIST: ".next-test",
      TRUSTED_PROXIES: "1", // the tests stand in for the one in front: each may come from a network of its own
      ...extra,
    },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const ended = once(child, "exit");
  const wordless = passOn(child);
  await ready(child);
  return {
    url: `http://127.0.0.1:${port}`,
    sandboxUrl: `http://127.0.0.1:${sandboxPort}`,
    dataFolder,
    pid: child.pid as number,
    ended,
    wordless,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      rmSync(dataFolder, { recursive: true });
    },
  };
}

function makeDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "sportello-stack-"));
  chmodSync(folder, 0o755); // root lends the database server to another account
  return folder;
}

/** Shows what the shop logs, and keeps the lines about words that are missing: nothing else fails where a key is shown. */
function passOn(child: ChildProcess): string[] {
  const wordless: string[] = [];
  if (!child.stderr) return wordless;
  createInterface({ input: child.stderr }).on("line", (line) => {
    process.stderr.write(`${line}\n`);
    if (/Error: (MISSING_MESSAGE|FORMATTING_ERROR|INVALID_MESSAGE|INVALID_KEY)/.test(line)) wordless.push(line);
  });
  return wordless;
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((done, refuse) => {
    let output = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (output.includes("Sportello is ready")) done();
    });
    child.once("exit", () => refuse(new Error(`The shop under test did not start:\n${output}`)));
  });
}
