import { afterAll, beforeAll, expect, it } from "vitest";
import type { z } from "zod";
import { addDays, fromDb, isoDay, toDb } from "@/lib/kernel/day";
import { mailboxFilter } from "@/lib/mailboxes/filter";
import { runSweep } from "@/lib/mailboxes/jobs/sweep";
import { answerReminder } from "@/lib/mailboxes/operations/answer-reminder";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { planReminders } from "@/lib/mailboxes/operations/plan-reminders";
import { historyOf } from "@/lib/mailboxes/queries/history";
import { listMailboxes } from "@/lib/mailboxes/queries/lists";
import { reminderToAnswer } from "@/lib/mailboxes/queries/no-renewal";
import type { Actor } from "@/lib/platform/actor";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { tokenOf } from "@/lib/platform/links";
import { altered } from "@/tests/support/altered";
import { givenLiveMailbox } from "@/tests/support/mailboxes";
import { givenMailbox, settleByCard, system } from "@/tests/support/orders";
import { givenUser } from "@/tests/support/people";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "@/tests/support/stack";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo");
  await givenSeller("solo", (draft) => {
    draft.lifecycle.autoRenewal = { proformaDays: 45, noticeDays: 30 };
  });
});
afterAll(() => stack.close());

type Which = z.input<typeof answerReminder.schema>["which"];
const visitor: Actor = { kind: "anonymous" };
const say = (which: Which, answer: "no-renewal" | "renewal", actor: Actor = visitor, seller = "demo") =>
  answerReminder({ which, answer }, { seller, actor });
const clerk = async (seller = "demo") => (await givenUser(seller, { roles: ["help-desk"] })).actor;
const remindersOf = async (mailboxId: string) =>
  (await db().reminder.findMany({ where: { mailboxId }, orderBy: { dueOn: "asc" } })).map(({ state }) => state);
const mailOf = (mailboxId: string) =>
  db().mail.findFirstOrThrow({
    where: { template: "renewal-reminder", facts: { path: ["mailboxId"], equals: mailboxId } },
    orderBy: { createdAt: "desc" },
  });
/** A mailbox that was reminded today, and the token of the link in that mail. */
async function reminded(make = givenMailbox as (o: object) => ReturnType<typeof givenMailbox>) {
  const mailbox = await make({ expiresOn: addDays(today(), 30) });
  await runSweep(today());
  const { noLinkId, linkId } = (await mailOf(mailbox.id)).facts as { noLinkId: string; linkId: string };
  return { mailbox, token: tokenOf("demo", "no-renewal", noLinkId), renewal: tokenOf("demo", "renewal", linkId) };
}
const saidOf = async (id: string) => (await db().mailbox.findFirstOrThrow({ where: { id } })).noticeOn;

it("is said by the link of a reminder, only when it is answered, and taken back by the same", async () => {
  const { mailbox, token } = await reminded();
  await planReminders({ from: isoDay(today()), to: isoDay(addDays(today(), 30)) }, system());
  expect(await remindersOf(mailbox.id)).toEqual(["sent", "planned", "planned", "planned", "planned"]);
  expect(await reminderToAnswer("demo", token)).toMatchObject({ saidOn: null });
  expect(await saidOf(mailbox.id)).toBeNull();
  expect(await say({ token }, "no-renewal")).toEqual({ mailboxId: mailbox.id });
  expect(await say({ token }, "no-renewal")).toEqual({ mailboxId: mailbox.id });
  expect(await remindersOf(mailbox.id)).toEqual(["sent", "stopped", "stopped", "stopped", "stopped"]);
  expect((await reminderToAnswer("demo", token))?.saidOn).toEqual(today());
  const { rows } = await listMailboxes("demo", mailboxFilter.parse({ ends: "1" }), 50);
  expect(rows.map(({ id, ends }) => [id, ends])).toEqual([[mailbox.id, true]]);
  expect(await say({ token }, "renewal")).toEqual({ mailboxId: mailbox.id });
  // What was sent is not sent again; what is to come, is.
  expect(await remindersOf(mailbox.id)).toEqual(["sent", "planned", "planned", "planned", "planned"]);
  const kinds = (await historyOf("demo", mailbox.id)).map(({ kind }) => kind);
  expect(kinds.slice(0, 2)).toEqual(["renewing-after-all", "not-renewing"]);
  expect((await listMailboxes("demo", mailboxFilter.parse({ ends: "1" }), 50)).total).toBe(0);
});

it("is said by the owner and by the staff, by nobody else, and not by a link to the renewal", async () => {
  const owner = await givenUser("demo");
  const mailbox = await givenMailbox({ expiresOn: addDays(today(), 40), userId: owner.userId });
  const other = await givenMailbox({ expiresOn: addDays(today(), 40) });
  const { id: mailboxId } = mailbox;
  const refused = { code: "mailbox-not-found" };
  expect(await say({ mailboxId }, "no-renewal")).toMatchObject(refused);
  expect(await say({ mailboxId: other.id }, "no-renewal", owner.actor)).toMatchObject(refused);
  const link: Actor = { kind: "link", purpose: "renewal", subjectId: mailboxId };
  expect(await say({ mailboxId }, "no-renewal", link)).toMatchObject(refused);
  expect(await saidOf(mailboxId)).toBeNull();
  expect(await say({ mailboxId }, "no-renewal", owner.actor)).toEqual({ mailboxId });
  expect(await say({ mailboxId }, "renewal", await clerk())).toEqual({ mailboxId });
});

it("takes no link of another kind, of another seller, or made up", async () => {
  const { mailbox, token, renewal } = await reminded();
  for (const wrong of [renewal, altered(token), ""])
    expect(await say({ token: wrong }, "no-renewal")).toMatchObject({ code: "link-unknown" });
  expect(await say({ token }, "no-renewal", visitor, "solo")).toMatchObject({ code: "link-unknown" });
  expect(await saidOf(mailbox.id)).toBeNull();
});

it("is good for its own term: once renewed the link says nothing, and what was said is over", async () => {
  const { mailbox, token } = await reminded((options) => givenLiveMailbox(stack, options));
  await say({ token }, "no-renewal");
  const which = { userCode: mailbox.userCode ?? "", address: `${mailbox.localPart}@${mailbox.domain}` };
  const order = await orderRenewal({ which, termMonths: 12 }, { seller: "demo", actor: visitor });
  if (!("orderId" in order)) throw new Error("refused");
  await settleByCard({ orderId: order.orderId }, system());
  await runJobs();
  await hurryJobs();
  await runJobs();
  const renewed = await db().mailbox.findFirstOrThrow({ where: { id: mailbox.id } });
  expect(isoDay(fromDb(renewed.expiresOn!))).not.toBe(isoDay(fromDb(mailbox.expiresOn!)));
  expect(renewed.noticeOn).toBeNull();
  expect(await reminderToAnswer("demo", token)).toBeNull();
  expect(await say({ token }, "no-renewal")).toMatchObject({ code: "link-unknown" });
});

it("is nothing to say where terms renew themselves, where it is being revoked, or where it is over", async () => {
  const auto = await givenMailbox({ seller: "solo", expiresOn: addDays(today(), 30) });
  await runSweep(today());
  expect((await mailOf(auto.id)).facts).not.toHaveProperty("noLinkId");
  const no = { code: "not-answerable" };
  expect(await say({ mailboxId: auto.id }, "no-renewal", await clerk("solo"), "solo")).toMatchObject(no);
  for (const change of [{ revokeOn: toDb(addDays(today(), 9)) }, { state: "cancelled" as const }]) {
    const mailbox = await givenMailbox({ expiresOn: addDays(today(), 30) });
    await db().mailbox.updateMany({ where: { id: mailbox.id }, data: change });
    expect(await say({ mailboxId: mailbox.id }, "no-renewal", await clerk())).toMatchObject(no);
  }
});
