import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { tooLateToRenew } from "@/lib/mailboxes/store/paid-late";
import { lockOrder } from "@/lib/orders/store";
import { isPaidTwice } from "@/lib/orders/store/settle";
import { operation, systemOnly, z } from "@/lib/platform/operation";
import { createPayment, movePayment } from "../store";
import { keptCardOf } from "../store/kept-card";

/** What a kept card must be charged. */
export interface KeptCardPayment {
  paymentId: string;
  orderCode: string;
  amountCents: number;
  customerRef: string;
  methodRef: string;
}

/** Minutes in which nobody else opens a card page for the same order. */
const MINUTES = 10;

/**
 * Asks for a placed order to be paid by its owner's kept card. One such payment for an order is under way at a time: asked
 * again it is the same. Refuses `order-unknown`, `order-not-payable`, `renewal-paid`,
 * `renewal-too-late`, `mailbox-gone`, `no-kept-card`.
 */
export const startKeptCardPayment = operation({
  act: "start-kept-card-payment",
  input: z.strictObject({ orderId: z.uuid() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { orderId }, context): Promise<Outcome<KeptCardPayment>> => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    if (order.state !== "placed") return refuse("order-not-payable", { params: { state: order.state } });
    if (await isPaidTwice(tx, order)) return refuse("renewal-paid");
    const tooLate = await tooLateToRenew(tx, context, order, context.today);
    if (tooLate) return refuse(tooLate);
    const card = order.userId ? await keptCardOf(tx, context.seller, order.userId) : null;
    if (!card) return refuse("no-kept-card");
    const amountCents = order.totalCents - order.receivedCents;
    const { customerRef, methodRef } = card;
    const facts = { orderCode: order.code, amountCents, customerRef, methodRef };
    const gatewayRef = `kept:${orderId}`;
    const known = await tx.payment.findUnique({
      where: { sellerId_gatewayRef: { sellerId: context.seller, gatewayRef } },
    });
    // Whatever became of the answer: the same charge is asked for again, by the same key.
    if (known && (known.state === "pending" || known.state === "expired"))
      return { paymentId: known.id, ...facts, amountCents: known.amountCents };
    if (known) return refuse("order-not-payable", { params: { state: known.state } });
    const expiresAt = context.now.add({ minutes: MINUTES });
    const payment = await createPayment(tx, context, { orderId, method: "card", amountCents, expiresAt, gatewayRef });
    const opened = await movePayment(tx, context, payment, "open");
    return isRefusal(opened) ? opened : { paymentId: payment.id, ...facts };
  },
});
