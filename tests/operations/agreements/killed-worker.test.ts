import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { balanceOf } from "@/lib/accounts/store/balance";
import { db } from "@/lib/platform/db";
import { givenProfessionalOrder, givenRun, UNIT } from "@/tests/support/activations";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, hurryJobs, type TestStack } from "@/tests/support/stack";
import { givenBalance, ledgerFaults } from "../payments/support";

let stack: TestStack;
const started: ChildProcess[] = [];
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo", (policy) => {
    policy.money.methods.agreement = ["card"];
  });
});
afterAll(async () => {
  for (const child of started) child.kill("SIGKILL");
  await stack.close();
});

const MEMBERS = 60;
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** A worker process of its own, which ends as by kill -9 when it comes to the failpoint. */
function startWorker(failpoint?: string) {
  const env = { ...process.env, ...(failpoint ? { SPORTELLO_FAILPOINT: failpoint } : {}) };
  const child = spawn(process.execPath, ["--import", "tsx", "lib/cli/worker.ts"], { env, stdio: "ignore" });
  started.push(child);
  return { child, ended: new Promise<void>((done) => child.once("exit", () => done())) };
}

async function until(seconds: number, look: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < seconds * 20; i++) {
    if (await look()) return;
    await wait(50);
  }
  throw new Error(`not seen within ${seconds} s`);
}

/** What the killed worker had in hand is taken as dead at once, instead of when its heartbeat runs out. */
const stopHeart = () => db().$executeRaw`
  UPDATE pgboss.job SET heartbeat_on = now() - interval '1 hour' WHERE state = 'active'`;

/** Every mailbox the provider has ever made, by its own journal. */
function madeByProvider(): string[] {
  const lines = readFileSync(join(stack.dataDir, "sandbox/provider.jsonl"), "utf8").split("\n").filter(Boolean);
  const puts = lines.flatMap((line) => JSON.parse(line) as [kind: string, id: string, value: { address?: string }][]);
  return puts.filter(([kind]) => kind === "made").map(([, , ref]) => String(ref));
}

const active = () => db().mailbox.count({ where: { state: "active" } });

it("makes one mailbox for each line, however often the worker is killed in the middle", async () => {
  const order = await givenProfessionalOrder("demo", MEMBERS);
  const { userId } = order.secretary;
  await givenBalance("demo", userId, (MEMBERS + 3) * UNIT);
  const runId = await givenRun(order, order.secretary.actor);
  const killed: number[] = [];
  // At a place known to be delicate, and then wherever it happens to be once some more mailboxes are there.
  for (const place of ["activate.after-step", "provision.after-provider"]) {
    await startWorker(place).ended;
    killed.push(madeByProvider().length);
    await stopHeart();
  }
  for (const more of [5, 17]) {
    const { child, ended } = startWorker();
    const before = await active();
    await hurryJobs();
    await until(40, async () => (await active()) >= before + more);
    child.kill("SIGKILL");
    await ended;
    killed.push(madeByProvider().length);
    await stopHeart();
  }
  expect(killed.at(-1)).toBeLessThan(MEMBERS);
  startWorker();
  await until(60, async () => {
    await hurryJobs();
    return (await active()) === MEMBERS;
  });
  const made = madeByProvider();
  expect(made).toHaveLength(MEMBERS);
  expect(new Set(made).size).toBe(MEMBERS);
  const mailboxes = await db().mailbox.findMany();
  expect(mailboxes.map(({ providerRef }) => providerRef).sort()).toEqual([...made].sort());
  const lines = await db().activationLine.findMany({ where: { runId }, include: { order: true } });
  expect(lines.map(({ order: each }) => each?.state)).toEqual(Array(MEMBERS).fill("fulfilled"));
  expect(new Set(lines.map(({ order: each }) => each?.mailboxId)).size).toBe(MEMBERS);
  expect(await db().activationRun.findFirst({ where: { id: runId } })).toMatchObject({ state: "done" });
  expect(await db().$transaction((tx) => balanceOf(tx, "demo", userId))).toBe(3 * UNIT);
  expect(await ledgerFaults()).toEqual([]);
}, 180_000);
