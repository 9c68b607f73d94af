import { z } from "zod";
import type { Mailbox } from "@/lib/generated/prisma/client";
import { toDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import { anybody, type Call, type Context, operation } from "@/lib/platform/operation";
import { isAnswerable, REMINDER_ANSWERS } from "../no-renewal";
import { termOfLink } from "../queries/no-renewal";
import { mailboxToRenew } from "../queries/renewal";
import { byId } from "../schema";
import { lockMailbox, writeHistory } from "../store";
import { planAgain, stopReminders } from "../store/reminders";

const named = z.strictObject({ mailboxId: z.uuid(), answer: z.enum(REMINDER_ANSWERS) });

/**
 * The holder says that a mailbox will not be renewed: nobody is reminded of this term any more; or that it may be after
 * all: the reminders to come are planned again. By its owner or the staff, or by the link in a reminder, which is good
 * for its own term only. Nothing else changes: it can be renewed as before. Said again, it changes nothing. Refuses
 * `mailbox-not-found`, `link-unknown`, `not-answerable` (it renews itself, is over, or is being revoked).
 */
export const answerReminder = operation({
  act: "answer-reminder",
  input: z.strictObject({
    which: z.union([byId, z.strictObject({ token: z.string().max(100) })]),
    answer: z.enum(REMINDER_ANSWERS),
  }),
  may: anybody,
  audit: ({ which, answer }) => ({ answer, ...("mailboxId" in which ? which : {}) }),
  run: async (tx, { which, answer }, context) => {
    const found = "token" in which ? await linked(tx, context, which.token) : await known(tx, context, which.mailboxId);
    if (isRefusal(found)) return found;
    const mailbox = await lockMailbox(tx, context.seller, found.mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    if (!isAnswerable(context.policy, mailbox)) return refuse("not-answerable");
    const noticeOn = answer === "no-renewal" ? toDb(context.today) : null;
    if ((noticeOn === null) === (mailbox.noticeOn === null)) return { mailboxId: mailbox.id };
    await tx.mailbox.update({
      where: { sellerId_id: { sellerId: context.seller, id: mailbox.id } },
      data: { noticeOn },
    });
    if (noticeOn) await stopReminders(tx, mailbox);
    else await planAgain(tx, mailbox, context.today);
    await writeHistory(tx, context, mailbox.id, noticeOn ? "not-renewing" : "renewing-after-all");
    return { mailboxId: mailbox.id };
  },
});

/** The same where a form names the mailbox. */
export const answerForMailbox = Object.assign(
  ({ mailboxId, answer }: z.input<typeof named>, call: Call) => answerReminder({ which: { mailboxId }, answer }, call),
  { schema: named },
);

type Found = Outcome<{ mailboxId: string }>;

async function linked(tx: Tx, context: Context, token: string): Promise<Found> {
  return (await termOfLink(context.seller, token, context.now, tx)) ?? refuse("link-unknown");
}

/** A link to the renewal is given to whoever knows login code and address: that is not the holder's word. */
async function known(tx: Tx, { seller, actor }: Context, mailboxId: string): Promise<Found> {
  if (actor.kind === "link") return refuse("mailbox-not-found");
  const mailbox: Outcome<Mailbox> = await mailboxToRenew(tx, seller, { mailboxId }, actor);
  return isRefusal(mailbox) ? mailbox : { mailboxId: mailbox.id };
}
