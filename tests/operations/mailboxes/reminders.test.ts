import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays, isoDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { runSweep } from "@/lib/mailboxes/jobs/sweep";
import { giveNotice } from "@/lib/mailboxes/operations/give-notice";
import { planReminders } from "@/lib/mailboxes/operations/plan-reminders";
import { remindersToCome } from "@/lib/mailboxes/queries/reminders";
import { lockMailbox } from "@/lib/mailboxes/store";
import { revokeMailbox } from "@/lib/mailboxes/store/revoke";
import { today } from "@/lib/platform/clock";
import { seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { anybody, operation, z } from "@/lib/platform/operation";
import { givenMailbox, system } from "@/tests/support/orders";
import { demoPolicy } from "@/tests/support/policy";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "@/tests/support/stack";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo", (draft) => {
    draft.lifecycle.smsReminderDays = [-7];
    draft.lifecycle.autoRenewal = { proformaDays: 5, noticeDays: 3 };
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

const revokeLater = operation({
  act: "test-revoke-later",
  input: z.strictObject({ mailboxId: z.uuid() }),
  may: anybody,
  audit: (input) => input,
  run: async (tx, { mailboxId }, context) => {
    const mailbox = await lockMailbox(tx, context.seller, mailboxId);
    const planned = isRefusal(mailbox)
      ? mailbox
      : await revokeMailbox(tx, context, mailbox, addDays(context.today, 40));
    return isRefusal(planned) ? planned : { mailboxId };
  },
});

/** A refusal of the holder's, by its name. */
const REFUSALS: Record<string, (mailboxId: string) => Promise<unknown>> = {
  "notice of termination": (mailboxId) =>
    giveNotice({ mailboxId }, { seller: "demo", actor: { kind: "link", purpose: "renewal", subjectId: mailboxId } }),
  "a revocation asked for a later day": (mailboxId) => revokeLater({ mailboxId }, system()),
};

it.each(Object.keys(REFUSALS))("stops with %s: planned, due or queued, none leaves any more", async (way) => {
  const refused = REFUSALS[way]!;
  const said = (mailboxId: string) => db().reminder.findMany({ where: { mailboxId }, orderBy: { dueOn: "asc" } });
  const left = async (mailboxId: string) =>
    db().mail.count({
      where: { template: "renewal-reminder", state: "sent", facts: { path: ["mailboxId"], equals: mailboxId } },
    });
  // Planned for tomorrow: the refusal stops it.
  const planned = await givenMailbox({ expiresOn: addDays(today(), 31) });
  await planReminders({ from: isoDay(today()), to: isoDay(addDays(today(), 1)) }, system());
  expect((await said(planned.id)).map(({ state }) => state)).toEqual(["planned"]);
  expect(await refused(planned.id)).toEqual({ mailboxId: planned.id });
  expect((await said(planned.id)).map(({ state }) => state)).toEqual(["stopped"]);
  // Refused before it was planned: it is not.
  const unplanned = await givenMailbox({ expiresOn: addDays(today(), 30) });
  expect(await refused(unplanned.id)).toEqual({ mailboxId: unplanned.id });
  expect(await remindersToCome("demo", demoPolicy(), today(), today())).toBe(0);
  await runSweep(today());
  expect(await said(unplanned.id)).toEqual([]);
  // Queued already: what is in the queue says nothing any more.
  const queued = await givenMailbox({ expiresOn: addDays(today(), 60) });
  await runSweep(today());
  expect((await said(queued.id)).map(({ state }) => state)).toEqual(["sent"]);
  expect(await refused(queued.id)).toEqual({ mailboxId: queued.id });
  await runJobs();
  for (const { id } of [planned, unplanned, queued]) expect(await left(id)).toBe(0);
});
