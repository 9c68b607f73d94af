import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, openSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { atEnd, isEnding } from "./endings";

export interface Program {
  name: string;
  /** Node's arguments: a script and its own. */
  args: string[];
  environment: Record<string, string | undefined>;
  logFolder: string;
}

/** More than a worker takes to finish the jobs in hand. */
const stopSeconds = 30;
const longestPause = 30_000;
const steadyAfter = 60_000;
const biggestLog = 20_000_000;

/**
 * Keeps a program of ours running until the launcher ends: when it dies it is started again after 1, 2, 4 … 30 seconds.
 * Its output goes to `<logFolder>/<name>.log`; what it complains about is shown as well.
 */
export function keepRunning(program: Program): void {
  let child = start(program);
  let pause = 1_000;
  let since = performance.now();
  const restart = async () => {
    if (isEnding()) return;
    if (performance.now() - since > steadyAfter) pause = 1_000;
    console.error(`[${program.name}] stopped unexpectedly; starting it again in ${pause / 1_000} s`);
    await wait(pause);
    if (isEnding()) return;
    pause = Math.min(pause * 2, longestPause);
    since = performance.now();
    child = start(program).once("exit", restart);
  };
  child.once("exit", restart);
  atEnd(() => stop(child));
}

function start({ name, args, environment, logFolder }: Program): ChildProcess {
  const leash = join(process.cwd(), "lib/cli/launcher/leash.mjs");
  const child = spawn(process.execPath, ["--import", leash, ...args], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", openLog(logFolder, name), "pipe", "ipc"],
    detached: true, // Ctrl-C reaches the launcher alone, which then stops the parts in their order
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    for (const line of text.trimEnd().split("\n")) console.error(`[${name}] ${line}`);
  });
  return child;
}

function openLog(folder: string, name: string): number {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.log`);
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > biggestLog) renameSync(file, `${file}.old`);
  return openSync(file, "a", 0o600);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  child.kill("SIGTERM");
  const late = new AbortController();
  const kill = wait(stopSeconds * 1_000, undefined, { signal: late.signal }).then(
    () => child.kill("SIGKILL"),
    () => {},
  );
  await gone;
  late.abort();
  await kill;
}

/** Runs a program once, quietly; throws with its last words when it fails. Ended with the launcher. */
export async function runOnce(args: string[], environment: Record<string, string | undefined> = {}): Promise<string> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const forget = atEnd(() => stop(child));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const code = await new Promise((done) => child.once("close", done));
  forget();
  if (code !== 0) throw new Error(`${output.slice(-4_000).trim()}\n(${args.join(" ")} failed)`);
  return output;
}
