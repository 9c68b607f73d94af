import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { startStack } from "../../support/browser-stack";

const answers = (url: string) =>
  fetch(`${url}/api/health`).then(
    (answer) => answer.ok,
    () => false,
  );

/** Process ids whose parent is the given one (Linux). */
function childrenOf(parent: number): number[] {
  const ids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return ids.map(Number).filter((id) => {
    const file = `/proc/${id}/stat`;
    return existsSync(file) && Number(readFileSync(file, "utf8").split(") ")[1]?.split(" ")[1]) === parent;
  });
}

async function eventually(what: () => Promise<boolean> | boolean, seconds = 40): Promise<void> {
  for (let tenths = 0; tenths < seconds * 10; tenths += 1) {
    if (await what()) return;
    await wait(100);
  }
  throw new Error("it never happened");
}

const databaseRuns = (dataFolder: string) => existsSync(join(dataFolder, "postgres/postmaster.pid"));

test("when the first process is killed, everything stops by itself, the database in order", async () => {
  const stack = await startStack();
  const [launcher] = childrenOf(stack.pid);
  process.kill(stack.pid, "SIGKILL");
  await eventually(() => !existsSync(`/proc/${launcher}`));
  expect(await answers(stack.url)).toBe(false);
  expect(databaseRuns(stack.dataFolder)).toBe(false);
  await stack.stop();
}, 300_000);

test("when the launcher is killed, its parts stop, and the next start takes up the database that went on", async () => {
  const stack = await startStack();
  const [launcher] = childrenOf(stack.pid);
  process.kill(launcher as number, "SIGKILL");
  await stack.ended;
  await eventually(async () => !(await answers(stack.url)));
  expect(databaseRuns(stack.dataFolder)).toBe(true);
  const again = await startStack({ DATA_DIR: stack.dataFolder });
  expect(await answers(again.url)).toBe(true);
  await again.stop();
}, 300_000);

test("pages that die are started again", async () => {
  const stack = await startStack();
  const [launcher] = childrenOf(stack.pid);
  const pages = childrenOf(launcher as number).filter((id) =>
    readFileSync(`/proc/${id}/cmdline`, "utf8").includes("next"),
  );
  expect(pages).toHaveLength(1);
  process.kill(pages[0] as number, "SIGKILL");
  await eventually(async () => !(await answers(stack.url)));
  await eventually(() => answers(stack.url));
  await stack.stop();
}, 300_000);
