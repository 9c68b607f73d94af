import type { Mailbox } from "@/lib/generated/prisma/client";
import { type Instant, instantFromDb } from "@/lib/kernel/day";
import type { Actor } from "@/lib/platform/actor";
import { unseal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import type { MailboxState } from "../mailbox";
import { type MailboxOptions, pendingNotice, type SmsNotice } from "../options";
import { optionsOf } from "../store/options";

/** What was set for a mailbox from here, as its owner sees it. The caller has checked that it is theirs. */
export interface OptionsShown {
  options: MailboxOptions;
  /** Still on its way to the provider, done there, or left to a person; null: nothing was set yet. */
  state: "asked" | "done" | "refused" | null;
  askedAt: Instant | null;
  /** A number that waits for the code that was sent to it. */
  pending: SmsNotice | null;
}

export async function optionsOfMailbox(mailbox: Pick<Mailbox, "sellerId" | "id">): Promise<OptionsShown> {
  const known = await optionsOf(db(), mailbox);
  if (!known) return { options: {}, state: null, askedAt: null, pending: null };
  const pending = known.pendingSealed ? pendingNotice.parse(unseal(known.pendingSealed)) : null;
  return {
    options: known.options,
    state: known.round === 0 ? null : (known.state as "asked" | "done" | "refused"),
    askedAt: instantFromDb(known.askedAt),
    pending: pending && { phone: pending.phone, hour: pending.hour },
  };
}

const THERE: readonly MailboxState[] = ["active", "expired", "suspended", "renewal_failed"];

/** Options still to be told to the provider; null when there is nothing (more) to tell. */
export async function optionsToTell(
  seller: string,
  mailboxId: string,
): Promise<{ providerRef: string; options: MailboxOptions; round: number } | null> {
  const mailbox = await db().mailbox.findUnique({ where: { sellerId_id: { sellerId: seller, id: mailboxId } } });
  if (!mailbox?.providerRef || !THERE.includes(mailbox.state)) return null;
  const known = await optionsOf(db(), mailbox);
  return known?.state === "asked"
    ? { providerRef: mailbox.providerRef, options: known.options, round: known.round }
    : null;
}

/** Whether a mailbox is the actor's own. */
export async function isOwn(seller: string, actor: Actor, mailboxId: string): Promise<boolean> {
  if (actor.kind !== "user" || !isId(mailboxId)) return false;
  const where = { sellerId_id: { sellerId: seller, id: mailboxId } };
  return (await db().mailbox.findUnique({ where, select: { userId: true } }))?.userId === actor.userId;
}
