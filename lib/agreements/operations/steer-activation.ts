import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { anybody, operation } from "@/lib/platform/operation";
import { steerActivationSchema } from "../activation-schema";
import { goOn, lockRun, moveRun } from "../store/activation-runs";
import { closeWhole } from "../store/together";

/**
 * A run is paused, goes on, or is given up; what was carried out stays, and is invoiced. Refuses `activation-unknown`,
 * `activation-cannot-<event>`.
 */
export const steerActivation = operation({
  act: "steer-activation",
  input: steerActivationSchema,
  may: anybody,
  audit: (input) => input,
  run: async (tx, { runId, event }, context): Promise<Outcome<{ runId: string }>> => {
    const locked = await lockRun(tx, context, runId);
    if (isRefusal(locked)) return locked;
    const moved = await moveRun(tx, context, locked.run, event);
    if (isRefusal(moved)) return moved;
    if (event === "resume") await goOn(context, locked.run);
    if (event === "drop") await closeWhole(tx, context, moved);
    return { runId };
  },
});
