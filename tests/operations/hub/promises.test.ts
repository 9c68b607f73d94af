import { afterAll, beforeAll, expect, it } from "vitest";
import { instantFromDb, instantToDb } from "@/lib/kernel/day";
import { activateLites } from "@/lib/mailboxes/operations/activate-lites";
import { failProvisioning } from "@/lib/mailboxes/operations/fail-provisioning";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { PolicyInput } from "@/lib/sellers/policy";
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
