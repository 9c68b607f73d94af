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
  /** The card shall be kept, to pay later when nobody is there. */
  keepCard?: boolean;
}

export interface Checkout {
  sessionId: string;
  /**
   * `approved`: the customer agreed and the money is still to be taken (`takeMoney`); `unpaid`: the customer finished
   * but the money has not come (yet).
   */
  state: "open" | "approved" | "paid" | "expired" | "unpaid";
  amountCents: number;
  /** Lower-case ISO code, "eur". */
  currency: string;
  /** Our payment row's id as we gave it; null when the session isn't one of ours. */
  paymentId: string | null;
  /** The charge behind it: what is refunded, and what a dispute names. */
  chargeRef?: string;
  /** A card kept for later, as the vendor names it. */
  kept?: { customerRef: string; methodRef: string };
}

/** Money given back; `pending`: on its way. */
export interface Refunded {
  refundRef: string;
  state: "done" | "pending" | "failed";
}

export interface RefundOrder {
  chargeRef: string;
  /** Whole cents of euro, at most what the charge has left. */
  amountCents: number;
  /** Derived from our refund row. */
  idempotencyKey: string;
  /** What the customer may read on a statement. */
  note: string;
}

/** Reads one header of a request; null when it is not there. */
export type HeaderOf = (name: string) => string | null;

export interface WebhookEvent {
  /** The same event may arrive many times, in any order: deduplicate on it. */
  eventId: string;
  /** e.g. "checkout.session.completed". */
  type: string;
  /** The checkout it is about; null for events about other things. Read its state with `readCheckout`. */
  sessionId: string | null;
  /** A customer disputes a charge. */
  dispute?: { chargeRef: string };
}

/**
 * - `payments-unavailable`: down or no readable answer; ask again with the same key;
 * - `payments-rejected`: a permanent no (params.reason is the vendor's code);
 * - `checkout-unknown`: no such session;
 * - `checkout-not-open`: it was paid or has expired already: read it.
 */
export type PaymentsRefusal = "payments-unavailable" | "payments-rejected";
/**
 * Forged or altered; too old (a replay); not an event at all; its certificate could not be had now, so that it must be
 * sent again.
 */
export type WebhookRefusal =
  | "webhook-signature-wrong"
  | "webhook-too-old"
  | "webhook-malformed"
  | "webhook-unverifiable";

/** Payments on the vendor's own page. */
export interface Payments {
  createCheckout(input: CreateCheckout): Promise<Outcome<{ sessionId: string; url: string }, PaymentsRefusal>>;
  /** What the vendor says now: the only thing to settle a payment on. */
  readCheckout(sessionId: string): Promise<Outcome<Checkout, PaymentsRefusal | "checkout-unknown">>;
  /** Closes an open session so that it can't be paid any more. An expired one stays so, without a refusal. */
  expireCheckout(
    sessionId: string,
  ): Promise<Outcome<Checkout, PaymentsRefusal | "checkout-unknown" | "checkout-not-open">>;
  /**
   * Takes the money of an approved checkout, once per key, and answers how it stands then. Vendors that take it by
   * themselves answer like `readCheckout`.
   */
  takeMoney(
    sessionId: string,
    idempotencyKey: string,
  ): Promise<Outcome<Checkout, PaymentsRefusal | "checkout-unknown">>;
  /** Gives money of a charge back, in full or part, once per key. */
  refund(order: RefundOrder): Promise<Outcome<Refunded, PaymentsRefusal>>;
  /** `rawBody` is the request's exact bytes. */
  verifyWebhook(rawBody: Buffer, header: HeaderOf): Promise<Outcome<WebhookEvent, WebhookRefusal>>;
}

/** A card kept by its owner's leave, charged when nobody is there. */
export interface KeptCardCharge {
  customerRef: string;
  methodRef: string;
  amountCents: number;
  paymentId: string;
  orderRef: string;
  idempotencyKey: string;
}

/**
 * Why a kept card was not charged: its bank wants its owner on the page; the card is over for good (lost, stolen, ended,
 * taken back); or it said no today, for want of money or a reason of its own.
 */
export type CardRefusal = "asks-owner" | "card-over" | "declined";

/** What became of a charge; refused, nothing was taken (`code`: the vendor's word for it). */
export type Charged = { state: "paid"; chargeRef: string } | { state: "refused"; why: CardRefusal; code: string };

/** A charge that may have been asked for before: by its payment, not before an instant. */
export interface AskedCharge {
  customerRef: string;
  paymentId: string;
  since: Temporal.Instant;
}

/** What some vendors of cards can do besides. */
export interface KeptCards {
  /** Once per key, as long as the vendor remembers it (a day): ask `findCharge` before asking again. */
  charge(order: KeptCardCharge): Promise<Outcome<Charged, "payments-unavailable">>;
  /** What the vendor says of a charge; `none`: it was never made. */
  findCharge(asked: AskedCharge): Promise<Outcome<Charged | { state: "none" }, "payments-unavailable">>;
  /** The vendor forgets a card. */
  forget(methodRef: string): Promise<Outcome<{ forgotten: true }, PaymentsRefusal>>;
}
