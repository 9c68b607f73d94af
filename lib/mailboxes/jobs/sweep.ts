import { addDays, type Day, isBefore, isoDay, laterDay } from "@/lib/kernel/day";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import type { Policy } from "@/lib/sellers/policy";
import { stepsTo } from "../mailbox";
import { AUTO_RENEWALS_AT_ONCE, orderAutoRenewals } from "../operations/order-auto-renewals";
import { planReminders } from "../operations/plan-reminders";
import { sendReminders } from "../operations/send-reminders";
import { takeSteps } from "../operations/take-steps";
import { autoRenewalsDue, autoRenewalsToCome } from "../queries/auto-renewals";
import { awaitedOfKind, dueByKind, lastSweep, sellersOn } from "../queries/due";
import { remindersToCome } from "../queries/reminders";

export interface SweepReport {
  on: string;
  /** Mailboxes brought to another phase, by the state they came to. */
  steps: Record<string, number>;
  /** Mailboxes not closed, because money for a renewal ordered in time may still come. */
  waiting: number;
  reminders: number;
  /** Terms that renew themselves, ordered ahead of their expiry. */
  autoRenewals: number;
}

/** Reminders of days that passed without a sweep are still sent, back to this many days; older ones would confuse. */
const CATCH_UP_DAYS = 30;

/**
 * Does what falls due by a day, and only that: phases of mailboxes not renewed, reminders. Each batch is an act of its
 * own, so that it can stop anywhere, run twice or run on several machines; a day missed is caught up in order. A dry run
 * only counts.
 */
export async function runSweep(on: Day, options: { dryRun?: boolean } = {}): Promise<SweepReport> {
  const report: SweepReport = { on: isoDay(on), steps: {}, waiting: 0, reminders: 0, autoRenewals: 0 };
  const from = await firstDayToRemind(on);
  for (const { seller, policy } of await sellersOn(on)) {
    if (options.dryRun) {
      await countPhases(seller, policy, on, report);
      report.reminders += await remindersToCome(seller, policy, from, on);
      report.autoRenewals += await autoRenewalsToCome(seller, policy, on);
    } else {
      await sweepPhases(seller, on, report);
      await sweepReminders(seller, from, on, report);
      await sweepAutoRenewals(seller, policy, on, report);
    }
  }
  return report;
}

/** The day after the last one swept to its end. */
async function firstDayToRemind(on: Day): Promise<Day> {
  const last = await lastSweep();
  const oldest = addDays(on, -CATCH_UP_DAYS);
  return last && isBefore(last, on) ? laterDay(addDays(last, 1), oldest) : on;
}

function add(report: SweepReport, steps: Record<string, number>): void {
  for (const [state, count] of Object.entries(steps))
    if (count > 0) report.steps[state] = (report.steps[state] ?? 0) + count;
}

/** What the phases would bring: a mailbox whose renewal may still be paid takes all steps but the one that closes it. */
async function countPhases(seller: string, policy: Policy, on: Day, report: SweepReport): Promise<void> {
  for (const kind of await dueByKind(seller, on)) {
    const all = stepsTo(policy, kind, on);
    const open = stepsTo(policy, kind, on, { closing: false });
    const awaited = open.length < all.length ? await awaitedOfKind(seller, policy, kind) : 0;
    for (const state of open) add(report, { [state]: awaited });
    for (const state of all) add(report, { [state]: kind.count - awaited });
    report.waiting += awaited;
  }
}

async function sweepPhases(seller: string, on: Day, report: SweepReport): Promise<void> {
  for (;;) {
    const { byState, waiting, more } = sure(await takeSteps({ on: isoDay(on) }, callOf(seller)));
    add(report, byState);
    report.waiting += waiting;
    if (!more) return;
  }
}

async function sweepReminders(seller: string, from: Day, on: Day, report: SweepReport): Promise<void> {
  sure(await planReminders({ from: isoDay(from), to: isoDay(on) }, callOf(seller)));
  for (;;) {
    const { claimed, sent } = sure(await sendReminders({ on: isoDay(on) }, callOf(seller)));
    report.reminders += sent;
    if (claimed === 0) return;
  }
}

async function sweepAutoRenewals(seller: string, policy: Policy, on: Day, report: SweepReport): Promise<void> {
  const due = await autoRenewalsDue(seller, policy, on);
  for (let done = 0; done < due.length; done += AUTO_RENEWALS_AT_ONCE) {
    const mailboxIds = due.slice(done, done + AUTO_RENEWALS_AT_ONCE);
    report.autoRenewals += sure(await orderAutoRenewals({ mailboxIds }, callOf(seller))).ordered;
  }
}

const callOf = (seller: string) => ({ seller, actor: SYSTEM("sweep") });

/** The product's own acts are refused by nothing but a fault. */
function sure<T>(outcome: Outcome<T>): T {
  if (isRefusal(outcome)) throw new Error(`sweep refused: ${outcome.code}`);
  return outcome;
}
