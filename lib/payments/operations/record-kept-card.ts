import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { lockOrder } from "@/lib/orders/store";
import { operation, systemOnly, z } from "@/lib/platform/operation";
import { isLive } from "../payment";
import { lockPayment, movePayment } from "../store";
import { mailOrderPayment } from "../store/mails";

/**
 * A kept card did not pay by itself: its bank wants its owner, or it is no longer good. The owner is told, with the way to
 * pay; nothing was taken. Refuses `order-unknown`, `payment-unknown`.
 */
export const recordCardAsks = operation({
  act: "record-card-asks",
  input: z.strictObject({ orderId: z.uuid(), paymentId: z.uuid() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { orderId, paymentId }, context): Promise<Outcome<{ paymentId: string }>> => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    const payment = await lockPayment(tx, context.seller, paymentId);
    if (isRefusal(payment)) return payment;
    const failed = isLive(payment.state) ? await movePayment(tx, context, payment, "fail") : payment;
    if (isRefusal(failed)) return failed;
    if (order.state === "placed") await mailOrderPayment(tx, context, order, "card-asks", paymentId);
    return { paymentId };
  },
});
