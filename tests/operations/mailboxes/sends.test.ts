import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays, toDb } from "@/lib/kernel/day";
import { handler } from "@/lib/mailboxes/jobs/watch-sends";
import { tellSends } from "@/lib/mailboxes/operations/tell-sends";
import { SYSTEM } from "@/lib/platform/actor";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { givenLiveMailbox } from "@/tests/support/mailboxes";
import { givenUser } from "@/tests/support/people";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, runJobs, type TestStack } from "@/tests/support/stack";

const both = (text: string) => ({ it: text, en: text });
const seller = "demo";
let stack: TestStack;

beforeAll(async () => {
  stack = await givenStack();
  await givenSeller(seller, (policy) => {
    const [base] = policy.catalogue.plans;
    base!.includedSends = 5;
    base!.addOns = ["sends"];
    policy.catalogue.addOns = [
      {
        code: "sends",
        name: both("Invii"),
        description: both("Altri invii"),
        unit: "sends",
        block: 3,
        maxBlocks: 10,
        renewsWithMailbox: false,
        prices: [{ per: "once", channels: ["account"], amountCents: 360 }],
      },
    ];
  });
}, 120_000);
afterAll(() => stack.close());

async function counted(plan = "base") {
  const mailbox = await givenLiveMailbox(stack, { localPart: `invii.${newId().slice(-8)}` });
  return db().mailbox.update({
    where: { sellerId_id: { sellerId: seller, id: mailbox.id } },
    data: { planCode: plan, expiresOn: toDb(addDays(today(), 200)) },
  });
}
type Mailbox = Awaited<ReturnType<typeof counted>>;
const sent = (mailbox: Mailbox, count: number) =>
  stack.control("/provider/__sent", { ref: mailbox.providerRef, sent: count });
const watch = async () => {
  await handler({}, { jobId: "", retry: 0, signal: new AbortController().signal });
  await runJobs();
};
const mailsOf = ({ id }: Mailbox) =>
  db().mail.findMany({
    where: { template: "sends-low", facts: { path: ["mailboxId"], equals: id } },
    orderBy: { createdAt: "asc" },
  });

it("the owner is told once that sends run low, once that they are out, and again after a pack", async () => {
  const mailbox = await counted();
  const holder = await db().holder.findFirstOrThrow({ where: { id: mailbox.holderId } });
  await sent(mailbox, 3);
  await watch();
  expect(await mailsOf(mailbox)).toEqual([]);
  await sent(mailbox, 4);
  await watch();
  await watch();
  expect(await mailsOf(mailbox)).toMatchObject([
    { recipient: holder.email, state: "sent", facts: { stage: "low", left: 1, total: 5 } },
  ]);
  await sent(mailbox, 5);
  await watch();
  await watch();
  expect((await mailsOf(mailbox)).map(({ facts }) => facts)).toMatchObject([
    { stage: "low" },
    { stage: "out", left: 0 },
  ]);
  await db().addOn.create({
    data: {
      sellerId: seller,
      id: newId(),
      mailboxId: mailbox.id,
      code: "sends",
      unit: "sends",
      blocks: 1,
      units: 3,
      state: "active",
      since: toDb(today()),
      createdAt: mailbox.createdAt,
    },
  });
  await watch();
  expect(await mailsOf(mailbox)).toHaveLength(2);
  await sent(mailbox, 7);
  await watch();
  expect((await mailsOf(mailbox)).at(-1)?.facts).toMatchObject({ stage: "low", left: 1, total: 8 });
});

it("nobody is told of a plan that sends as many as wanted, of a mailbox no longer active, or while the provider is silent", async () => {
  const [free, closed, silent] = [await counted("plus"), await counted(), await counted()];
  await db().mailbox.update({
    where: { sellerId_id: { sellerId: seller, id: closed.id } },
    data: { state: "suspended" },
  });
  for (const mailbox of [free, closed]) await sent(mailbox, 99);
  await sent(silent, 5);
  await stack.fault("provider", { mode: "down" });
  await watch();
  await stack.fault("provider", { mode: "none" });
  for (const mailbox of [free, closed, silent]) expect(await mailsOf(mailbox)).toEqual([]);
  await watch();
  for (const mailbox of [free, closed]) expect(await mailsOf(mailbox)).toEqual([]);
  expect(await mailsOf(silent)).toHaveLength(1);
});

it("only the product itself says so, and a notice of a term that was renewed is not sent", async () => {
  const mailbox = await counted();
  const told = [{ mailboxId: mailbox.id, total: 5, used: 5 }];
  const { actor } = await givenUser(seller, { roles: ["back-office"] });
  expect(await tellSends({ told }, { seller, actor })).toMatchObject({ code: "not-allowed" });
  await tellSends({ told }, { seller, actor: SYSTEM("sends") });
  await db().mailbox.update({
    where: { sellerId_id: { sellerId: seller, id: mailbox.id } },
    data: { expiresOn: toDb(addDays(today(), 565)) },
  });
  await runJobs();
  expect(await mailsOf(mailbox)).toMatchObject([{ state: "rejected", sentAt: null }]);
});
