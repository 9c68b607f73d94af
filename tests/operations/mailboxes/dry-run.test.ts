import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, instantToDb, isoDay, toDb } from "@/lib/kernel/day";
import { runSweep } from "@/lib/mailboxes/jobs/sweep";
import { planReminders } from "@/lib/mailboxes/operations/plan-reminders";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { givenMailbox, system } from "@/tests/support/orders";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, type TestStack } from "@/tests/support/stack";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo", ({ lifecycle }) => {
    lifecycle.reminderDays = [-30, -8, -7, 0, 1, 3, 9, 30];
    lifecycle.phases = [
      { state: "suspended", from: { days: 0 }, access: "none", command: "suspend" },
      { state: "cancelled", from: { days: 10 }, access: "none", command: "close" },
      { state: "deleted", from: { days: 12 }, access: "none", command: "none" },
    ];
    lifecycle.renewal.closes = { days: 9 };
    lifecycle.autoRenewal = { proformaDays: 5, noticeDays: 3 };
  });
});
afterAll(() => stack.close());

/** Nights that were not worked before this one. */
const MISSED = 3;

const drawn = fc.record({
  expiresIn: fc.integer({ min: -14, max: 33 }),
  state: fc.constantFrom("active", "expired", "suspended", "renewal_failed", "cancelled"),
  isDead: fc.boolean(),
  saidNo: fc.constantFrom(null, "notice", "revocation"),
  /** Planned ahead, some of it for a term that was renewed since. */
  planned: fc.constantFrom(null, "this term", "another term"),
  stepDue: fc.integer({ min: -MISSED, max: 2 }),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

async function given({ expiresIn, state, isDead, saidNo, planned, stepDue }: Drawn, n: number) {
  const expiresOn = addDays(today(), expiresIn);
  const { id, sellerId, holderId } = await givenMailbox({ expiresOn, n });
  const email = `titolare${n}@posta.example`;
  await db().holder.update({ where: { sellerId_id: { sellerId, id: holderId } }, data: { email } });
  if (isDead)
    await db().deadAddress.create({
      data: { sellerId, email, why: "bounced", mailId: newId(), since: instantToDb(now()) },
    });
  if (planned) {
    const dueOn = addDays(today(), -1);
    const term = planned === "this term" ? expiresOn : addDays(expiresOn, -365);
    const offset = planned === "this term" ? -1 - expiresIn : -1 - expiresIn + 365;
    await db().reminder.create({
      data: { sellerId, mailboxId: id, expiresOn: toDb(term), offset, dueOn: toDb(dueOn) },
    });
  }
  const no =
    saidNo === "notice"
      ? { noticeOn: toDb(today()) }
      : saidNo === "revocation"
        ? { revokeOn: toDb(addDays(today(), expiresIn % 3)) }
        : {};
  await db().mailbox.update({
    where: { sellerId_id: { sellerId, id } },
    data: { state, nextStepOn: toDb(addDays(today(), stepDue)), ...no },
  });
}

describe("a dry run", () => {
  it("says what the same night then does, of any mailboxes", { timeout: 60_000 }, async () => {
    const ranOn = addDays(today(), -MISSED - 1);
    await db().sweep.create({ data: { name: "daily", ranOn: toDb(ranOn), endedAt: instantToDb(now()) } });
    const seed = Number(process.env.SEED ?? now().epochMilliseconds % 1_000_000);
    const mailboxes = fc.sample(drawn, { numRuns: 150, seed });
    for (const [n, each] of mailboxes.entries()) await given(each, n);
    const told = await runSweep(today(), { dryRun: true });
    expect(told.reminders, `SEED=${seed}`).toBeGreaterThan(3);
    expect(await runSweep(today()), `SEED=${seed}`).toEqual(told);
    const nothing = { on: isoDay(today()), steps: {}, waiting: 0, reminders: 0, autoRenewals: 0 };
    expect(await runSweep(today(), { dryRun: true })).toEqual(nothing);
    expect(await runSweep(today())).toEqual(nothing);
  });

  it("counts no reminder to a dead address, of which a person is asked instead", async () => {
    const { holderId, sellerId } = await givenMailbox({ expiresOn: addDays(today(), 30), n: 900 });
    const email = "Morto@posta.example";
    await db().holder.update({ where: { sellerId_id: { sellerId, id: holderId } }, data: { email } });
    const why = { why: "bounced", mailId: newId(), since: instantToDb(now()) };
    await db().deadAddress.create({ data: { sellerId, email: email.toLowerCase(), ...why } });
    expect((await runSweep(today(), { dryRun: true })).reminders).toBe(0);
    expect((await runSweep(today())).reminders).toBe(0);
    expect(await db().staffTask.count({ where: { kind: "reminder-undelivered", closedAt: null } })).toBeGreaterThan(0);
  });
});

it("reminds of one term once, whatever was missed and however many are taken at once", {
  timeout: 60_000,
}, async () => {
  const first = await givenMailbox({ expiresOn: addDays(today(), 7), n: 901 });
  // Due yesterday (-8) and today (-7), with more than one batch of others in between.
  await planReminders({ from: isoDay(addDays(today(), -1)), to: isoDay(today()) }, system());
  const rest = Array.from({ length: 520 }, (_, n) => ({
    sellerId: "demo",
    mailboxId: first.id,
    expiresOn: toDb(addDays(today(), -1000 - n)),
    offset: 0,
    dueOn: toDb(addDays(today(), -1)),
  }));
  await db().reminder.createMany({ data: rest });
  await db()
    .$executeRaw`UPDATE "Reminder" SET "dueOn" = "dueOn" - 1 WHERE "mailboxId" = ${first.id}::uuid AND "offset" = -8`;
  await runSweep(today());
  const sent = await db().reminder.findMany({ where: { mailboxId: first.id, state: "sent" } });
  expect(sent.map(({ offset }) => offset)).toEqual([-7]);
});
