import { type ChildProcess, spawn } from "node:child_process";
import { afterAll } from "vitest";

/** A TypeScript program of ours on its own, as web or worker are, with this process's environment. */
export interface Program {
  child: ChildProcess;
  /** What it has said, line by line. */
  lines: string[];
  /** Settles when it has ended; with how. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** `kill -9`, and waits for the end. */
  kill(): Promise<void>;
}

const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
});

interface Options {
  args?: string[];
  env?: Record<string, string | undefined>;
  /** Said to a shell before it starts, e.g. a limit. */
  first?: string;
}

/** Starts a program; whatever still runs at the end of a test file is killed. */
export function startProgram(file: string, { args = [], env = {}, first }: Options = {}): Program {
  const words = [process.execPath, "--import", "tsx", file, ...args];
  const command = first ? ["/bin/sh", "-c", `${first}; exec "$@"`, "sh", ...words] : words;
  const [program = "", ...rest] = command;
  const child = spawn(program, rest, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] });
  started.push(child);
  const lines: string[] = [];
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (more: string) => {
    const whole = (text + more).split("\n");
    text = whole.pop() ?? "";
    lines.push(...whole);
  });
  const ended = new Promise<Awaited<Program["ended"]>>((done) =>
    child.once("close", (code, signal) => done({ code, signal })),
  );
  return {
    child,
    lines,
    ended,
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

export const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Looks until something is so; throws when it was not within so many seconds. */
export async function until(seconds: number, what: string, look: () => Promise<boolean> | boolean): Promise<void> {
  for (let i = 0; i < seconds * 20; i++) {
    if (await look()) return;
    await wait(50);
  }
  throw new Error(`${what}: not seen within ${seconds} s`);
}

/** The seed of a run: given again as SEED=…, and printed. */
export function runSeed(): number {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  console.log(`SEED=${seed}`);
  return seed;
}
