import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, staffWith } from "@/lib/platform/operation";
import { creditPartialInput } from "../schema";
import { creditWhatCame, lockTopUp } from "../store/top-up";

/**
 * The rest of a partial top-up will not come: what did come is credited as it is. Refuses `top-up-unknown`,
 * `own-top-up`, `top-up-not-partial`.
 */
export const creditPartialTopUp = operation({
  act: "credit-partial-top-up",
  input: creditPartialInput,
  may: staffWith("record-payments"),
  audit: ({ topUpId }) => ({ topUpId }),
  run: async (tx, { topUpId }, context): Promise<Outcome<{ receivedCents: number }>> => {
    const topUp = await lockTopUp(tx, context.seller, topUpId);
    if (isRefusal(topUp)) return topUp;
    if (context.actor.kind === "user" && context.actor.userId === topUp.userId) return refuse("own-top-up");
    if (topUp.state === "credited" || topUp.receivedCents === 0) return refuse("top-up-not-partial");
    await creditWhatCame(tx, context, topUp);
    return { receivedCents: topUp.receivedCents };
  },
});
