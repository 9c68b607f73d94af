import { z } from "zod";
import type { Mailbox } from "@/lib/generated/prisma/client";
import {
  addDays,
  addOffset,
  day,
  endOfDayInRome,
  fromDb,
  type Instant,
  instantToDb,
  isoDay,
  laterDay,
} from "@/lib/kernel/day";
import { isItalianMobile } from "@/lib/kernel/identifiers/phone";
import { queueMails } from "@/lib/notifications/store";
import { deadAmong } from "@/lib/notifications/store/dead-addresses";
import { queueSms } from "@/lib/notifications/store/sms";
import { unseal } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { createLinks } from "@/lib/platform/links";
import { type Context, operation, systemOnly } from "@/lib/platform/operation";
import { openTask } from "@/lib/staff/store";
import { REMINDED, termSubject } from "../no-renewal";
import { writeHistories } from "../store/history";
import { claimReminders, type DueReminder, markReminders } from "../store/reminders";

/** Reminders sent in one transaction. */
const BATCH = 500;

/**
 * Sends reminders of a seller due by a day: each with a link of its own straight to the renewal. Called again while it
 * answers `claimed` above zero; several workers may do so at once.
 */
export const sendReminders = operation({
  act: "send-reminders",
  input: z.strictObject({ on: z.iso.date() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { on }, context) => {
    const { claimed, latest } = await claimReminders(tx, context.seller, day(on), BATCH);
    const worth = await withMailboxes(tx, context, latest);
    const reached = await withoutDead(tx, context, worth);
    await mailThem(tx, context, reached);
    await textThem(tx, context, worth);
    await markReminders(tx, context.seller, reached, "sent", instantToDb(context.now));
    await writeHistories(
      tx,
      context,
      "reminded",
      reached.map(({ mailboxId, offset }) => ({ mailboxId, facts: { offset } })),
    );
    return { claimed, sent: reached.length };
  },
});

interface Person {
  email: string;
  detailsSealed: string;
  user: { locale: string } | null;
}
type Recipient = Pick<Mailbox, "id"> & { holder: Person };
type Worth = DueReminder & { mailbox: Recipient };

/** The reminders whose mailbox is still at that expiry, and whose holder has not said no. */
async function withMailboxes(tx: Tx, context: Context, due: DueReminder[]): Promise<Worth[]> {
  const rows = await tx.mailbox.findMany({
    where: {
      sellerId: context.seller,
      id: { in: due.map(({ mailboxId }) => mailboxId) },
      state: { in: [...REMINDED] },
      noticeOn: null,
      revokeOn: null,
    },
    select: {
      id: true,
      expiresOn: true,
      holder: { select: { email: true, detailsSealed: true, user: { select: { locale: true } } } },
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return due.flatMap((each) => {
    const mailbox = byId.get(each.mailboxId);
    return mailbox?.expiresOn?.getTime() === each.expiresOn.getTime() ? [{ ...each, mailbox }] : [];
  });
}

/** The reminders whose address takes mails; of the others a person is asked, once for each mailbox. */
async function withoutDead(tx: Tx, context: Context, worth: Worth[]): Promise<Worth[]> {
  const emails = worth.map(({ mailbox }) => mailbox.holder.email);
  const dead = await deadAmong(tx, context.seller, emails);
  const isDead = ({ mailbox }: Worth) => dead.has(mailbox.holder.email.toLowerCase());
  for (const { mailboxId } of worth.filter(isDead))
    await openTask(tx, context, { kind: "reminder-undelivered", subjectKind: "mailbox", subjectId: mailboxId });
  return worth.filter((each) => !isDead(each));
}

async function mailThem(tx: Tx, context: Context, worth: Worth[]): Promise<void> {
  const { seller, now: at, today, policy } = context;
  const until = (expiresOn: Date) => {
    const closes = addOffset(fromDb(expiresOn), policy.lifecycle.renewal.closes);
    return endOfDayInRome(laterDay(closes, addDays(today, 30)));
  };
  const subjects = worth.map(({ mailboxId, expiresOn }) => ({ subjectId: mailboxId, expiresAt: until(expiresOn) }));
  const links = await createLinks(tx, { seller, purpose: "renewal", at }, subjects);
  // Where terms renew themselves, not going on takes a notice of termination.
  const terms = policy.lifecycle.autoRenewal
    ? []
    : worth.map(({ mailboxId, expiresOn }) => termOf(mailboxId, expiresOn, until(expiresOn)));
  const noLinks = await createLinks(tx, { seller, purpose: "no-renewal", at }, terms);
  await queueMails(
    tx,
    context,
    "renewal-reminder",
    worth.map(({ mailboxId, offset, mailbox: { holder }, ...each }, i) => {
      const expiresOn = isoDay(fromDb(each.expiresOn));
      return {
        to: holder.email,
        locale: holder.user?.locale ?? "it",
        facts: { mailboxId, expiresOn, offset, linkId: links[i]!, ...(noLinks[i] ? { noLinkId: noLinks[i] } : {}) },
        dedupeKey: `reminder:${mailboxId}:${expiresOn}:${offset}`,
      };
    }),
  );
}

const termOf = (mailboxId: string, expiresOn: Date, expiresAt: Instant) => ({
  subjectId: termSubject(mailboxId, fromDb(expiresOn)),
  expiresAt,
});

const withPhone = z.looseObject({ phone: z.string() });

/** To the telephone too, on the days the policy names and where a number is known. */
async function textThem(tx: Tx, context: Context, worth: Worth[]): Promise<void> {
  const days = context.policy.lifecycle.smsReminderDays;
  for (const { mailboxId, offset, expiresOn, mailbox } of worth.filter((each) => days.includes(each.offset))) {
    const details = withPhone.safeParse(unseal(mailbox.holder.detailsSealed));
    if (!details.success || !isItalianMobile(details.data.phone)) continue;
    const to = details.data.phone;
    const day = isoDay(fromDb(expiresOn));
    await queueSms(tx, context, {
      template: "renewal-reminder",
      to,
      locale: mailbox.holder.user?.locale ?? "it",
      facts: { mailboxId, expiresOn: day },
      dedupeKey: `reminder:${mailboxId}:${day}:${offset}`,
    });
  }
}
