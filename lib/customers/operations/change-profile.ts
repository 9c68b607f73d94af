import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { actorId } from "@/lib/platform/actor";
import { operation } from "@/lib/platform/operation";
import { profileSchema } from "../schema";
import { lockUser, writeProfile } from "../store/users";

/** Rewrites what the signed-in user says of themselves. Roles, user name and address are not theirs to change. */
export const changeProfile = operation({
  act: "change-profile",
  input: profileSchema,
  may: (actor) => actor.kind === "user",
  audit: ({ taxCode }) => ({ taxCodeGiven: taxCode !== undefined }),
  run: async (tx, profile, { seller, actor }): Promise<Outcome<{ userId: string }>> => {
    const user = await lockUser(tx, seller, actorId(actor) ?? "");
    if (!user) return refuse("not-found");
    await writeProfile(tx, seller, user.id, profile);
    return { userId: user.id };
  },
});
