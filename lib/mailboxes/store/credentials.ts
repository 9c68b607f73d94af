import type { Mailbox } from "@/lib/generated/prisma/client";
import { addDays, endOfDayInRome } from "@/lib/kernel/day";
import { queueMail } from "@/lib/notifications/store";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { createLink } from "@/lib/platform/links";
import type { Context } from "@/lib/platform/operation";

/** Mails the connection parameters and a new one-time link to the provisional password; older links end. */
export async function sendCredentialsLink(
  tx: Tx,
  context: Context,
  mailbox: Mailbox,
  to: { email: string; locale: string },
) {
  const until = addDays(context.today, context.policy.service.credentialsLinkDays);
  const linkId = await createLink(tx, {
    seller: context.seller,
    purpose: "credentials",
    subjectId: mailbox.id,
    at: context.now,
    expiresAt: endOfDayInRome(until),
  });
  await queueMail(tx, context, {
    template: "mailbox-activated",
    to: to.email,
    locale: to.locale,
    facts: { mailboxId: mailbox.id, linkId },
    dedupeKey: `mailbox-activated:${linkId}`,
  });
}

/** The link itself is the right to see the password; nobody else may, not even the staff. */
export const throughItsLink = (actor: Actor, input: { mailboxId: string }): boolean =>
  actor.kind === "link" && actor.purpose === "credentials" && actor.subjectId === input.mailboxId;
