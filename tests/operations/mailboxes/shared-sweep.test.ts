import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays, addMonths, type Day, isoDay } from "@/lib/kernel/day";
import { runSweep, type SweepReport } from "@/lib/mailboxes/jobs/sweep";
import { planReminders } from "@/lib/mailboxes/operations/plan-reminders";
import { sendReminders } from "@/lib/mailboxes/operations/send-reminders";
import { takeSteps } from "@/lib/mailboxes/operations/take-steps";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { givenMailbox, system } from "@/tests/support/orders";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, type TestStack } from "@/tests/support/stack";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller();
});
afterAll(() => stack.close());

/** Of each ten: four to be reminded, three to expire, two to be suspended, one to be suspended and cancelled after days missed. */
const EXPIRIES: ((on: Day) => Day)[] = [
  ...[30, 15, 7, 1].map((days) => (on: Day) => addDays(on, days)),
  ...[-2, -3, -4].map((days) => (on: Day) => addDays(on, days)),
  ...[-1, -2].map((months) => (on: Day) => addMonths(on, months)),
  (on) => addMonths(on, -7),
];

async function given(count: number): Promise<string[]> {
  const made: string[] = [];
  for (let n = 0; n < count; n++) {
    const expiresOn = EXPIRIES[n % EXPIRIES.length]!(today());
    made.push((await givenMailbox({ expiresOn })).id);
  }
  return made;
}

const SEEN = ["expired", "suspended", "cancelled", "reminded"];

/** What happened to mailboxes, each line as often as it did. */
async function happened(ids: string[]): Promise<string[]> {
  const events = await db().mailboxEvent.findMany({ where: { mailboxId: { in: ids }, kind: { in: SEEN } } });
  return events.map(({ mailboxId, kind }) => `${ids.indexOf(mailboxId) % EXPIRIES.length} ${kind}`).sort();
}
const mailsAbout = async (ids: string[]) => {
  const mails = await db().mail.findMany({ where: { template: "renewal-reminder" } });
  return mails.map(({ facts }) => (facts as { mailboxId: string }).mailboxId).filter((id) => ids.includes(id));
};
const sum = (reports: readonly SweepReport[], of: (report: SweepReport) => number): number =>
  reports.reduce((total, report) => total + of(report), 0);

it("is shared by workers that begin it at the same moment: everything is done, nothing twice", async () => {
  const ids = await given(60);
  const told = await runSweep(today(), { dryRun: true });
  const reports = await Promise.all(Array.from({ length: 6 }, () => runSweep(today())));
  expect(sum(reports, ({ reminders }) => reminders)).toBe(told.reminders);
  for (const [state, count] of Object.entries(told.steps))
    expect(sum(reports, ({ steps }) => steps[state] ?? 0)).toBe(count);
  const mails = await mailsAbout(ids);
  expect(new Set(mails).size).toBe(mails.length);
  const again = await runSweep(today());
  expect({ steps: again.steps, reminders: again.reminders }).toEqual({ steps: {}, reminders: 0 });
});

it("is taken up where it was left, after any of its parts, with the same end", { timeout: 60_000 }, async () => {
  const on = isoDay(today());
  const parts = [
    () => takeSteps({ on }, system()),
    () => takeSteps({ on }, system()),
    () => planReminders({ from: on, to: on }, system()),
    () => sendReminders({ on }, system()),
  ];
  const whole = await given(10);
  await runSweep(today());
  const expected = await happened(whole);
  expect(expected.length).toBeGreaterThan(10);
  for (let done = 1; done <= parts.length; done++) {
    const ids = await given(10);
    for (const part of parts.slice(0, done)) await part();
    await runSweep(today());
    expect(await happened(ids)).toEqual(expected);
  }
});
