import { z } from "zod";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import { isUnderWay } from "@/lib/orders/order";
import { lockOrder, moveOrder } from "@/lib/orders/store";
import { operation, systemOnly } from "@/lib/platform/operation";
import { closeTask } from "@/lib/staff/store";
import { lockMailbox, writeHistory } from "../store";
import { entitlement } from "../store/add-ons";

/**
 * The provider has set what a mailbox is entitled to: the add-ons are active, an order for them is fulfilled and its
 * buyer told. Refuses `mailbox-unknown`, `order-unknown` and, when something else was paid for meanwhile,
 * `extras-changed`.
 */
export const recordExtras = operation({
  act: "record-extras",
  input: z.strictObject({ mailboxId: z.uuid(), orderId: z.uuid(), mark: z.string() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { mailboxId, orderId, mark }, context) => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    const mailbox = await lockMailbox(tx, context.seller, mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    if ((await entitlement(tx, context.policy, mailbox)).mark !== mark) return refuse("extras-changed");
    await tx.addOn.updateMany({
      where: { sellerId: context.seller, mailboxId, state: "ordered" },
      data: { state: "active" },
    });
    await closeTask(tx, context, { kind: "extras-failed", subjectKind: "mailbox", subjectId: mailboxId });
    if (order.kind !== "add_on" || !isUnderWay(order)) return { mailboxId };
    const fulfilled = await moveOrder(tx, context, order, "fulfil");
    if (isRefusal(fulfilled)) return fulfilled;
    await writeHistory(tx, context, mailboxId, "add-on-active", { order: order.code });
    if (order.email)
      await queueMail(tx, context, {
        template: "add-on-active",
        to: order.email,
        locale: order.locale,
        facts: { orderId },
        dedupeKey: `add-on-active:${orderId}`,
      });
    return { mailboxId };
  },
});
