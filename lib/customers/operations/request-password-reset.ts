import type { Outcome } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import type { Tx } from "@/lib/platform/db";
import { anybody, type Context, operation } from "@/lib/platform/operation";
import { openToAll } from "../open-to-all";
import { loginSchema } from "../schema";
import { findByLogin, freshLink } from "../store";
import { visitorSchema } from "../visitor";

/** domain.md, row 2: the link is good for one hour. */
const RESET_HOURS = 1;

const act = operation({
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

/** Mails a link to choose a new password to the user of this name or address; says the same if there is none. */
export const requestPasswordReset = openToAll(act, loginSchema, ({ login }) => login);

/** Mails a new link to choose a password, good for so many hours; earlier ones end. */
export async function mailReset(
  tx: Tx,
  user: { id: string; email: string; locale: string },
  context: Context,
  hours: number,
): Promise<void> {
  const { seller, now: at } = context;
  const linkId = await freshLink(tx, { seller, at, userId: user.id, purpose: "reset-password", hours });
  await queueMail(tx, context, {
    template: "reset-password",
    to: user.email,
    locale: user.locale,
    facts: { userId: user.id, linkId },
    dedupeKey: `reset-password:${linkId}`,
  });
}
