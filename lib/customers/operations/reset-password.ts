import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { findLink, spendLink } from "@/lib/platform/links";
import { anybody, operation } from "@/lib/platform/operation";
import { resetPasswordSchema } from "../schema";
import { nextPassword, writePassword } from "../store/passwords";
import { confirmEmail, endSessions, lockUser } from "../store/users";

/**
 * Chooses a new password by a mailed link: one hour, one use. Ends every session and, since the mail was read,
 * confirms the address. Refuses with `link-expired` (also when used or followed by a newer one), the codes of
 * `checkPassword`, `password-used`; the link stays good after those.
 */
export const resetPassword = operation({
  act: "reset-password",
  input: resetPasswordSchema,
  may: anybody,
  audit: () => ({}),
  run: async (tx, { token, password }, { seller, now }): Promise<Outcome<{ userId: string }>> => {
    const link = await findLink(seller, "reset-password", token, now, tx);
    // Spent before anything slow: of many at once the others find it used.
    if (!link || !(await spendLink(tx, seller, link.id, now))) return refuse("link-expired");
    const user = await lockUser(tx, seller, link.subjectId);
    if (!user) return refuse("link-expired");
    const hash = await nextPassword(tx, user, password);
    if (isRefusal(hash)) return hash;
    await writePassword(tx, seller, user.id, hash, now);
    await confirmEmail(tx, seller, user.id, now);
    await endSessions(tx, seller, user.id, now);
    return { userId: user.id };
  },
});
