import { z } from "zod";

/** One of the two: what is paid. */
export const startCardPaymentInput = z
  .strictObject({ orderId: z.uuid().optional(), topUpId: z.uuid().optional() })
  .refine((input) => (input.orderId === undefined) !== (input.topUpId === undefined), "input-invalid");

/** What the gateway says a payment's checkout is now; `event` when a webhook brought us to ask. */
export const recordCardPaymentInput = z.strictObject({
  paymentId: z.uuid(),
  sessionId: z.string().min(1).max(255),
  amountCents: z.int().min(0),
  currency: z.string().length(3).toLowerCase(),
  state: z.enum(["open", "paid", "expired", "unpaid"]),
  event: z.strictObject({ id: z.string().min(1).max(255), type: z.string().max(255) }).optional(),
});

export const recordCheckoutInput = z.strictObject({
  paymentId: z.uuid(),
  sessionId: z.string().min(1).max(255),
  url: z.url({ protocol: /^https?$/ }).max(2000),
});

export const payFromPrepaidInput = z.strictObject({ orderId: z.uuid() });
