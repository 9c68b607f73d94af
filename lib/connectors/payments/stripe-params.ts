import type Stripe from "stripe";
import type { CreateCheckout } from "./port";

/** The request that opens a Checkout page for one payment. Throws on an amount that isn't whole, positive cents. */
export function checkoutParams(input: CreateCheckout): Stripe.Checkout.SessionCreateParams {
  if (!Number.isSafeInteger(input.amountCents) || input.amountCents <= 0) {
    throw new RangeError("A checkout needs a whole, positive amount of cents.");
  }
  const metadata = { orderRef: input.orderRef, paymentId: input.paymentId };
  return {
    mode: "payment",
    allowed_payment_method_types: ["card"],
    locale: input.locale ?? "it",
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: "eur",
          unit_amount: input.amountCents,
          product_data: { name: input.description },
        },
      },
    ],
    customer_email: input.customerEmail,
    ...(input.keepCard ? { customer_creation: "always" as const } : {}),
    client_reference_id: input.paymentId,
    metadata,
    payment_intent_data: {
      metadata,
      description: input.orderRef,
      ...(input.keepCard ? { setup_future_usage: "off_session" as const } : {}),
    },
    success_url: input.successUrl,
    cancel_url: input.cancelUrl,
    expires_at: Math.floor(input.expiresAt.epochMilliseconds / 1000),
  };
}
