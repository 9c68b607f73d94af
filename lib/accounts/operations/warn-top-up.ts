import { z } from "zod";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import { operation, systemOnly } from "@/lib/platform/operation";
import { userToTell } from "../store/owner";
import { lockTopUp } from "../store/top-up";

/** Tells, once, that a booked top-up ends soon. Refuses `top-up-unknown`, `top-up-not-payable`. */
export const warnTopUp = operation({
  act: "warn-top-up",
  input: z.strictObject({ topUpId: z.uuid() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { topUpId }, context): Promise<Outcome<{ topUpId: string }>> => {
    const topUp = await lockTopUp(tx, context.seller, topUpId);
    if (isRefusal(topUp)) return topUp;
    if (topUp.state !== "booked") return refuse("top-up-not-payable", { params: { state: topUp.state } });
    const facts = { topUpId, dueSoon: true };
    const dedupeKey = `top-up-due-soon:${topUpId}`;
    await queueMail(tx, context, { template: "top-up-booked", ...(await userToTell(tx, topUp)), facts, dedupeKey });
    return { topUpId };
  },
});
