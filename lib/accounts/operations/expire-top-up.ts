import { z } from "zod";
import { compareInstants, instantFromDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, systemOnly } from "@/lib/platform/operation";
import { creditWhatCame, lockTopUp } from "../store/top-up";

/**
 * Nobody waits for a booked top-up any more: what came of it is credited as it is, else it expires; money that still
 * comes is credited all the same. Refuses `top-up-unknown`, `top-up-not-due`.
 */
export const expireTopUp = operation({
  act: "expire-top-up",
  input: z.strictObject({ topUpId: z.uuid() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { topUpId }, context): Promise<Outcome<{ topUpId: string; credited: boolean }>> => {
    const topUp = await lockTopUp(tx, context.seller, topUpId);
    if (isRefusal(topUp)) return topUp;
    const isDue = compareInstants(instantFromDb(topUp.expiresAt), context.now) <= 0;
    if (topUp.state !== "booked" || !isDue) return refuse("top-up-not-due");
    if (topUp.receivedCents > 0) {
      await creditWhatCame(tx, context, topUp);
      return { topUpId, credited: true };
    }
    const where = { sellerId_id: { sellerId: context.seller, id: topUpId } };
    await tx.topUp.update({ where, data: { state: "expired" } });
    return { topUpId, credited: false };
  },
});
