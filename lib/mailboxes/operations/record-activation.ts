import { z } from "zod";
import { fromDb, toDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { lockOrder, moveOrder } from "@/lib/orders/store";
import { startCountdown } from "@/lib/orders/store/forming";
import { operation, systemOnly } from "@/lib/platform/operation";
import { closeTask } from "@/lib/staff/store";
import { firstStep } from "../mailbox";
import { lockMailbox, moveMailbox, writeHistory } from "../store";
import { addOnsOf, orderAddOns } from "../store/add-ons";
import { sendCredentialsLink } from "../store/credentials";
import { endWhole, lockWhole } from "../store/together-whole";

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
    const whole = await lockWhole(tx, context, orderId);
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
    if (whole) await endWhole(tx, context, whole);
    await orderAddOns(tx, context, order, mailboxId);
    if (addOnsOf(order).length > 0)
      await context.enqueue("mailbox.extras", { seller: context.seller, mailboxId, orderId });
    await closeTask(tx, context, { kind: "provider-waits", subjectKind: "mailbox", subjectId: mailboxId });
    await writeHistory(tx, context, mailboxId, "activated", { userCode });
    await startCountdown(tx, context, mailbox.holderId);
    await sendCredentialsLink(tx, context, active, { email: order.email ?? "", locale: order.locale });
    return { mailboxId };
  },
});
