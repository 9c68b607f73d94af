import { randomUUID } from "node:crypto";
import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { handler } from "@/lib/staff/jobs/park";
import { closeStaffTask } from "@/lib/staff/operations/close-task";
import { countOpenTasks, openTasks } from "@/lib/staff/queries";
import { closeTask, openTask } from "@/lib/staff/store";
import { givenDatabase, givenSeller } from "../../support/seller";

let end: () => Promise<void>;
let seller: string;
let boss: PgBoss;
beforeAll(async () => {
  end = await givenDatabase();
  seller = await givenSeller();
  boss = new PgBoss({ connectionString: process.env.DATABASE_URL ?? "", max: 2, supervise: false, schedule: false });
  await boss.start();
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await end();
});

/** Lets a job fail for good, as the queue does after its last try; answers the dead letter. */
async function deadLetter(orderId: string) {
  await boss.send("mailbox.renew", { seller, orderId }, { retryLimit: 0 });
  const [job] = await boss.fetch("mailbox.renew");
  await boss.fail("mailbox.renew", job!.id, new Error("somebody's address"));
  const [letter] = await boss.fetch<{ seller: string }>("parked");
  return letter!;
}
const attempt = (jobId: string) => ({ jobId, retry: 0, signal: new AbortController().signal });

test("a dead letter becomes one open task named after its job, without what the error said", async () => {
  const orderId = randomUUID();
  const letter = await deadLetter(orderId);
  await handler(letter.data, attempt(letter.id));
  await handler(letter.data, attempt(letter.id));
  expect(await openTasks(seller)).toMatchObject([
    { kind: "mailbox.renew", subjectKind: "order", subjectId: orderId, detail: "tries: 1" },
  ]);
});

test("a second failure of the same work asks nobody twice, until the task was closed", async () => {
  const orderId = randomUUID();
  const fail = async () => {
    const letter = await deadLetter(orderId);
    await handler(letter.data, attempt(letter.id));
  };
  await fail();
  await fail();
  const mine = async () => (await openTasks(seller)).filter((task) => task.subjectId === orderId);
  const [task] = await mine();
  expect(await mine()).toHaveLength(1);
  const call = { seller, actor: SYSTEM("test") };
  expect(await closeStaffTask({ taskId: task!.id }, call)).toEqual({ taskId: task!.id });
  expect(await closeStaffTask({ taskId: task!.id }, call)).toMatchObject({ code: "task-closed" });
  await fail();
  expect(await mine()).toHaveLength(1);
});

test("16 at once open one task", async () => {
  const before = await countOpenTasks(seller);
  const task = { kind: "crowd", subjectKind: "mailbox", subjectId: randomUUID() };
  const opened = await Promise.all(
    Array.from({ length: 16 }, () => db().$transaction((tx) => openTask(tx, { seller, now: now() }, task))),
  );
  expect(opened.filter(Boolean)).toHaveLength(1);
  expect(await countOpenTasks(seller)).toBe(before + 1);
  const close = () => db().$transaction((tx) => closeTask(tx, { seller, now: now(), actor: SYSTEM("test") }, task));
  expect([await close(), await close()]).toEqual([true, false]);
});
