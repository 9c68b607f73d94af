import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { actorId } from "@/lib/platform/actor";
import type { Call } from "@/lib/platform/operation";
import { operation, type z } from "@/lib/platform/operation";
import { attempt, forgive, type Limit } from "@/lib/platform/throttle";
import { visitorSchema } from "@/lib/platform/visitor";
import { isPassword } from "../password-hash";
import { changePasswordSchema } from "../schema";
import { tellOwner } from "../store/notices";
import { nextPassword, writePassword } from "../store/passwords";
import { endTrustedDevices } from "../store/trusted-devices";
import { endSessions, lockUser } from "../store/users";

/** A session left open must not be a place to guess the password from. */
const LIMIT: Limit = { name: "change-password", points: 5, seconds: 900 };
const input = changePasswordSchema.extend({ visitor: visitorSchema });
type Changed = { ended: number };

const act = operation({
  act: "change-password",
  input,
  may: (actor) => actor.kind === "user",
  audit: () => ({}),
  run: async (tx, { current, password, visitor }, context): Promise<Outcome<Changed>> => {
    const { seller, actor, now, policy } = context;
    const user = await lockUser(tx, seller, actorId(actor) ?? "");
    if (!user || !(await isPassword(user.passwordHash, current))) return refuse("password-wrong", { field: "current" });
    const hash = await nextPassword(tx, policy.access.password, user, password);
    if (isRefusal(hash)) return hash;
    await writePassword(tx, seller, user.id, hash, now);
    await endTrustedDevices(tx, seller, user.id, now);
    await tellOwner(tx, context, user, "password-changed");
    return { ended: await endSessions(tx, seller, user.id, now, { except: visitor.sessionId }) };
  },
});

/**
 * Changes the signed-in user's password and ends their other sessions. Refuses with `password-wrong` (the present
 * one), `too-many-attempts` after five of those, the codes of `checkPassword`, `password-used`.
 */
export const changePassword = Object.assign(
  async (raw: z.input<typeof input>, call: Call): Promise<Outcome<Changed>> => {
    const who = [call.seller, actorId(call.actor) ?? ""];
    if (!(await attempt(LIMIT, ...who)).allowed) return refuse("too-many-attempts");
    const outcome = await act(raw, call);
    if (!isRefusal(outcome) || outcome.code !== "password-wrong") await forgive(LIMIT, ...who);
    return outcome;
  },
  { act: act.act, schema: changePasswordSchema },
);
