import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { anybody, operation } from "@/lib/platform/operation";
import { steerActivationSchema } from "../activation-schema";
import { goOn, lockRun, moveRun } from "../store/activation-runs";

/**
 * A run is paused, goes on, or is given up; what was carried out stays. Refuses `activation-unknown`,
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
    return { runId };
  },
});
