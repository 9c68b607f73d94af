import { z } from "zod";
import { operation, systemOnly } from "@/lib/platform/operation";

/** Has a card payment that fell silent asked about at the bank. The sweep calls it when no job asks already. */
export const checkPaymentSoon = operation({
  act: "check-payment-soon",
  input: z.strictObject({ paymentId: z.uuid() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (_tx, { paymentId }, context) => {
    await context.enqueue("payment.check", { seller: context.seller, paymentId });
    return { paymentId };
  },
});
