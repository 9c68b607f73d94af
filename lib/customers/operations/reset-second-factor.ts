import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { actorId } from "@/lib/platform/actor";
import { operation, staffWith } from "@/lib/platform/operation";
import { reasonSchema } from "../schema";
import { tellOwner } from "../store/notices";
import { removeSecondFactor } from "../store/second-factor";
import { endSessions, lockUser } from "../store/users";

/**
 * An admin takes away the second factor of somebody who lost it: their sessions end, they are told by mail, and whoever
 * must have one sets it up again at the next sign-in. Refuses `own-account`, `not-found` (no such user, or nothing to
 * take away).
 */
export const resetSecondFactor = operation({
  act: "reset-second-factor",
  input: reasonSchema,
  may: staffWith("manage-users"),
  audit: (input) => input,
  run: async (tx, { userId }, context): Promise<Outcome<{ userId: string; ended: number }>> => {
    if (actorId(context.actor) === userId) return refuse("own-account");
    const user = await lockUser(tx, context.seller, userId);
    if (!user || !(await removeSecondFactor(tx, context.seller, userId))) return refuse("not-found");
    const ended = await endSessions(tx, context.seller, userId, context.now);
    await tellOwner(tx, context, user, "second-factor-reset");
    return { userId, ended };
  },
});
