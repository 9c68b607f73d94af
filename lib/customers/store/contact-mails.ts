import type { ContactChange, User } from "@/lib/generated/prisma/client";
import { queueMail } from "@/lib/notifications/store";
import type { Tx } from "@/lib/platform/db";
import { createLink } from "@/lib/platform/links";
import type { Context } from "@/lib/platform/operation";

/** How long the link to a new address lives; how long its owner may undo the change. */
const CONFIRM = { hours: 24 };
const UNDO = { hours: 24 * 7 };

/** Mails the new address its link, and the old one, if it was ever confirmed, the way to undo it all. */
export async function mailSelfChange(tx: Tx, context: Context, changeId: string, user: User, newEmail: string) {
  const { seller, now: at } = context;
  const link = { seller, subjectId: changeId, at };
  const toNew = await createLink(tx, { ...link, purpose: "change-email", expiresAt: at.add(CONFIRM) });
  await queueMail(tx, context, {
    template: "confirm-new-email",
    to: newEmail,
    locale: user.locale,
    facts: { changeId, linkId: toNew },
    dedupeKey: `confirm-new-email:${changeId}`,
  });
  // An address nobody ever confirmed may be a stranger's: it must not become a way into the account.
  if (!user.emailConfirmedAt) return;
  const toOld = await createLink(tx, { ...link, purpose: "undo-email", expiresAt: at.add(UNDO) });
  await tellOldAddress(tx, context, { changeId, to: user.email, locale: user.locale, linkId: toOld });
}

/** Tells the address on file that another was asked for; with a link it can be undone, without one staff decide. */
export async function tellOldAddress(
  tx: Tx,
  context: Context,
  { changeId, to, locale, linkId }: { changeId: string; to: string; locale: string; linkId?: string },
): Promise<void> {
  await queueMail(tx, context, {
    template: "email-change-asked",
    to,
    locale,
    facts: { changeId, ...(linkId ? { linkId } : {}) },
    dedupeKey: `email-change-asked:${changeId}`,
  });
}

/** Tells both addresses that the change is done. */
export async function tellBoth(tx: Tx, context: Context, change: ContactChange, locale: string): Promise<void> {
  for (const to of new Set([change.oldEmail, change.newEmail])) {
    if (!to) continue;
    const dedupeKey = `email-changed:${change.id}:${to}`;
    await queueMail(tx, context, { template: "email-changed", to, locale, facts: { changeId: change.id }, dedupeKey });
  }
}
