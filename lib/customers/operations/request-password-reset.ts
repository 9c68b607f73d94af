import type { Outcome } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import { newId } from "@/lib/platform/ids";
import { anybody, operation } from "@/lib/platform/operation";
import { visitorSchema } from "@/lib/platform/visitor";
import { loginSchema } from "../schema";
import { mailReset } from "../store/mailed-links";
import { cancelledSecurity } from "../store/security-info";
import { findByLogin } from "../store/users";

/**
 * Mails a link to choose a new password to the user of this name or address, good for as long as the seller says; says
 * the same if there is none. Whose security information was cancelled is told how to go on with a document instead.
 */
export const requestPasswordReset = operation({
  act: "request-password-reset",
  input: loginSchema.extend({ visitor: visitorSchema }),
  may: anybody,
  audit: () => ({}),
  run: async (tx, { login }, context): Promise<Outcome<Record<string, never>>> => {
    const { seller, policy } = context;
    const user = await findByLogin(tx, seller, login);
    if (!user?.active) return {};
    if (policy.access.securityQuestions && (await cancelledSecurity(tx, seller, user.id))) {
      const dedupeKey = `recovery-by-document:${user.id}:${newId()}`;
      const { email: to, locale } = user;
      await queueMail(tx, context, {
        template: "recovery-by-document",
        to,
        locale,
        facts: { userId: user.id },
        dedupeKey,
      });
      return {};
    }
    await mailReset(tx, user, context, { minutes: policy.access.passwordLinkMinutes });
    return {};
  },
});
