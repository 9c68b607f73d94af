import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { POST } from "@/app/api/webhooks/resend/route";
import { addDays } from "@/lib/kernel/day";
import { runSweep } from "@/lib/mailboxes/jobs/sweep";
import { reviveAddress } from "@/lib/notifications/operations/revive-address";
import { deadOf } from "@/lib/notifications/queries/dead-addresses";
import { listMails } from "@/lib/notifications/queries/desk";
import type { Actor } from "@/lib/platform/actor";
import { epochMs, today } from "@/lib/platform/clock";
import { config } from "@/lib/platform/config";
import { db } from "@/lib/platform/db";
import { customerFile, findCustomer } from "@/lib/staff/queries/customer";
import { givenMailbox } from "@/tests/support/orders";
import { givenUser } from "@/tests/support/people";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, runJobs, type TestStack } from "@/tests/support/stack";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo");
});
afterAll(() => stack.close());
beforeEach(async () => {
  await db().deadAddress.deleteMany();
  await db().staffTask.deleteMany();
});

interface Told {
  id?: string;
  type?: string;
  bounce?: string;
  ageSeconds?: number;
  secret?: string;
  at?: string;
}

/** An event as the mail service signs and sends it. */
function event(
  providerId: string,
  told: Told = {},
  change: (request: { body: string; headers: Headers }) => void = () => {},
) {
  const { id = `msg_${randomUUID()}`, type = "email.bounced", bounce = "Permanent", ageSeconds = 0 } = told;
  const at = told.at ?? new Date(epochMs()).toISOString();
  const data = {
    email_id: providerId,
    to: ["x@example.com"],
    ...(type === "email.bounced" ? { bounce: { type: bounce, subType: "General", message: "" } } : {}),
  };
  const body = JSON.stringify({ type, created_at: at, data });
  const seconds = Math.floor(epochMs() / 1000) - ageSeconds;
  const key = Buffer.from((told.secret ?? config().mail.webhookSecret).replace("whsec_", ""), "base64");
  const mac = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
  const headers = new Headers({ "svix-id": id, "svix-timestamp": String(seconds), "svix-signature": `v1,${mac}` });
  const request = { body, headers };
  change(request);
  return () => POST(new Request("http://127.0.0.1/api/webhooks/resend", { method: "POST", ...request }));
}

/** A reminder that has left; answers its mailbox and its id at the mail service. */
async function reminded(days = 30) {
  const mailbox = await givenMailbox({ expiresOn: addDays(today(), days) });
  await db().holder.updateMany({
    where: { id: mailbox.holderId },
    data: { email: `Titolare.${mailbox.id}@example.com` },
  });
  await runSweep(today());
  await runJobs();
  const mail = await db().mail.findFirstOrThrow({
    where: { template: "renewal-reminder", facts: { path: ["mailboxId"], equals: mailbox.id }, state: "sent" },
  });
  return { mailbox, mail, providerId: mail.providerId! };
}
const tasks = async () =>
  (await db().staffTask.findMany({ where: { closedAt: null } })).map(({ kind, subjectId }) => [kind, subjectId]);
const dead = async () => (await db().deadAddress.findMany()).map(({ email, why }) => [email, why]);

test("a bounced reminder marks its address and asks a person once, however often it is told", async () => {
  const { mailbox, mail, providerId } = await reminded();
  const tell = event(providerId);
  const answers = await Promise.all([tell(), tell(), tell()]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await dead()).toEqual([[mail.recipient.toLowerCase(), "bounced"]]);
  expect(await tasks()).toEqual([["reminder-undelivered", mailbox.id]]);
  const listed = async (state?: "sent" | "bounced") =>
    (await listMails("demo", { q: mail.recipient, state, page: 1 }, 10)).rows.map((row) => row.state);
  expect([await listed(), await listed("bounced"), await listed("sent")]).toEqual([["bounced"], ["bounced"], []]);
  await db().staffTask.updateMany({ data: { closedAt: new Date(epochMs()) } });
  expect((await tell()).status).toBe(200);
  expect(await tasks()).toEqual([]);
});

test("the next reminder to a dead address is not mailed: a person is asked instead", async () => {
  const { mailbox, mail, providerId } = await reminded();
  await event(providerId)();
  await db().staffTask.deleteMany();
  await db().mailbox.updateMany({
    where: { id: mailbox.id },
    data: { expiresOn: new Date(`${addDays(today(), 15)}`) },
  });
  await runSweep(today());
  await runSweep(today());
  expect(await tasks()).toEqual([["reminder-undelivered", mailbox.id]]);
  expect(await db().mail.count({ where: { recipient: mail.recipient } })).toBe(1);
});

test("a complaint counts, an inbox that is full does not; a mail that arrives brings an address back to life", async () => {
  const { mail, providerId } = await reminded();
  expect((await event(providerId, { bounce: "Transient" })()).status).toBe(200);
  expect(await dead()).toEqual([]);
  await event(providerId, { type: "email.complained" })();
  expect(await dead()).toEqual([[mail.recipient.toLowerCase(), "complained"]]);
  await event(providerId, { type: "email.delivered", at: new Date(epochMs() - 60_000).toISOString() })();
  expect(await dead()).toHaveLength(1);
  await event(providerId, { type: "email.delivered", at: new Date(epochMs() + 1000).toISOString() })();
  expect(await dead()).toEqual([]);
});

test("a mail of another kind that bounces is a task about that mail, once for its address", async () => {
  const { mail, providerId } = await reminded();
  await db().mail.update({
    where: { sellerId_id: { sellerId: "demo", id: mail.id } },
    data: { template: "invoice-issued" },
  });
  await event(providerId)();
  await event(providerId)();
  expect(await tasks()).toEqual([["mail-bounced", mail.id]]);
});

test("forged, altered and old events change nothing; of a mail that has just left it is asked again", async () => {
  const { providerId } = await reminded();
  const forged: (() => Promise<Response>)[] = [
    event(providerId, { secret: "whsec_b3RoZXItc2VjcmV0LW90aGVy" }),
    event(providerId, { ageSeconds: 301 }),
    event(providerId, { ageSeconds: -301 }),
    event(providerId, {}, (request) => (request.body = request.body.replace("Permanent", "permanent"))),
    event(providerId, {}, (request) => (request.body += " ")),
    event(providerId, {}, ({ headers }) => headers.set("svix-id", "msg_other")),
    event(providerId, {}, ({ headers }) => headers.delete("svix-signature")),
    event(providerId, {}, ({ headers }) => headers.set("svix-signature", "v1,")),
    event(providerId, {}, ({ headers }) => headers.set("svix-signature", "v1")),
    event(providerId, {}, ({ headers }) =>
      headers.set("svix-signature", headers.get("svix-signature")!.replace("v1,", "v2,")),
    ),
    event(providerId, {}, ({ headers }) => headers.set("svix-timestamp", "tomorrow")),
  ];
  const events = await db().mailEvent.count();
  for (const send of forged) expect((await send()).status).toBe(400);
  expect([await dead(), await tasks(), await db().mailEvent.count()]).toEqual([[], [], events]);
  expect((await event("nobodys")()).status).toBe(503);
  expect((await event("nobodys", { at: "2026-01-01T00:00:00.000Z" })()).status).toBe(200);
  expect((await event(providerId, { type: "contact.created" })()).status).toBe(200);
  expect(await dead()).toEqual([]);
});

test("a person who made sure brings an address back, with a reason that stays on the customer's file", async () => {
  const { mailbox, mail, providerId } = await reminded();
  await event(providerId)();
  const clerk = (await givenUser("demo", { roles: ["help-desk"] })).actor;
  const revive = (change: object, actor: Actor = clerk) =>
    reviveAddress(
      { customerId: mailbox.holderId, email: mail.recipient, reason: "confermato al telefono", ...change },
      { seller: "demo", actor },
    );
  expect(await revive({}, (await givenUser("demo")).actor)).toMatchObject({ code: "not-allowed" });
  expect(await revive({ reason: " " })).toMatchObject({ code: "invalid-input" });
  const stranger = await givenMailbox({ expiresOn: addDays(today(), 300) });
  expect(await revive({ customerId: stranger.holderId })).toMatchObject({ code: "address-not-dead" });
  expect(await revive({ email: "altro@example.com" })).toMatchObject({ code: "address-not-dead" });
  expect(await deadOf("demo", [mail.recipient])).toMatchObject([{ email: mail.recipient, why: "bounced" }]);
  expect(await revive({})).toEqual({ customerId: mailbox.holderId });
  expect(await dead()).toEqual([]);
  expect(await revive({})).toMatchObject({ code: "address-not-dead" });
  const { notes } = await customerFile("demo", (await findCustomer("demo", mailbox.holderId))!);
  expect(notes.map(({ text }) => text)).toEqual([`${mail.recipient}: confermato al telefono`]);
  const command = await db().command.findFirst({ where: { act: "revive-address", refused: null } });
  expect(command?.input).toEqual({ customerId: mailbox.holderId, reason: "confermato al telefono" });
  // The next reminder is mailed again, and one that comes back marks it anew.
  await db().mailbox.updateMany({
    where: { id: mailbox.id },
    data: { expiresOn: new Date(`${addDays(today(), 15)}`) },
  });
  await runSweep(today());
  expect(await db().mail.count({ where: { recipient: mail.recipient } })).toBe(2);
  await event(providerId, { at: new Date(epochMs() + 1000).toISOString() })();
  expect(await dead()).toHaveLength(1);
});
