import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays } from "@/lib/kernel/day";
import { runSweep } from "@/lib/mailboxes/jobs/sweep";
import { today } from "@/lib/platform/clock";
import { seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { givenMailbox } from "@/tests/support/orders";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "@/tests/support/stack";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo", (draft) => {
    draft.lifecycle.smsReminderDays = [-7];
  });
});
afterAll(() => stack.close());

const withPhone = async (localPart: string, days: number, phone: string) => {
  const mailbox = await givenMailbox({ localPart, expiresOn: addDays(today(), days) });
  await db().holder.update({
    where: { sellerId_id: { sellerId: "demo", id: mailbox.holderId } },
    data: { detailsSealed: seal({ phone }) },
  });
  return mailbox;
};

it("goes to the telephone too, on the days the seller names, to mobiles only, once", async () => {
  const mobile = await withPhone("avviso.mobile", 7, "+393331234567");
  const landline = await withPhone("avviso.fisso", 7, "+390612345678");
  const other = await withPhone("avviso.altro", 15, "+393331234567");
  await runSweep(today());
  await runSweep(today());
  const texts = await db().sms.findMany({ where: { template: "renewal-reminder" } });
  expect(texts.map(({ facts }) => (facts as { mailboxId: string }).mailboxId)).toEqual([mobile.id]);
  const mails = await db().mail.findMany({ where: { template: "renewal-reminder" } });
  const mailed = mails.map(({ facts }) => (facts as { mailboxId: string }).mailboxId);
  expect(mailed.sort()).toEqual([mobile.id, landline.id, other.id].sort());
  await runJobs();
  await hurryJobs();
  await runJobs();
  expect(await db().sms.count({ where: { state: "sent" } })).toBe(1);
  expect(await db().mail.count({ where: { template: "renewal-reminder", state: "sent" } })).toBe(3);
});
