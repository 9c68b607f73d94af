import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "@/lib/platform/postgres/cluster";
import { timed } from "./clock";

export interface Pages {
  url: string;
  stop(): Promise<void>;
}

/** The built pages, as `npm run web` serves them, on the database and with the keys of this process; built when they are not. */
export async function startPages(): Promise<Pages> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ["lib/cli/enter.mjs", "lib/cli/web.ts"], {
    env: { ...process.env, NODE_ENV: "production", PORT: String(port), APP_URL: url, SPORTELLO_DIST: ".next-test" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await answers(child, url);
  const stop = async () => {
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
  };
  return { url, stop };
}

async function answers(child: ChildProcess, url: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error("the pages did not start");
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await wait(500);
  }
}

/** Milliseconds from asking to the last byte; throws when the answer is another than the one looked for. */
export function asking(url: string, cookie: string): (path: string, holds: string) => Promise<number> {
  return (path, holds) =>
    timed(async () => {
      const answer = await fetch(`${url}${path}`, { headers: { cookie }, redirect: "manual" });
      const text = await answer.text();
      if (answer.status !== 200 || !text.includes(holds)) throw new Error(`${answer.status} without ${holds}: ${path}`);
    });
}
