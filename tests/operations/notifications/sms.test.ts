import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { verify } from "@/lib/audit/exchanges/verify";
import { queueSms } from "@/lib/notifications/store/sms";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { createCode } from "@/lib/platform/one-time-code";
import { anybody, operation, z } from "@/lib/platform/operation";
import { system } from "../../support/orders";
import { givenSeller } from "../../support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "../../support/stack";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo");
});
afterAll(() => stack.close());
beforeEach(() => stack.fault("twilio", { mode: "none" }));

/** Sends a code to a number. */
const send = operation({
  act: "test-send-code",
  input: z.strictObject({ to: z.string(), key: z.string() }),
  may: anybody,
  audit: () => ({}),
  run: async (tx, { to, key }, context) => {
    const subject = { seller: "demo", purpose: "confirm-phone" as const, subjectId: crypto.randomUUID() };
    const code = await createCode(tx, subject, { channel: "sms", at: now() });
    if (!("codeId" in code)) return code;
    await queueSms(tx, context, { template: "one-time-code", to, locale: "it", facts: code, dedupeKey: key });
    return code;
  },
});

let numbers = 0;
const number = () => `+39333${String(++numbers).padStart(7, "0")}`;
const sentTo = async (to: string) => {
  const answer = await fetch(`${stack.sandboxUrl}/twilio/outbox.json?to=${to.slice(1)}`);
  return ((await answer.json()) as { messages: { body: string }[] }).messages;
};
const stateOf = async (key: string) => (await db().sms.findFirstOrThrow({ where: { dedupeKey: key } })).state;

test("a message is queued once for an occasion and leaves once, its number sealed", async () => {
  const to = number();
  await Promise.all(Array.from({ length: 8 }, () => send({ to, key: "a" }, system())));
  expect((await runJobs()).failed).toEqual([]);
  expect(await sentTo(to)).toHaveLength(1);
  expect(await stateOf("a")).toBe("sent");
  expect(JSON.stringify(await db().sms.findMany())).not.toContain(to.slice(3));
});

test.each(["timeout-after-success", "malformed", "down"] as const)("%s: tried again, sent once", async (mode) => {
  const to = number();
  await send({ to, key: mode }, system());
  await stack.fault("twilio", { mode, times: 1, delayMs: 50, match: "POST" });
  expect((await runJobs()).failed).toEqual(["sms.send"]);
  expect(await stateOf(mode)).toBe("queued");
  await hurryJobs();
  expect((await runJobs()).failed).toEqual([]);
  expect(await sentTo(to)).toHaveLength(1);
  expect(await stateOf(mode)).toBe("sent");
});

test("refused for good, a person is asked", async () => {
  await send({ to: "+0", key: "refused" }, system());
  expect((await runJobs()).failed).toEqual([]);
  expect(await stateOf("refused")).toBe("rejected");
  expect(await db().staffTask.count({ where: { kind: "sms-rejected" } })).toBe(1);
});

test("a code that has expired meanwhile is not sent", async () => {
  const to = number();
  const sent = await send({ to, key: "late" }, system());
  await db().oneTimeCode.updateMany({
    where: { id: "codeId" in sent ? sent.codeId : "" },
    data: { expiresAt: new Date("2020-01-01") },
  });
  await runJobs();
  expect(await sentTo(to)).toEqual([]);
  expect(await stateOf("late")).toBe("rejected");
});

test("one that no job would send is found by the nightly look", async () => {
  const forgotten = async () => (await verify()).find(({ name }) => name === "nothing-forgotten")?.offending;
  expect(await forgotten()).toEqual([]);
  await send({ to: number(), key: "forgotten" }, system());
  expect(await forgotten()).toEqual([]);
  await db().$executeRaw`DELETE FROM pgboss.job WHERE name = 'sms.send'`;
  expect((await forgotten())?.map(({ why }) => why)).toEqual(["queued, no job sends it"]);
});
