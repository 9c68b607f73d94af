import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { operation, systemOnly, z } from "@/lib/platform/operation";
import { passwordSchema } from "../schema";
import { tellOwner } from "../store/notices";
import { nextPassword, writePassword } from "../store/passwords";
import { goOn, lockSession, type SignedIn } from "../store/sessions";
import { endSessions } from "../store/users";

/**
 * Somebody who signed in with an expired password chooses a new one and is let in; their other sessions end. Refuses
 * `session-ended`, the codes of `checkPassword`, `password-used`.
 */
export const renewExpiredPassword = operation({
  act: "renew-expired-password",
  input: z.strictObject({ sessionId: z.uuid(), password: passwordSchema }),
  may: systemOnly,
  audit: ({ sessionId }) => ({ sessionId }),
  run: async (tx, { sessionId, password }, context): Promise<Outcome<SignedIn>> => {
    const found = await lockSession(tx, context, sessionId, ["password"]);
    if (isRefusal(found)) return found;
    const { user } = found;
    const hash = await nextPassword(tx, context.policy.access.password, user, password);
    if (isRefusal(hash)) return hash;
    await writePassword(tx, context.seller, user.id, hash, context.now);
    await endSessions(tx, context.seller, user.id, context.now, { except: sessionId });
    await tellOwner(tx, context, user, "password-changed");
    const renewed = { ...user, passwordSetAt: instantToDb(context.now) };
    return goOn(tx, context, renewed, { sessionId, proved: true });
  },
});
