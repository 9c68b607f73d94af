import { runSweep } from "@/lib/mailboxes/jobs/sweep";
import type { Run } from "../command";
import { dayOf } from "../days";

/** What the night does, on a day given. */
export const run: Run = async (given) => {
  const dryRun = given.values["dry-run"] === true;
  const report = await runSweep(dayOf(given, "on"), { dryRun });
  const steps = Object.entries(report.steps).map(([state, count]) => `  ${state}: ${count}`);
  if (report.waiting > 0) steps.push(`  not closed, money may come: ${report.waiting}`);
  const title = dryRun ? `Would be done on ${report.on}:` : `Done for ${report.on}:`;
  return {
    data: { ...report, dryRun },
    text: [title, ...steps, `  reminders: ${report.reminders}`, `  automatic renewals: ${report.autoRenewals}`].join(
      "\n",
    ),
  };
};
