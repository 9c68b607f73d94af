import { instantFromDb, instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { operation, systemOnly } from "@/lib/platform/operation";
import { recordCheckoutInput } from "../schema";
import { lockPayment, movePayment } from "../store";

/** Seconds after which a card page is asked for its state by ourselves, should no webhook come. */
const FIRST_LOOK_SECONDS = 120;

/**
 * Keeps the gateway's name and address of a payment's card page, and sees to it that its outcome is asked for. A page
 * that is known already stays. Refuses `payment-unknown`, `payment-cannot-open`.
 */
export const recordCheckout = operation({
  act: "record-checkout",
  input: recordCheckoutInput,
  may: systemOnly,
  audit: ({ paymentId }) => ({ paymentId }),
  run: async (tx, input, context): Promise<Outcome<{ paymentId: string }>> => {
    const payment = await lockPayment(tx, context.seller, input.paymentId);
    if (isRefusal(payment)) return payment;
    if (payment.gatewayRef === input.sessionId) return { paymentId: payment.id };
    const opened = await movePayment(tx, context, payment, "open", {
      gatewayRef: input.sessionId,
      gatewayUrl: input.url,
    });
    if (isRefusal(opened)) return opened;
    const startAfter = instantToDb(instantFromDb(opened.updatedAt).add({ seconds: FIRST_LOOK_SECONDS }));
    const job = { seller: context.seller, paymentId: payment.id };
    await context.enqueue("payment.check", job, { startAfter, key: payment.id });
    return { paymentId: payment.id };
  },
});
