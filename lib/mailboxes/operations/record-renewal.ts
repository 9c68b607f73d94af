import { z } from "zod";
import type { Mailbox, Order } from "@/lib/generated/prisma/client";
import { fromDb, isoDay, toDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import { lockOrder, moveOrder } from "@/lib/orders/store";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation, systemOnly } from "@/lib/platform/operation";
import { closeTask } from "@/lib/staff/store";
import { firstStep } from "../mailbox";
import { lockMailbox, moveMailbox, writeHistory } from "../store";
import { entitlement, renewAddOns } from "../store/add-ons";
import { renewLites } from "../store/lites";
import { stopReminders } from "../store/reminders";
import { endWhole, lockWhole } from "../store/together-whole";

/**
 * The provider has extended the mailbox: new expiry, active again, reminders of the old term stopped. The order was
 * paid once, so this happens once. Refuses `order-unknown`, `mailbox-unknown` and, when it was recorded before,
 * `order-cannot-fulfil`.
 */
export const recordRenewal = operation({
  act: "record-renewal",
  input: z.strictObject({ orderId: z.uuid() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { orderId }, context) => {
    const whole = await lockWhole(tx, context, orderId);
    const locked = await lockOrder(tx, context, orderId);
    if (isRefusal(locked)) return locked;
    const order = await moveOrder(tx, context, locked, "fulfil");
    if (isRefusal(order)) return order;
    const mailbox = await lockMailbox(tx, context.seller, order.mailboxId ?? "");
    if (isRefusal(mailbox)) return mailbox;
    const expiry = fromDb(order.newExpiry!);
    const renewed = await moveMailbox(tx, context.now, mailbox, "renewed", {
      expiresOn: toDb(expiry),
      termMonths: order.termMonths,
      planCode: order.planCode,
      // A notice given for a term that was then renewed after all is over with it.
      noticeOn: null,
      nextStepOn: toDb(firstStep(context.policy, expiry)),
    });
    if (isRefusal(renewed)) return renewed;
    if (whole) await endWhole(tx, context, whole);
    await takeOnAddOns(tx, context, order, mailbox);
    await renewLites(tx, context, mailbox, order.planCode, expiry);
    await stopReminders(tx, mailbox);
    await closeTask(tx, context, { kind: "renewal-failed", subjectKind: "mailbox", subjectId: mailbox.id });
    await writeHistory(tx, context, mailbox.id, "renewed", { order: order.code, until: isoDay(expiry) });
    if (order.email)
      await queueMail(tx, context, {
        template: "renewal-confirmed",
        to: order.email,
        locale: order.locale,
        facts: { orderId },
        dedupeKey: `renewal-confirmed:${orderId}`,
      });
    return { mailboxId: mailbox.id };
  },
});

/** Add-ons go on as the renewal says; the provider is told when that, or the plan, makes a difference. */
async function takeOnAddOns(tx: Tx, context: Context, order: Order, mailbox: Mailbox): Promise<void> {
  const before = await entitlement(tx, context.policy, mailbox);
  await renewAddOns(tx, context, order, mailbox.id);
  const after = await entitlement(tx, context.policy, { ...mailbox, planCode: order.planCode });
  if (before.mark === after.mark) {
    // Told before, under the term that ends: nothing changes at the provider.
    await tx.addOn.updateMany({ where: { sellerId: order.sellerId, orderId: order.id }, data: { state: "active" } });
    return;
  }
  await context.enqueue("mailbox.extras", { seller: context.seller, mailboxId: mailbox.id, orderId: order.id });
}
