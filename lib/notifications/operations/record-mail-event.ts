import { z } from "zod";
import type { Mail } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation, systemOnly } from "@/lib/platform/operation";
import { openTask } from "@/lib/staff/store";
import { type DeadBecause, markAlive, markDead } from "../store/dead-addresses";

/**
 * What the mail service tells later of a mail that left: it arrived, or its address takes none. An address that dies is
 * marked, and a person is asked: of a reminder once for its mailbox, of anything else once for the address. Told again,
 * it changes nothing. Refuses `mail-unknown`.
 */
export const recordMailEvent = operation({
  act: "record-mail-event",
  input: z.strictObject({
    mailId: z.uuid(),
    event: z.strictObject({
      id: z.string().min(1).max(200),
      type: z.string().max(100),
      at: z.iso.datetime({ offset: true }),
    }),
    meaning: z.enum(["delivered", "bounced", "complained", "suppressed"]),
  }),
  may: systemOnly,
  audit: ({ mailId, event, meaning }) => ({ mailId, event: event.id, meaning }),
  run: async (tx, { mailId, event, meaning }, context) => {
    const { seller, now } = context;
    const mail = await tx.mail.findUnique({ where: { sellerId_id: { sellerId: seller, id: mailId } } });
    if (!mail) return refuse("mail-unknown");
    const row = { sellerId: seller, id: event.id, type: event.type, mailId, receivedAt: instantToDb(now) };
    const noted = await tx.mailEvent.createMany({ data: row, skipDuplicates: true });
    if (noted.count === 0) return { mailId };
    if (meaning === "delivered") await markAlive(tx, seller, mail.recipient, new Date(event.at));
    else await bury(tx, context, mail, meaning);
    return { mailId };
  },
});

const remindedMailbox = z.looseObject({ mailboxId: z.uuid() });

async function bury(tx: Tx, context: Context, mail: Mail, why: DeadBecause): Promise<void> {
  const key = { sellerId_id: { sellerId: mail.sellerId, id: mail.id } };
  // Who complains has received it.
  if (why !== "complained") await tx.mail.update({ where: key, data: { bouncedAt: instantToDb(context.now) } });
  const isNew = await markDead(tx, context, mail, why);
  const reminded = mail.template === "renewal-reminder" ? remindedMailbox.safeParse(mail.facts) : null;
  if (reminded?.success) {
    const task = { kind: "reminder-undelivered", subjectKind: "mailbox", subjectId: reminded.data.mailboxId };
    await openTask(tx, context, { ...task, detail: why });
  } else if (isNew) {
    await openTask(tx, context, { kind: "mail-bounced", subjectKind: "mail", subjectId: mail.id, detail: why });
  }
}
