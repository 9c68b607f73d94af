import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, z } from "@/lib/platform/operation";
import { isOfStaff } from "@/lib/platform/roles";
import { visitorSchema } from "@/lib/platform/visitor";
import { needsSecondFactor } from "../sign-in-steps";
import { tellOwner } from "../store/notices";
import { removeSecondFactor } from "../store/second-factor";
import { lockProved } from "../store/sessions";

/**
 * The signed-in user does without a second factor again. Refuses `second-factor-needed` for those who must have one,
 * `not-found` without one, `prove-again`, `session-ended`.
 */
export const turnOffSecondFactor = operation({
  act: "turn-off-second-factor",
  input: z.strictObject({ visitor: visitorSchema }),
  may: (actor) => actor.kind === "user",
  audit: () => ({}),
  run: async (tx, { visitor }, context): Promise<Outcome<{ userId: string }>> => {
    const found = await lockProved(tx, context, visitor.sessionId);
    if (isRefusal(found)) return found;
    const { user } = found;
    if (needsSecondFactor(context.policy.access, isOfStaff(user))) return refuse("second-factor-needed");
    if (!(await removeSecondFactor(tx, context.seller, user.id))) return refuse("not-found");
    await tellOwner(tx, context, user, "second-factor-off");
    return { userId: user.id };
  },
});
