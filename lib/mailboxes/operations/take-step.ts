import { z } from "zod";
import { day, fromDb, isBefore, toDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { operation, systemOnly } from "@/lib/platform/operation";
import { type MailboxEvent, nextStepAfter, phaseOn } from "../mailbox";
import { lockMailbox, moveMailbox, writeHistory } from "../store";

const EVENT = {
  expired: "expire",
  suspended: "suspend",
  cancelled: "cancel",
  deleted: "delete",
} as const satisfies Record<string, MailboxEvent>;
const COMMAND = { suspend: "suspend", close: "close" } as const;

/**
 * Brings a mailbox to the phase it is in on a day: its state, what the provider is told, the day to look again.
 * A day missed is caught up. Refuses `mailbox-unknown`, `nothing-due` (renewed meanwhile, or done before).
 */
export const takeStep = operation({
  act: "take-step",
  input: z.strictObject({ mailboxId: z.uuid(), on: z.iso.date() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { mailboxId, on }, context) => {
    const mailbox = await lockMailbox(tx, context.seller, mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    const today = day(on);
    if (!mailbox.nextStepOn || !mailbox.expiresOn || isBefore(today, fromDb(mailbox.nextStepOn)))
      return refuse("nothing-due");
    const expiry = fromDb(mailbox.expiresOn);
    const phase = phaseOn(context.policy, expiry, today);
    const next = nextStepAfter(context.policy, expiry, today);
    const changes = { nextStepOn: next && toDb(next) };
    if (!phase || mailbox.state === phase.state) {
      await tx.mailbox.update({ where: { sellerId_id: { sellerId: context.seller, id: mailboxId } }, data: changes });
      return { state: mailbox.state };
    }
    const moved = await moveMailbox(tx, context.now, mailbox, EVENT[phase.state], changes);
    if (isRefusal(moved)) return moved;
    await writeHistory(tx, context, mailboxId, phase.state);
    if (phase.command !== "none")
      await context.enqueue("mailbox.step", { seller: context.seller, mailboxId, command: COMMAND[phase.command], on });
    return { state: moved.state };
  },
});
