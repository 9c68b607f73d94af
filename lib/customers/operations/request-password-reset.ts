import type { Outcome } from "@/lib/kernel/refusal";
import { anybody, operation } from "@/lib/platform/operation";
import { visitorSchema } from "@/lib/platform/visitor";
import { loginSchema } from "../schema";
import { mailReset } from "../store/mailed-links";
import { findByLogin } from "../store/users";

/** Acceptance table, row 2: the link is good for one hour. */
const RESET_HOURS = 1;

/** Mails a link to choose a new password to the user of this name or address; says the same if there is none. */
export const requestPasswordReset = operation({
  act: "request-password-reset",
  input: loginSchema.extend({ visitor: visitorSchema }),
  may: anybody,
  audit: () => ({}),
  run: async (tx, { login }, context): Promise<Outcome<Record<string, never>>> => {
    const user = await findByLogin(tx, context.seller, login);
    if (user?.active) await mailReset(tx, user, context, RESET_HOURS);
    return {};
  },
});
