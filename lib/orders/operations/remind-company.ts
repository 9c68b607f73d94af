import { z } from "zod";
import { fromDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation, systemOnly } from "@/lib/platform/operation";
import { openTask } from "@/lib/staff/store";
import { daysLeft, reminderDue } from "../forming";
import { lockHolder, mailNumbersNeeded } from "../store/forming";

/**
 * A company being formed is reminded of its numbers on the days of the policy, each once; past the last one the staff are
 * asked to see to it. Refuses `holder-unknown`.
 */
export const remindCompany = operation({
  act: "remind-company",
  input: z.strictObject({ holderId: z.uuid() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { holderId }, context) => {
    const holder = await lockHolder(tx, context, holderId);
    if (isRefusal(holder)) return holder;
    if (!holder.numbersDueOn || holder.numbersGivenAt) return { holderId, late: false };
    const left = daysLeft(fromDb(holder.numbersDueOn), context.today);
    const reminder = reminderDue(left, context.policy.identity.beingFormed.reminderDays);
    if (reminder !== null) await mailNumbersNeeded(tx, context, holder, reminder);
    const late = left < 0;
    if (late) await askStaffOnce(tx, context, holderId);
    return { holderId, late };
  },
});

/** A task that somebody closed with a note is not opened again every night. */
async function askStaffOnce(tx: Tx, context: Context, holderId: string): Promise<void> {
  const task = { kind: "company-numbers-late", subjectKind: "holder", subjectId: holderId };
  const asked = await tx.staffTask.count({ where: { ...task, sellerId: context.seller } });
  if (asked === 0) await openTask(tx, context, task);
}
