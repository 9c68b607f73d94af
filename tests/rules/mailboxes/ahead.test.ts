import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, day, isBefore, isoDay } from "@/lib/kernel/day";
import { ahead } from "@/lib/mailboxes/ahead";
import { demoPolicy } from "@/tests/support/policy";

const policy = demoPolicy();
const told = (steps: ReturnType<typeof ahead>) =>
  steps.map((step) => `${isoDay(step.on)} ${step.kind === "phase" ? step.state : step.kind}`);

it("tells every day to come, in order, from the day it is asked", () => {
  const few = demoPolicy("demo", (draft) => {
    draft.lifecycle.reminderDays = [-30, 1];
  });
  expect(told(ahead(few, { expiry: day("2027-01-31") }, day("2026-11-21")))).toEqual([
    "2027-01-01 reminder",
    "2027-01-31 expires",
    "2027-02-01 reminder",
    "2027-02-01 expired",
    "2027-02-28 suspended",
    "2027-07-31 closes",
    "2027-08-01 cancelled",
  ]);
});

it("ends with a revocation, and says until when notice can be given where terms renew themselves", () => {
  const auto = demoPolicy("demo", (draft) => {
    draft.lifecycle.reminderDays = [];
    draft.lifecycle.autoRenewal = { proformaDays: 45, noticeDays: 30 };
  });
  const mailbox = { expiry: day("2027-06-30"), revokeOn: day("2027-06-10") };
  expect(told(ahead(auto, mailbox, day("2027-05-01")))).toEqual([
    "2027-05-16 proforma",
    "2027-05-31 last-notice",
    "2027-06-10 revoked",
  ]);
  const noticed = told(ahead(auto, { expiry: day("2027-06-30"), noticeOn: day("2027-05-02") }, day("2027-05-03")));
  expect(noticed.join()).not.toMatch(/proforma|last-notice/);
});

it("tells of no reminder once notice was given or the mailbox is to close", () => {
  const expiry = day("2027-06-30");
  const from = day("2027-02-01");
  const reminders = (said: object) =>
    ahead(policy, { expiry, ...said }, from).filter(({ kind }) => kind === "reminder");
  expect(reminders({})).not.toEqual([]);
  expect(reminders({ noticeOn: day("2027-01-20") })).toEqual([]);
  expect(reminders({ revokeOn: day("2027-08-20") })).toEqual([]);
});

it("never looks back, and is always in order", () => {
  const days = fc.integer({ min: 0, max: 4000 }).map((n) => addDays(day("2024-01-01"), n));
  fc.assert(
    fc.property(days, fc.integer({ min: -400, max: 400 }), (expiry, distance) => {
      const from = addDays(expiry, distance);
      const steps = ahead(policy, { expiry }, from);
      for (const [i, { on }] of steps.entries()) {
        expect(isBefore(on, from)).toBe(false);
        if (i > 0) expect(isBefore(on, steps[i - 1]!.on)).toBe(false);
      }
    }),
  );
});
