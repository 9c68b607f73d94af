import { Prisma } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { rowsIn, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import type { MailFacts, MailTemplate } from "./templates";

/**
 * Queues a mail inside the act's transaction. `dedupeKey` names the occasion ("activated:<mailbox>"): the same occasion
 * is mailed once however often the act is repeated. Facts are identifiers; the text is made when the mail leaves.
 */
export async function queueMail<T extends MailTemplate>(
  tx: Tx,
  context: Context,
  mail: { template: T; to: string; locale: string; facts: MailFacts[T]; dedupeKey: string },
): Promise<void> {
  const id = newId();
  const made = await rowsIn(
    tx,
    Prisma.sql`
      INSERT INTO "Mail" ("sellerId", "id", "template", "recipient", "locale", "facts", "dedupeKey", "createdAt")
      VALUES (${context.seller}, ${id}::uuid, ${mail.template}, ${mail.to}, ${mail.locale}, ${JSON.stringify(mail.facts)}::jsonb,
        ${mail.dedupeKey}, ${instantToDb(context.now)}::timestamptz)
      ON CONFLICT ("sellerId", "dedupeKey") DO NOTHING RETURNING 1`,
  );
  if (made.length === 1) await context.enqueue("mail.send", { seller: context.seller, mailId: id });
}

/** Many mails of one template, in a few statements. Those already queued under their key are left out. */
export async function queueMails<T extends MailTemplate>(
  tx: Tx,
  context: Context,
  template: T,
  mails: { to: string; locale: string; facts: MailFacts[T]; dedupeKey: string }[],
): Promise<void> {
  const made = await tx.mail.createManyAndReturn({
    data: mails.map(({ to, ...mail }) => ({
      ...mail,
      sellerId: context.seller,
      id: newId(),
      template,
      recipient: to,
      createdAt: instantToDb(context.now),
    })),
    skipDuplicates: true,
    select: { id: true },
  });
  await context.enqueueAll(
    "mail.send",
    made.map(({ id }) => ({ seller: context.seller, mailId: id })),
  );
}
