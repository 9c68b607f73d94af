import { z } from "zod";
import { addDays, addOffset, day, endOfDayInRome, fromDb, instantToDb, isoDay, laterDay, toDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import { createLink } from "@/lib/platform/links";
import { operation, systemOnly } from "@/lib/platform/operation";
import { lockMailbox, writeHistory } from "../store";

const SPEAKS = new Set(["active", "expired", "suspended", "renewal_failed"]);

/**
 * Sends the reminder that is due for a mailbox by a day: the latest one; earlier ones that were missed say the same and
 * are stopped. Refuses `mailbox-unknown`, `nothing-due`.
 */
export const remind = operation({
  act: "remind",
  input: z.strictObject({ mailboxId: z.uuid(), on: z.iso.date() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { mailboxId, on }, context) => {
    const mailbox = await lockMailbox(tx, context.seller, mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    const where = { sellerId: context.seller, mailboxId, state: "planned", dueOn: { lte: toDb(day(on)) } };
    const due = await tx.reminder.findFirst({ where, orderBy: { dueOn: "desc" } });
    if (!due) return refuse("nothing-due");
    await tx.reminder.updateMany({ where, data: { state: "stopped" } });
    const expiry = mailbox.expiresOn;
    if (!expiry || expiry.getTime() !== due.expiresOn.getTime() || !SPEAKS.has(mailbox.state)) return { sent: false };
    const holder = await tx.holder.findUniqueOrThrow({
      where: { sellerId_id: { sellerId: context.seller, id: mailbox.holderId } },
      include: { user: { select: { locale: true } } },
    });
    const closes = addOffset(fromDb(expiry), context.policy.lifecycle.renewal.closes);
    const linkId = await createLink(tx, {
      seller: context.seller,
      purpose: "renewal",
      subjectId: mailboxId,
      at: context.now,
      expiresAt: endOfDayInRome(laterDay(closes, addDays(context.today, 30))),
    });
    const expiresOn = isoDay(fromDb(expiry));
    await queueMail(tx, context, {
      template: "renewal-reminder",
      to: holder.email,
      locale: holder.user?.locale ?? "it",
      facts: { mailboxId, expiresOn, offset: due.offset, linkId },
      dedupeKey: `reminder:${mailboxId}:${expiresOn}:${due.offset}`,
    });
    await tx.reminder.updateMany({
      where: { sellerId: context.seller, mailboxId, expiresOn: expiry, offset: due.offset },
      data: { state: "sent", sentAt: instantToDb(context.now) },
    });
    await writeHistory(tx, context, mailboxId, "reminded", { offset: due.offset });
    return { sent: true };
  },
});
