import { formatCents } from "@/lib/kernel/money";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { operation, systemOnly, z } from "@/lib/platform/operation";
import { askPerson, lockPayment, noteEvent } from "../store";

/**
 * A customer disputes a payment at the gateway: a person must answer there, with the papers of the order. Refuses
 * `payment-unknown`.
 */
export const recordDispute = operation({
  act: "record-dispute",
  input: z.strictObject({
    paymentId: z.uuid(),
    event: z.strictObject({ id: z.string().min(1).max(255), type: z.string().max(255) }),
  }),
  may: systemOnly,
  audit: ({ paymentId, event }) => ({ paymentId, type: event.type }),
  run: async (tx, { paymentId, event }, context): Promise<Outcome<{ paymentId: string }>> => {
    const payment = await lockPayment(tx, context.seller, paymentId);
    if (isRefusal(payment)) return payment;
    await noteEvent(tx, context, event);
    const detail = `${payment.method}, ${formatCents(payment.receivedCents, "it")}: ${event.type}`;
    await askPerson(tx, context, { kind: "payment-disputed", paymentId, detail });
    return { paymentId };
  },
});
