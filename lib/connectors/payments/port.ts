import type { Temporal } from "temporal-polyfill";
import type { Outcome } from "@/lib/kernel/refusal";

export interface CreateCheckout {
  /** Our order's code, shown to people (e.g. in the vendor's dashboard). */
  orderRef: string;
  /** Our payment row's id; comes back in `readCheckout`. */
  paymentId: string;
  /** Whole cents of euro. */
  amountCents: number;
  /** One line: what is being paid, as the customer reads it. */
  description: string;
  customerEmail: string;
  /** Where the browser goes; "{CHECKOUT_SESSION_ID}" inside is replaced by the vendor. */
  successUrl: string;
  cancelUrl: string;
  /** Derived from our payment row. The same key must come with the same values, `expiresAt` included. */
  idempotencyKey: string;
  /** Stripe wants 30 minutes to 24 hours from the first request. */
  expiresAt: Temporal.Instant;
  /** Language of the vendor's page; default "it". */
  locale?: "it" | "en";
}

export interface Checkout {
  sessionId: string;
  /** `unpaid`: the customer finished but the money has not come (yet). */
  state: "open" | "paid" | "expired" | "unpaid";
  amountCents: number;
  /** Lower-case ISO code, "eur". */
  currency: string;
  /** Our payment row's id as we gave it; null when the session isn't one of ours. */
  paymentId: string | null;
  paymentIntent?: string;
}

export interface WebhookEvent {
  /** The same event may arrive many times, in any order: deduplicate on it. */
  eventId: string;
  /** e.g. "checkout.session.completed". */
  type: string;
  /** The checkout it is about; null for events about other things. Read its state with `readCheckout`. */
  sessionId: string | null;
}

/**
 * - `payments-unavailable`: down or no readable answer; ask again with the same key;
 * - `payments-rejected`: a permanent no (params.reason is the vendor's code);
 * - `checkout-unknown`: no such session;
 * - `checkout-not-open`: it was paid or has expired already: read it.
 */
export type PaymentsRefusal = "payments-unavailable" | "payments-rejected";
/** Forged or altered; older than 300 seconds (a replay); not an event at all. */
export type WebhookRefusal = "webhook-signature-wrong" | "webhook-too-old" | "webhook-malformed";

/** Card payments on the vendor's own page. */
export interface Payments {
  createCheckout(input: CreateCheckout): Promise<Outcome<{ sessionId: string; url: string }, PaymentsRefusal>>;
  /** What the vendor says now: the only thing to settle a payment on. */
  readCheckout(sessionId: string): Promise<Outcome<Checkout, PaymentsRefusal | "checkout-unknown">>;
  /** Closes an open session so that it can't be paid any more. An expired one stays so, without a refusal. */
  expireCheckout(
    sessionId: string,
  ): Promise<Outcome<Checkout, PaymentsRefusal | "checkout-unknown" | "checkout-not-open">>;
  /** `rawBody` is the request's exact bytes; `signatureHeader` its Stripe-Signature header. */
  verifyWebhook(rawBody: Buffer, signatureHeader: string | null): Outcome<WebhookEvent, WebhookRefusal>;
}
