import { z } from "zod";
import { instantFromDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lockOrder } from "@/lib/orders/store";
import { operation, systemOnly } from "@/lib/platform/operation";
import { mailOrderPayment } from "../store/mails";

/** Tells, once, that a placed order ends soon if it stays unpaid. Refuses `order-unknown`, `order-not-payable`. */
export const warnUnpaid = operation({
  act: "warn-unpaid",
  input: z.strictObject({ orderId: z.uuid() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { orderId }, context): Promise<Outcome<{ orderId: string }>> => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    if (order.state !== "placed" || !order.expiresAt)
      return refuse("order-not-payable", { params: { state: order.state } });
    const end = instantFromDb(order.expiresAt).epochMilliseconds;
    await mailOrderPayment(tx, context, order, "due-soon", `${orderId}:${end}`);
    return { orderId };
  },
});
