import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, z } from "@/lib/platform/operation";
import { isOfStaff } from "@/lib/platform/roles";
import { visitorSchema } from "@/lib/platform/visitor";
import { mayHaveSecondFactor } from "../sign-in-steps";
import { offerSecondFactor as writeOffer } from "../store/second-factor";
import { lockProved } from "../store/sessions";

/**
 * Makes a secret for the signed-in user's authenticator app; it counts from its first code on. Refuses
 * `second-factor-off` where the seller has none, `second-factor-on`, `prove-again`, `session-ended`.
 */
export const offerSecondFactor = operation({
  act: "offer-second-factor",
  input: z.strictObject({ visitor: visitorSchema }),
  may: (actor) => actor.kind === "user",
  audit: () => ({}),
  run: async (tx, { visitor }, context): Promise<Outcome<{ userId: string }>> => {
    const found = await lockProved(tx, context, visitor.sessionId);
    if (isRefusal(found)) return found;
    const { user } = found;
    if (!mayHaveSecondFactor(context.policy.access, isOfStaff(user))) return refuse("second-factor-off");
    const offered = await writeOffer(tx, context.seller, user.id, context.now);
    return offered ? { userId: user.id } : refuse("second-factor-on");
  },
});
