import { z } from "zod";
import { keptCards } from "@/lib/connectors/payments";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import type { Call } from "@/lib/platform/operation";
import { forgetCard } from "../operations/forget-card";

/**
 * The owner wants the kept card forgotten: with us at once, whatever the gateway answers. Refuses `no-kept-card`.
 */
export const forgetKeptCard = Object.assign(
  async (_: Record<string, never>, call: Call): Promise<Outcome<{ forgotten: true }>> => {
    const forgotten = await forgetCard({}, call);
    if (isRefusal(forgotten)) return forgotten;
    // Without our row nothing charges it; the gateway's copy goes too when it answers.
    await keptCards().forget(forgotten.methodRef);
    return { forgotten: true };
  },
  { schema: z.strictObject({}) },
);
