import { z } from "zod";
import { type Day, day, isAfter } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation, systemOnly } from "@/lib/platform/operation";
import { endsForGood } from "../mailbox";
import { awaitingMoney, groupSteps, lockDue, lookAgain, type StepGroup, writeSteps } from "../store/steps";

/** Mailboxes brought on in one transaction: few enough to be over soon, many enough to cost little each. */
const BATCH = 5000;

/**
 * Brings the mailboxes of a seller on which something fell due by a day one step on: their state, what the provider is
 * told, the day to look again. Called again while it answers `more`; several workers may do so at once.
 * `byState` counts what became what, `waiting` what is not closed because money for its renewal may come.
 */
export const takeSteps = operation({
  act: "take-steps",
  input: z.strictObject({ on: z.iso.date() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { on }, context) => {
    const due = await lockDue(tx, context.seller, day(on), BATCH);
    const groups = groupSteps(context, due);
    const byState: Record<string, number> = {};
    let waiting = 0;
    for (const found of groups) {
      const group = await withoutAwaited(tx, context, found, day(on));
      waiting += found.ids.length - group.ids.length;
      if (group.ids.length === 0) continue;
      await writeSteps(tx, context, group);
      if (group.state) byState[group.state] = (byState[group.state] ?? 0) + group.ids.length;
    }
    const again = groups.some(({ next }) => next && !isAfter(next, day(on)));
    return { byState, waiting, more: again || due.length === BATCH };
  },
});

/** Who waits for the money of a renewal is not closed yet, and looked at again the next day. */
async function withoutAwaited(tx: Tx, context: Context, group: StepGroup, on: Day): Promise<StepGroup> {
  if (!endsForGood(group)) return group;
  const awaited = await awaitingMoney(tx, context, group.ids);
  if (awaited.size === 0) return group;
  await lookAgain(tx, context.seller, [...awaited], on);
  return { ...group, ids: group.ids.filter((id) => !awaited.has(id)) };
}
