import { type Handler, TryAgain } from "@/lib/jobs/handler";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { failpoint } from "@/lib/platform/failpoint";
import type { Call } from "@/lib/platform/operation";
import { carryOutActivation } from "../operations/carry-out-activation";

/**
 * Carries out a run step by step until nothing waits or somebody pauses it. May be killed anywhere and called again, and
 * by two workers at once: each step locks the run and takes only lines that still wait.
 */
export const handler: Handler<"agreement.activate"> = async ({ seller, runId }, { signal }) => {
  const call: Call = { seller, actor: SYSTEM("activation") };
  for (;;) {
    if (signal.aborted) throw new TryAgain("stopped");
    const step = await carryOutActivation({ runId }, call);
    if (isRefusal(step)) throw new Error(`activation refused: ${step.code}`);
    failpoint("activate.after-step");
    if (step.state !== "running") return;
  }
};
