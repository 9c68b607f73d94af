import { instantToDb } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
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
  const made = await tx.mail.createMany({
    data: {
      sellerId: context.seller,
      id,
      template: mail.template,
      recipient: mail.to,
      locale: mail.locale,
      facts: mail.facts,
      dedupeKey: mail.dedupeKey,
      createdAt: instantToDb(context.now),
    },
    skipDuplicates: true,
  });
  if (made.count === 1) await context.enqueue("mail.send", { seller: context.seller, mailId: id });
}
