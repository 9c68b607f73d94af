import { type Day, fromDb, isoDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { phaseOn } from "../mailbox";
import { remind } from "../operations/remind";
import { takeStep } from "../operations/take-step";
import { mailboxesDue, remindersDue } from "../queries/due";
import { policyOn } from "../queries/provider";

const PAGE = 200;

export interface SweepReport {
  on: string;
  /** Mailboxes brought to another phase, by the state they came to. */
  steps: Record<string, number>;
  reminders: number;
}

/**
 * Does what falls due by a day, and only that: phases of mailboxes not renewed, reminders. Each mailbox is an act of
 * its own, so that it can stop anywhere, run twice or run on several machines. A dry run only counts.
 */
export async function runSweep(on: Day, options: { dryRun?: boolean } = {}): Promise<SweepReport> {
  const report: SweepReport = { on: isoDay(on), steps: {}, reminders: 0 };
  await sweepPhases(on, report, options.dryRun ?? false);
  await sweepReminders(on, report, options.dryRun ?? false);
  return report;
}

async function sweepPhases(on: Day, report: SweepReport, dryRun: boolean): Promise<void> {
  let last: { sellerId: string; id: string } | null = null;
  for (;;) {
    const page = await mailboxesDue(on, last, PAGE);
    for (const mailbox of page) {
      const state = dryRun ? await wouldBecome(mailbox, on) : await step(mailbox, on);
      if (state) report.steps[state] = (report.steps[state] ?? 0) + 1;
    }
    last = page.at(-1) ?? null;
    if (page.length < PAGE) return;
  }
}

async function step(mailbox: { sellerId: string; id: string; state: string }, on: Day): Promise<string | null> {
  const done = await takeStep(
    { mailboxId: mailbox.id, on: isoDay(on) },
    { seller: mailbox.sellerId, actor: SYSTEM("sweep") },
  );
  return isRefusal(done) || done.state === mailbox.state ? null : done.state;
}

async function wouldBecome(
  mailbox: { sellerId: string; expiresOn: Date | null; state: string },
  on: Day,
): Promise<string | null> {
  const policy = await policyOn(mailbox.sellerId, on);
  const phase = policy && mailbox.expiresOn && phaseOn(policy, fromDb(mailbox.expiresOn), on);
  return phase && phase.state !== mailbox.state ? phase.state : null;
}

async function sweepReminders(on: Day, report: SweepReport, dryRun: boolean): Promise<void> {
  for (let seen = 0; ; ) {
    const page = await remindersDue(on, PAGE, dryRun ? seen : 0);
    for (const { sellerId, mailboxId } of page) {
      if (dryRun) report.reminders += 1;
      else report.reminders += (await sendReminder(sellerId, mailboxId, on)) ? 1 : 0;
    }
    seen += page.length;
    if (page.length < PAGE) return;
  }
}

async function sendReminder(seller: string, mailboxId: string, on: Day): Promise<boolean> {
  const done = await remind({ mailboxId, on: isoDay(on) }, { seller, actor: SYSTEM("sweep") });
  return !isRefusal(done) && done.sent;
}
