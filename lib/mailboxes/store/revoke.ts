import type { Mailbox } from "@/lib/generated/prisma/client";
import { type Day, isAfter, isoDay, toDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import { closeOrder } from "@/lib/orders/store";
import { giveBackUnused } from "@/lib/payments/store/unused-term";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { afterEvent } from "../mailbox";
import { moveMailbox, writeHistory } from "../store";
import { revokeLites } from "./lites";
import { stopReminders } from "./reminders";

/**
 * Closes a locked mailbox because its holder asked for it: at once, or on a later day, which the night's work will see.
 * Its name stays blocked. Refuses `mailbox-cannot-revoke` {state}.
 */
export async function revokeMailbox(tx: Tx, context: Context, mailbox: Mailbox, on: Day): Promise<Outcome<Mailbox>> {
  const possible = afterEvent(mailbox.state, "revoke");
  if (isRefusal(possible)) return possible;
  const key = { sellerId_id: { sellerId: mailbox.sellerId, id: mailbox.id } };
  if (isAfter(on, context.today)) {
    const look = !mailbox.nextStepOn || mailbox.nextStepOn > toDb(on) ? toDb(on) : mailbox.nextStepOn;
    const planned = await tx.mailbox.update({ where: key, data: { revokeOn: toDb(on), nextStepOn: look } });
    await stopReminders(tx, mailbox);
    await writeHistory(tx, context, mailbox.id, "revocation-planned", { on: isoDay(on) });
    return planned;
  }
  const changes = { revokeOn: toDb(on), nextStepOn: null };
  const revoked = await moveMailbox(tx, context.now, mailbox, "revoke", changes);
  if (isRefusal(revoked)) return revoked;
  await afterRevocation(tx, context, mailbox.id);
  const job = { seller: context.seller, mailboxId: mailbox.id, command: "close" as const, on: isoDay(on) };
  await context.enqueue("mailbox.step", job);
  return revoked;
}

/** What a mailbox that was revoked leaves behind: nobody is reminded of it, nothing is sold for it, its holder is told. */
export async function afterRevocation(tx: Tx, context: Context, mailboxId: string): Promise<void> {
  const { seller: sellerId } = context;
  await stopReminders(tx, { sellerId, id: mailboxId });
  const open = await tx.order.findMany({ where: { sellerId, mailboxId, state: "placed", startedAt: null } });
  for (const order of open) await closeOrder(tx, context, order, "cancel");
  await tx.addOn.updateMany({ where: { sellerId, mailboxId }, data: { state: "ended" } });
  await revokeLites(tx, context, mailboxId);
  await writeHistory(tx, context, mailboxId, "revoked");
  const { holder, ...mailbox } = await tx.mailbox.findUniqueOrThrow({
    where: { sellerId_id: { sellerId, id: mailboxId } },
    include: { holder: { select: { email: true, user: { select: { locale: true } } } } },
  });
  await giveBackUnused(tx, context, mailbox);
  await queueMail(tx, context, {
    template: "mailbox-revoked",
    to: holder.email,
    locale: holder.user?.locale ?? "it",
    facts: { mailboxId },
    dedupeKey: `mailbox-revoked:${mailboxId}`,
  });
}

/** A mailbox that is to close can't be asked to close again, nor be renewed. Refuses `mailbox-being-revoked` {day}. */
export const notBeingRevoked = (mailbox: Mailbox): Outcome<null, "mailbox-being-revoked"> =>
  mailbox.revokeOn ? refuse("mailbox-being-revoked") : null;
