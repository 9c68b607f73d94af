import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { actorId } from "@/lib/platform/actor";
import { operation, staffWith, z } from "@/lib/platform/operation";
import { reasonSchema } from "../schema";
import { tellOwner } from "../store/notices";
import { endTrustedDevices } from "../store/trusted-devices";
import { endSessions } from "../store/users";

/**
 * An admin suspends an account (its sessions end, nobody comes in, nothing is mailed to recover it) or restores it; its
 * owner is told. Refuses `own-account`, `not-found`.
 */
export const setUserActive = operation({
  act: "set-user-active",
  input: reasonSchema.extend({ active: z.enum(["yes", "no"]) }),
  may: staffWith("manage-users"),
  audit: (input) => input,
  run: async (tx, { userId, active: answer }, context): Promise<Outcome<{ userId: string }>> => {
    const { seller, now } = context;
    const active = answer === "yes";
    if (actorId(context.actor) === userId) return refuse("own-account");
    const where = { sellerId_id: { sellerId: seller, id: userId } };
    if (!(await tx.user.findUnique({ where, select: { id: true } }))) return refuse("not-found");
    const user = await tx.user.update({ where, data: { active } });
    if (!active) {
      await endSessions(tx, seller, userId, now);
      await endTrustedDevices(tx, seller, userId, now);
    }
    await tellOwner(tx, context, user, active ? "account-restored" : "account-suspended");
    return { userId };
  },
});
