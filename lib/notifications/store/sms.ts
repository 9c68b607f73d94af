import { instantToDb } from "@/lib/kernel/day";
import { seal } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import type { SmsFacts, SmsTemplate } from "../sms-templates";

/**
 * Queues a text message inside the act's transaction, as `queueMail` does mails: one for each `dedupeKey`, its text made
 * when it leaves. `to` is "+" and digits; it is kept sealed.
 */
export async function queueSms<T extends SmsTemplate>(
  tx: Tx,
  context: Context,
  sms: { template: T; to: string; locale: string; facts: SmsFacts[T]; dedupeKey: string },
): Promise<void> {
  const { to, ...row } = sms;
  const id = newId();
  const made = await tx.sms.createMany({
    data: {
      ...row,
      sellerId: context.seller,
      id,
      recipientSealed: seal(to),
      createdAt: instantToDb(context.now),
    },
    skipDuplicates: true,
  });
  if (made.count === 1) await context.enqueue("sms.send", { seller: context.seller, smsId: id });
}
