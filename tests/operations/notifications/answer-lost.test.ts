import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { addDays, isoDay } from "@/lib/kernel/day";
import { planReminders } from "@/lib/mailboxes/operations/plan-reminders";
import { sendReminders } from "@/lib/mailboxes/operations/send-reminders";
import { shiftClock, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { givenMailbox, system } from "@/tests/support/orders";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "@/tests/support/stack";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo", ({ lifecycle }) => {
    lifecycle.reminderDays = [-30];
  });
});
afterEach(() => shiftClock(0));
afterAll(() => stack.close());

const outbox = async () =>
  ((await (await fetch(`${stack.sandboxUrl}/resend/outbox.json`)).json()) as { total: number }).total;

it("a reminder whose answer was lost, asked again with tomorrow's words, was sent and troubles nobody", async () => {
  await givenMailbox({ expiresOn: addDays(today(), 30) });
  const on = isoDay(today());
  await planReminders({ from: on, to: on }, system());
  await sendReminders({ on }, system());
  await stack.fault("resend", { mode: "timeout-after-success", delayMs: 5 });
  expect((await runJobs()).failed).toEqual(["mail.send"]);
  expect(await outbox()).toBe(1);

  shiftClock(86_400_000); // "29 giorni" where it said thirty
  await stack.fault("resend", { mode: "none" });
  await hurryJobs();
  await runJobs();
  expect(await db().mail.findMany()).toMatchObject([{ template: "renewal-reminder", state: "sent" }]);
  expect(await outbox()).toBe(1);
  expect(await db().staffTask.count()).toBe(0);
});
