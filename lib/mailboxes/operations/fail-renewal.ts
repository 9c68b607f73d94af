import { z } from "zod";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { isUnderWay } from "@/lib/orders/order";
import { lockOrder } from "@/lib/orders/store";
import { operation, systemOnly } from "@/lib/platform/operation";
import { openTask } from "@/lib/staff/store";
import { lockMailbox, moveMailbox, writeHistory } from "../store";

/**
 * A paid renewal can't be carried out: the provider refused it for good, or the mailbox was closed meanwhile. The mailbox
 * says so unless it is closed, and the staff must act; the order stays paid. Refuses `order-unknown`, `mailbox-unknown`,
 * `order-not-paid`.
 */
export const failRenewal = operation({
  act: "fail-renewal",
  input: z.strictObject({ orderId: z.uuid(), detail: z.string().max(200) }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { orderId, detail }, context) => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    if (!isUnderWay(order)) return refuse("order-not-paid", { params: { state: order.state } });
    const mailbox = await lockMailbox(tx, context.seller, order.mailboxId ?? "");
    if (isRefusal(mailbox)) return mailbox;
    const failed = await moveMailbox(tx, context.now, mailbox, "fail-renewal");
    // Whatever becomes of the mailbox, money taken for it is somebody's to look at.
    await openTask(tx, context, { kind: "renewal-failed", subjectKind: "mailbox", subjectId: mailbox.id, detail });
    if (!isRefusal(failed)) await writeHistory(tx, context, mailbox.id, "renewal-failed", { order: order.code });
    return { mailboxId: mailbox.id };
  },
});
