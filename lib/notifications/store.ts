import { Prisma } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { rowsIn, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { resellersInstead } from "@/lib/resellers/store/money-mails";
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
  const [to] = await resellersInstead(tx, context.seller, mail.template, [mail]);
  const made = await rowsIn(
    tx,
    Prisma.sql`
      INSERT INTO "Mail" ("sellerId", "id", "template", "recipient", "locale", "facts", "dedupeKey", "createdAt")
      VALUES (${context.seller}, ${id}::uuid, ${mail.template}, ${to}, ${mail.locale}, ${JSON.stringify(mail.facts)}::jsonb,
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
  if (mails.length === 0) return;
  const recipients = await resellersInstead(tx, context.seller, template, mails);
  const rows = mails.map((mail, n) => ({ ...mail, to: recipients[n], id: newId() }));
  const made = await rowsIn<{ id: string }>(
    tx,
    Prisma.sql`
      INSERT INTO "Mail" ("sellerId", "id", "template", "recipient", "locale", "facts", "dedupeKey", "createdAt")
      SELECT ${context.seller}, m."id", ${template}, m."to", m."locale", m."facts", m."dedupeKey",
        ${instantToDb(context.now)}::timestamptz
      FROM json_to_recordset(${JSON.stringify(rows)}::json)
        AS m("id" uuid, "to" text, "locale" text, "facts" jsonb, "dedupeKey" text)
      ON CONFLICT ("sellerId", "dedupeKey") DO NOTHING RETURNING "id"`,
  );
  await context.enqueueAll(
    "mail.send",
    made.map(({ id }) => ({ seller: context.seller, mailId: id })),
  );
}
