import { type ChildProcess, spawn } from "node:child_process";
import { afterAll, beforeAll, expect, it } from "vitest";
import { mailboxProvider } from "@/lib/connectors/mailbox-provider";
import { activateLites } from "@/lib/mailboxes/operations/activate-lites";
import { newId } from "@/lib/platform/ids";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "@/tests/support/stack";
import { givenHub, lite, litesOf, withHub } from "./support";

let stack: TestStack;
const started: ChildProcess[] = [];
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo", withHub);
}, 120_000);
afterAll(async () => {
  for (const child of started) child.kill("SIGKILL");
  await stack.close();
});

it("a worker killed between the provider and the database makes no Lite mailbox twice", {
  timeout: 150_000,
}, async () => {
  const { hub, owner } = await givenHub(stack);
  const stem = newId().slice(-8);
  await activateLites({ hubId: hub.id, lines: [lite(`uno.${stem}`), lite(`due.${stem}`)] }, owner);
  const env = { ...process.env, SPORTELLO_FAILPOINT: "lite.after-provider" };
  const worker = spawn(process.execPath, ["--import", "tsx", "lib/cli/worker.ts"], { env, stdio: "ignore" });
  started.push(worker);
  await new Promise<void>((done) => worker.once("exit", () => done()));
  const before = (await mailboxProvider().watchedBy(hub.providerRef!)) as unknown[];
  expect(before.length).toBeGreaterThan(0);
  expect((await litesOf(hub.id)).map(({ state }) => state)).toContain("provisioning");

  // The dead worker's jobs are given to another.
  await giveUpTheDead();
  await hurryJobs();
  await runJobs();
  expect((await litesOf(hub.id)).map(({ state }) => state)).toEqual(["active", "active"]);
  expect(await mailboxProvider().watchedBy(hub.providerRef!)).toHaveLength(2);
});

/** What the queue does by itself when a worker's heart no longer beats. */
async function giveUpTheDead(): Promise<void> {
  const { db } = await import("@/lib/platform/db");
  await db().$executeRaw`UPDATE pgboss.job SET state = 'retry', start_after = now() WHERE state = 'active'`;
}
