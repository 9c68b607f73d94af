import { z } from "zod";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { lockOrder } from "@/lib/orders/store";
import { anybody, operation } from "@/lib/platform/operation";
import { SLOW_METHODS } from "../arrival";
import { mailOrderPayment } from "../store/mails";
import { payableBy } from "../store/payable";
import { proformaOf } from "../store/proforma";

/**
 * The customer will pay a placed order by transfer, slip or cheque: what to write and where to send it is mailed, with a
 * proforma where the policy says so. Another way may be chosen as long as nothing came. Refuses `order-unknown`,
 * `order-not-payable`, `method-not-allowed`, `renewal-paid`, `renewal-too-late`, `mailbox-gone`.
 */
export const askSlowPayment = operation({
  act: "ask-slow-payment",
  input: z.strictObject({ orderId: z.uuid(), method: z.enum(SLOW_METHODS) }),
  may: anybody,
  audit: (input) => input,
  run: async (tx, { orderId, method }, context): Promise<Outcome<{ orderId: string }>> => {
    const found = await lockOrder(tx, context, orderId);
    if (isRefusal(found)) return found;
    const order = await payableBy(tx, context, found, method);
    if (isRefusal(order)) return order;
    const asked = await tx.order.update({
      where: { sellerId_id: { sellerId: context.seller, id: orderId } },
      data: { payBy: method },
    });
    await proformaOf(tx, context, asked);
    await mailOrderPayment(tx, context, asked, "asked", `${orderId}:${method}`);
    return { orderId };
  },
});
