import { z } from "zod";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { standingOn } from "@/lib/mailboxes/store/together-lost";
import { mailOrderPayment } from "@/lib/payments/store/mails";
import { operation, systemOnly } from "@/lib/platform/operation";
import { closeOrder, lockOrder } from "../store";

/**
 * Closes an order nobody finished or paid in time; its name is free at once. Money that still comes is the customer's.
 * Refuses `order-unknown`, `order-not-due`, `order-cannot-expire` {state}.
 */
export const expireOrder = operation({
  act: "expire-order",
  input: z.strictObject({ orderId: z.uuid() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { orderId }, context) => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    if (!order.expiresAt || order.expiresAt > instantToDb(context.now)) return refuse("order-not-due");
    // Of a renewal that another order paid nothing is missing.
    const { renewalPaid } = await standingOn(tx, context, order, context.today);
    const closed = await closeOrder(tx, context, order, "expire");
    if (isRefusal(closed)) return closed;
    if (order.state === "placed" && !renewalPaid) await mailOrderPayment(tx, context, closed, "expired", orderId);
    return { orderId };
  },
});
