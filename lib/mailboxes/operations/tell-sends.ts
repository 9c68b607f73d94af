import { z } from "zod";
import { fromDb, isoDay } from "@/lib/kernel/day";
import { queueMail } from "@/lib/notifications/store";
import { operation, systemOnly } from "@/lib/platform/operation";
import { sendsOccasion, sendsStage } from "../sends";

const sends = z.strictObject({ mailboxId: z.uuid(), total: z.int().min(0), used: z.int().min(0) });

/** Mails the owners of mailboxes that run low on sends, or out: each once in a term for what may be sent in it (row 9). */
export const tellSends = operation({
  act: "tell-sends",
  input: z.strictObject({ told: z.array(sends).min(1).max(200) }),
  may: systemOnly,
  audit: ({ told }) => ({ mailboxes: told.length }),
  run: async (tx, { told }, context) => {
    const rows = await tx.mailbox.findMany({
      where: { sellerId: context.seller, id: { in: told.map(({ mailboxId }) => mailboxId) }, state: "active" },
      include: { holder: { select: { email: true, user: { select: { email: true, locale: true } } } } },
    });
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const { mailboxId, ...counted } of told) {
      const mailbox = byId.get(mailboxId);
      const stage = sendsStage(counted, context.policy.service.sendsLowPercent);
      if (!mailbox?.expiresOn || !stage) continue;
      const expiresOn = isoDay(fromDb(mailbox.expiresOn));
      const { email, user } = mailbox.holder;
      await queueMail(tx, context, {
        template: "sends-low",
        to: user?.email ?? email,
        locale: user?.locale ?? "it",
        facts: { mailboxId, stage, expiresOn, left: Math.max(0, counted.total - counted.used), total: counted.total },
        dedupeKey: sendsOccasion({ id: mailboxId, expiresOn }, counted, stage),
      });
    }
    return { mailboxes: told.length };
  },
});
