import type { Instant } from "@/lib/kernel/day";
import { queueMail } from "@/lib/notifications/store";
import type { Tx } from "@/lib/platform/db";
import { createLink, endLinks } from "@/lib/platform/links";
import type { Context } from "@/lib/platform/operation";

const CONFIRM = { hours: 48 };

/** Mails a new link to confirm an address; earlier ones end. */
export async function mailConfirmation(
  tx: Tx,
  user: { userId: string; email: string; locale: string },
  context: Context,
): Promise<void> {
  const { seller, now: at } = context;
  const linkId = await freshLink(tx, {
    seller,
    at,
    userId: user.userId,
    purpose: "confirm-email",
    life: CONFIRM,
  });
  await queueMail(tx, context, {
    template: "confirm-email",
    to: user.email,
    locale: user.locale,
    facts: { userId: user.userId, linkId },
    dedupeKey: `confirm-email:${linkId}`,
  });
}

/** Mails a new link to choose a password, good for so long; earlier ones end. */
export async function mailReset(
  tx: Tx,
  user: { id: string; email: string; locale: string },
  context: Context,
  life: Life,
): Promise<void> {
  const { seller, now: at } = context;
  const linkId = await freshLink(tx, { seller, at, userId: user.id, purpose: "reset-password", life });
  await queueMail(tx, context, {
    template: "reset-password",
    to: user.email,
    locale: user.locale,
    facts: { userId: user.id, linkId },
    dedupeKey: `reset-password:${linkId}`,
  });
}

type Life = { hours: number } | { minutes: number };
type MailedLink = {
  seller: string;
  purpose: "confirm-email" | "reset-password";
  userId: string;
  at: Instant;
  life: Life;
};

/** A new link for a user: the older ones of its kind end. */
async function freshLink(tx: Tx, { seller, purpose, userId, at, life }: MailedLink): Promise<string> {
  await endLinks(tx, seller, purpose, userId, at);
  return createLink(tx, { seller, purpose, subjectId: userId, at, expiresAt: at.add(life) });
}
