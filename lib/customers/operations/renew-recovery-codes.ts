import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, z } from "@/lib/platform/operation";
import { visitorSchema } from "@/lib/platform/visitor";
import { tellOwner } from "../store/notices";
import { replaceRecoveryCodes } from "../store/recovery-codes";
import { hasSecondFactor } from "../store/second-factor";
import { lockProved } from "../store/sessions";

/** New recovery codes, as their hashes, in the place of the old. Refuses `not-found`, `prove-again`, `session-ended`. */
export const renewRecoveryCodes = operation({
  act: "renew-recovery-codes",
  input: z.strictObject({ visitor: visitorSchema, recoveryHashes: z.array(z.string().max(64)).min(1).max(20) }),
  may: (actor) => actor.kind === "user",
  audit: () => ({}),
  run: async (tx, { visitor, recoveryHashes }, context): Promise<Outcome<{ userId: string }>> => {
    const found = await lockProved(tx, context, visitor.sessionId);
    if (isRefusal(found)) return found;
    const { user } = found;
    if (!(await hasSecondFactor(tx, context.seller, user.id))) return refuse("not-found");
    await replaceRecoveryCodes(tx, user, recoveryHashes, context.now);
    await tellOwner(tx, context, user, "recovery-codes-renewed");
    return { userId: user.id };
  },
});
