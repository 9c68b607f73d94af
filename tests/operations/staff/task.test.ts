import { afterAll, beforeAll, expect, test } from "vitest";
import { instantToDb } from "@/lib/kernel/day";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { closeStaffTask } from "@/lib/staff/operations/close-task";
import { taskForStaff } from "@/lib/staff/queries/task";
import { openTask } from "@/lib/staff/store";
import { givenPlacedOrder } from "../../support/orders";
import { somebody } from "../../support/papers";
import { givenDatabase, givenSeller } from "../../support/seller";

let end: () => Promise<void>;
beforeAll(async () => {
  end = await givenDatabase();
  await givenSeller("demo");
  await givenSeller("altro");
});
afterAll(() => end());

async function given(kind: string, subjectKind: string, subjectId: string): Promise<string> {
  const context = { seller: "demo", now: now() };
  await db().$transaction((tx) => openTask(tx, context, { kind, subjectKind, subjectId }));
  return (await db().staffTask.findFirstOrThrow({ where: { subjectId } })).id;
}
const subjectOf = async (id: string) => (await taskForStaff("demo", id))?.subject;

test("leads to what it is about: an order, the order of a payment, the mails to an address; to nothing for a job", async () => {
  const orderId = await givenPlacedOrder(["uno"], { approved: false });
  const { code } = await db().order.findFirstOrThrow({ where: { id: orderId } });
  const at = instantToDb(now());
  const paymentId = newId();
  const payment = { sellerId: "demo", id: paymentId, orderId, method: "card", amountCents: 100, createdAt: at };
  await db().payment.create({ data: { ...payment, updatedAt: at } });
  const mailId = newId();
  const mail = { sellerId: "demo", id: mailId, template: "invoice-issued", recipient: "a+b@example.com", locale: "it" };
  await db().mail.create({ data: { ...mail, facts: {}, dedupeKey: mailId, createdAt: at } });

  const order = { name: code, place: "ordini", path: `ordini/${orderId}` };
  expect(await subjectOf(await given("mailbox.renew", "order", orderId))).toEqual({ kind: "order", ...order });
  expect(await subjectOf(await given("payment.check", "payment", paymentId))).toEqual({ kind: "payment", ...order });
  expect(await subjectOf(await given("mail-rejected", "mail", mailId))).toEqual({
    kind: "mail",
    name: "a+b@example.com",
    place: "posta",
    path: "posta?q=a%2Bb%40example.com",
  });
  const nothing = { name: null, place: null, path: null };
  expect(await subjectOf(await given("sweep.daily", "job", newId()))).toEqual({ kind: "job", ...nothing });
  expect(await subjectOf(await given("renewal-failed", "mailbox", newId()))).toEqual({ kind: "mailbox", ...nothing });
});

test("closed with a note that stays with the task and out of the audit log; unknown to another seller", async () => {
  const id = await given("audit.seal", "job", newId());
  const call = { seller: "demo", actor: somebody("Anna", "back-office") };
  expect(await closeStaffTask({ taskId: id, note: " sentito il gestore " }, call)).toEqual({ taskId: id });
  expect(await taskForStaff("demo", id)).toMatchObject({ closedByName: "Anna", closedNote: "sentito il gestore" });
  const { input } = await db().command.findFirstOrThrow({ where: { act: "close-task" } });
  expect(input).toEqual({ taskId: id });
  expect(await closeStaffTask({ taskId: id, note: "di nuovo" }, call)).toMatchObject({ code: "task-closed" });
  expect(await taskForStaff("altro", id)).toBeNull();
  expect(await taskForStaff("demo", "not-an-id")).toBeNull();
});
