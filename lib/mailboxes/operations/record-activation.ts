import { z } from "zod";
import type { Mailbox } from "@/lib/generated/prisma/client";
import { addDays, endOfDayInRome, fromDb, toDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import { lockOrder, moveOrder } from "@/lib/orders/store";
import type { Tx } from "@/lib/platform/db";
import { createLink } from "@/lib/platform/links";
import { type Context, operation, systemOnly } from "@/lib/platform/operation";
import { firstStep } from "../mailbox";
import { planReminders } from "../reminders";
import { lockMailbox, moveMailbox, writeHistory } from "../store";

/**
 * The provider has created the mailbox: it is active, the order is fulfilled, the customer gets the parameters and a
 * one-time link to the provisional password. Refuses `order-unknown`, `mailbox-unknown` and, when it was recorded
 * before, `mailbox-cannot-provisioned`.
 */
export const recordActivation = operation({
  act: "record-activation",
  input: z.strictObject({ mailboxId: z.uuid(), orderId: z.uuid(), providerRef: z.string(), userCode: z.string() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { mailboxId, orderId, providerRef, userCode }, context) => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    const mailbox = await lockMailbox(tx, context.seller, mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    const expiry = fromDb(mailbox.expiresOn!);
    const active = await moveMailbox(tx, context.now, mailbox, "provisioned", {
      providerRef,
      userCode,
      activatedOn: toDb(context.today),
      originalDay: expiry.day,
      nextStepOn: toDb(firstStep(context.policy, expiry)),
    });
    if (isRefusal(active)) return active;
    const fulfilled = await moveOrder(tx, context, order, "fulfil");
    if (isRefusal(fulfilled)) return fulfilled;
    await writeHistory(tx, context, mailboxId, "activated", { userCode });
    await planReminders(tx, context.policy, active, context.today);
    await sendCredentialsLink(tx, context, active, { email: order.email ?? "", locale: order.locale });
    return { mailboxId };
  },
});

/** Mails the connection parameters and a new one-time link to the provisional password; older links end. */
export async function sendCredentialsLink(
  tx: Tx,
  context: Context,
  mailbox: Mailbox,
  to: { email: string; locale: string },
) {
  const until = addDays(context.today, context.policy.service.credentialsLinkDays);
  const linkId = await createLink(tx, {
    seller: context.seller,
    purpose: "credentials",
    subjectId: mailbox.id,
    at: context.now,
    expiresAt: endOfDayInRome(until),
  });
  await queueMail(tx, context, {
    template: "mailbox-activated",
    to: to.email,
    locale: to.locale,
    facts: { mailboxId: mailbox.id, linkId },
    dedupeKey: `mailbox-activated:${linkId}`,
  });
}
