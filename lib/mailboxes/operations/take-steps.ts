import { z } from "zod";
import { day, isAfter } from "@/lib/kernel/day";
import { operation, systemOnly } from "@/lib/platform/operation";
import { groupSteps, lockDue, writeSteps } from "../store/steps";

/** Mailboxes brought on in one transaction: few enough to be over soon, many enough to cost little each. */
const BATCH = 5000;

/**
 * Brings the mailboxes of a seller on which something fell due by a day one step on: their state, what the provider is
 * told, the day to look again. Called again while it answers `more`; several workers may do so at once.
 * `byState` counts what became what.
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
    for (const group of groups) {
      await writeSteps(tx, context, group);
      if (group.state) byState[group.state] = (byState[group.state] ?? 0) + group.ids.length;
    }
    const again = groups.some(({ next }) => next && !isAfter(next, day(on)));
    return { byState, more: again || due.length === BATCH };
  },
});
