import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { findLink, spendLink } from "@/lib/platform/links";
import { anybody, operation, z } from "@/lib/platform/operation";
import { passwordSchema, tokenSchema } from "../schema";
import { tellOwner } from "../store/notices";
import { nextPassword, writePassword } from "../store/passwords";
import { securityOf } from "../store/security-info";
import { endTrustedDevices } from "../store/trusted-devices";
import { confirmEmail, endSessions, lockUser } from "../store/users";

/**
 * Chooses a new password by a mailed link: as long as the seller says, one use. Ends every session and, since the mail
 * was read, confirms the address. `answered`: the security question was answered rightly (exchanges/reset-password.ts).
 * Refuses with `link-expired` (also when used or followed by a newer one), `answer-wrong`, `security-cancelled`, the
 * codes of `checkPassword`, `password-used`; the link stays good after those.
 */
export const resetPassword = operation({
  act: "reset-password",
  input: tokenSchema.extend({ password: passwordSchema, answered: z.boolean().default(false) }),
  may: anybody,
  audit: ({ answered }) => ({ answered }),
  run: async (tx, { token, password, answered }, context): Promise<Outcome<{ userId: string }>> => {
    const { seller, now, policy } = context;
    const link = await findLink(seller, "reset-password", token, now, tx);
    // Spent before anything slow: of many at once the others find it used.
    if (!link || !(await spendLink(tx, seller, link.id, now))) return refuse("link-expired");
    const user = await lockUser(tx, seller, link.subjectId);
    if (!user) return refuse("link-expired");
    const security = policy.access.securityQuestions ? await securityOf(tx, seller, user.id) : null;
    if (security && "cancelledAt" in security) return refuse("security-cancelled");
    if (security && !answered) return refuse("answer-wrong", { field: "answer" });
    const hash = await nextPassword(tx, policy.access.password, user, password);
    if (isRefusal(hash)) return hash;
    await writePassword(tx, seller, user.id, hash, now);
    await confirmEmail(tx, seller, user.id, now);
    await endSessions(tx, seller, user.id, now);
    await endTrustedDevices(tx, seller, user.id, now);
    await tellOwner(tx, context, user, "password-changed");
    return { userId: user.id };
  },
});
