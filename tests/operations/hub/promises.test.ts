import { afterAll, beforeAll, expect, it } from "vitest";
import { instantFromDb, instantToDb } from "@/lib/kernel/day";
import { activateLites } from "@/lib/mailboxes/operations/activate-lites";
import { failProvisioning } from "@/lib/mailboxes/operations/fail-provisioning";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { PolicyInput } from "@/lib/sellers/policy";
import { promisesReport } from "@/lib/staff/queries/promises";
import { queueOf } from "@/lib/staff/queries/queue";
import { somebody } from "@/tests/support/papers";
import { demoPolicy } from "@/tests/support/policy";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, runJobs, type TestStack } from "@/tests/support/stack";
import { DOMAIN, givenHub, lite, litesOf, withHub } from "./support";

const seller = "demo";
const promised = (draft: PolicyInput) => {
  withHub(draft);
  draft.service.promises = { acts: { "lite-mailbox": { workingHours: 24, clock: "elapsed" } } };
};
let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller(seller, promised);
}, 120_000);
afterAll(() => stack.close());

const office = somebody("Ufficio", "back-office");
const queue = () => queueOf({ seller, policy: demoPolicy(seller, promised), actor: office });

/** A Lite mailbox asked for so many hours ago. */
async function asked(hours: number) {
  const { hub, owner } = await givenHub(stack);
  const name = `lite.${newId().slice(-8)}`;
  await activateLites({ hubId: hub.id, lines: [lite(name)] }, owner);
  const [made] = await litesOf(hub.id);
  const at = instantToDb(now().subtract({ hours }));
  await db().mailbox.updateMany({ where: { id: made!.id }, data: { createdAt: at, updatedAt: at } });
  return { id: made!.id, address: `${name}@${DOMAIN}`, hub: `${hub.localPart}@${hub.domain}`, at: instantFromDb(at) };
}

it("a Lite mailbox not yet made is in the queue from half of its promise, and late after it", async () => {
  const [, slow, late] = [await asked(1), await asked(13), await asked(25)];
  const { items, counts } = await queue();
  expect(counts.lite).toBe(2);
  expect(items.filter(({ kind }) => kind === "lite")).toMatchObject([
    { id: late.id, code: late.address, who: late.hub, path: `caselle/${late.id}` },
    { id: slow.id, code: slow.address },
  ]);
  expect(items[0]!.dueAt.toString()).toBe(late.at.add({ hours: 24 }).toString());
  expect((await queueOf({ seller, policy: demoPolicy(), actor: somebody("Conti", "accounting") })).counts.lite).toBe(
    undefined,
  );
  await runJobs();
  expect((await queue()).counts.lite).toBe(0);
});

it("one that failed keeps its promise in the task about it", async () => {
  const failed = await asked(20);
  await failProvisioning({ mailboxId: failed.id, reason: "provider-rejected" }, { seller, actor: SYSTEM("lite") });
  const task = (await queue()).items.find(({ kind, who }) => kind === "task" && who === failed.address);
  expect(task?.dueAt.toString()).toBe(failed.at.add({ hours: 24 }).toString());
});

it("the report says how many were made in time: those that came late are late, and so are those still to come", async () => {
  const since = now().subtract({ hours: 100 });
  const lites = async () =>
    (await promisesReport({ seller, policy: demoPolicy(seller, promised), since })).find(({ what }) => what === "lite");
  const before = (await lites())!;
  const [inTime, late] = [await asked(2), await asked(30)];
  expect(await lites()).toMatchObject({ open: before.open + 1, broken: before.broken + 1, kept: before.kept });
  await runJobs();
  // Both are there now, one of them six hours late.
  expect(await lites()).toMatchObject({ open: before.open, broken: before.broken + 1, kept: before.kept + 1 });
  // Closed since: it was made in time all the same.
  await db().mailbox.updateMany({ where: { id: inTime.id }, data: { state: "revoked" } });
  expect(await lites()).toMatchObject({ kept: before.kept + 1, promised: 100 });
  const long = { seller, policy: demoPolicy(seller, promised), since: late.at.add({ hours: 1 }) };
  expect((await promisesReport(long)).find(({ what }) => what === "lite")).not.toMatchObject({
    broken: before.broken + 1,
  });
  expect(await promisesReport({ ...long, seller: "nobody" })).toEqual([]);
});
