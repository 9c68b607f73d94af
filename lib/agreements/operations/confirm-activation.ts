import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { anybody, operation } from "@/lib/platform/operation";
import { confirmActivationSchema } from "../activation-schema";
import { goOn, lockRun, moveRun, offerUnder } from "../store/activation-runs";

/**
 * A prepared run begins, as it was shown: so many mailboxes for so much. Money leaves the account line by line; where it
 * does not suffice the run stops and goes on later. Refuses `activation-unknown`, `activation-cannot-confirm`,
 * `activation-changed` (lines or price are others by now), `agreement-not-open`, `plan-not-sold`.
 */
export const confirmActivation = operation({
  act: "confirm-activation",
  input: confirmActivationSchema,
  may: anybody,
  audit: ({ runId, seenLines, seenTotalCents }) => ({ runId, seenLines, seenTotalCents }),
  run: async (tx, { runId, seenLines, seenTotalCents }, context): Promise<Outcome<{ runId: string }>> => {
    const locked = await lockRun(tx, context, runId);
    if (isRefusal(locked)) return locked;
    const { run, agreement } = locked;
    const sold = offerUnder(agreement, context, { ...run, plan: run.planCode });
    if (isRefusal(sold)) return sold;
    const lines = await tx.activationLine.count({ where: { sellerId: context.seller, runId, state: "waiting" } });
    const unitCents = sold.offer.sum.totalCents;
    if (unitCents !== run.unitCents || lines !== seenLines || lines * unitCents !== seenTotalCents)
      return refuse("activation-changed");
    const moved = await moveRun(tx, context, run, "confirm");
    if (isRefusal(moved)) return moved;
    await goOn(context, run);
    return { runId };
  },
});
