import type { Mailbox } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { seal, unseal } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { type MailboxOptions, mailboxOptions } from "../options";
import { lockMailbox, writeHistory } from "../store";

/** A live mailbox of the actor's own, locked. Refuses `mailbox-not-found`, `mailbox-not-live`. */
export async function lockOwnLive(tx: Tx, { seller, actor }: Context, mailboxId: string): Promise<Outcome<Mailbox>> {
  const mailbox = isId(mailboxId) ? await lockMailbox(tx, seller, mailboxId) : refuse("mailbox-not-found");
  if (isRefusal(mailbox) || actor.kind !== "user" || mailbox.userId !== actor.userId)
    return refuse("mailbox-not-found");
  return mailbox.state === "active" ? mailbox : refuse("mailbox-not-live");
}

const rowOf = (tx: Tx, { sellerId, id: mailboxId }: Pick<Mailbox, "sellerId" | "id">) =>
  tx.mailboxOptions.findUnique({ where: { sellerId_mailboxId: { sellerId, mailboxId } } });

/** What was set for a mailbox from here, and what of it is still to be done; null when nothing was. */
export async function optionsOf(tx: Tx, mailbox: Pick<Mailbox, "sellerId" | "id">) {
  const row = await rowOf(tx, mailbox);
  return row && { ...row, options: mailboxOptions.parse(unseal(row.optionsSealed)) };
}

/** Changes what is set for a locked mailbox and has the provider told. A number still to be confirmed is forgotten. */
export async function changeOptions(
  tx: Tx,
  context: Context,
  mailbox: Mailbox,
  change: MailboxOptions,
): Promise<{ mailboxId: string }> {
  const { sellerId, id: mailboxId } = mailbox;
  const known = await optionsOf(tx, mailbox);
  const data = {
    optionsSealed: seal({ ...known?.options, ...change }),
    ...("sms" in change ? { pendingSealed: null } : {}),
    state: "asked",
    round: (known?.round ?? 0) + 1,
    askedAt: instantToDb(context.now),
  };
  const where = { sellerId_mailboxId: { sellerId, mailboxId } };
  await tx.mailboxOptions.upsert({ where, create: { sellerId, mailboxId, ...data }, update: data });
  await writeHistory(tx, context, mailboxId, "options-asked");
  await context.enqueue("mailbox.options", { seller: sellerId, mailboxId });
  return { mailboxId };
}

/** Keeps a number until the code that was sent to it comes back. */
export async function keepPending(tx: Tx, context: Context, mailbox: Mailbox, pendingSealed: string): Promise<void> {
  const { sellerId, id: mailboxId } = mailbox;
  const first = { optionsSealed: seal({}), askedAt: instantToDb(context.now) };
  await tx.mailboxOptions.upsert({
    where: { sellerId_mailboxId: { sellerId, mailboxId } },
    create: { sellerId, mailboxId, ...first, pendingSealed },
    update: { pendingSealed },
  });
}
