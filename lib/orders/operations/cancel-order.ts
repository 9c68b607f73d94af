import { z } from "zod";
import { isRefusal } from "@/lib/kernel/refusal";
import { anybody, operation } from "@/lib/platform/operation";
import { closeOrder, lockOrder } from "../store";

/** Gives up an order that is not paid; its name is free at once. Refuses `order-unknown`, `order-cannot-cancel` {state}. */
export const cancelOrder = operation({
  act: "cancel-order",
  input: z.strictObject({ orderId: z.uuid() }),
  may: anybody,
  audit: (input) => input,
  run: async (tx, { orderId }, context) => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    const closed = await closeOrder(tx, context, order, "cancel");
    return isRefusal(closed) ? closed : { orderId };
  },
});
