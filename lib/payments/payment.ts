import type { Cents } from "@/lib/kernel/money";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { TooLate } from "@/lib/mailboxes/paid-late";

/** created: asked for, not yet known to the gateway; pending: waiting there; the rest is how it ended. */
export type PaymentState = "created" | "pending" | "succeeded" | "failed" | "expired";
export type PaymentEvent = "open" | "succeed" | "fail" | "expire";

/**
 * The life of a payment. Money that arrives after we gave up is still money: `succeed` is possible from everywhere but
 * from where it already happened.
 */
export const PAYMENT_LIFE: Record<PaymentState, Partial<Record<PaymentEvent, PaymentState>>> = {
  created: { open: "pending", succeed: "succeeded", fail: "failed", expire: "expired" },
  pending: { succeed: "succeeded", fail: "failed", expire: "expired" },
  succeeded: {},
  failed: { succeed: "succeeded" },
  expired: { succeed: "succeeded" },
};

/** The state an event leads to. Refuses `payment-cannot-<event>`, naming the state it is in. */
export function afterEvent(state: PaymentState, event: PaymentEvent): Outcome<PaymentState> {
  return PAYMENT_LIFE[state][event] ?? refuse(`payment-cannot-${event}`, { params: { state } });
}

/** Ways that go through a gateway's own page. */
export const GATEWAY_METHODS = ["card", "paypal"] as const;
export type GatewayMethod = (typeof GATEWAY_METHODS)[number];
export const isGateway = (method: string): method is GatewayMethod => GATEWAY_METHODS.some((each) => each === method);

/** May still bring money by itself. */
export const isLive = (state: PaymentState): boolean => state === "created" || state === "pending";

/** What the gateway took: cents of a currency (lower-case ISO code). */
export interface Receipt {
  amountCents: Cents;
  currency: string;
}

/** Why money that came in does not pay what it was asked for. */
export type Astray = "amount-differs" | "order-paid" | "order-closed" | "renewal-paid" | TooLate;

/** What to do with money taken by card: pay the order with it, or keep it for the customer, or let a person look. */
export type Destination = { to: "order" } | { to: "customer"; why: Astray } | { to: "person"; why: "other-currency" };

interface Wanted {
  orderState: "draft" | "placed" | "settled" | "fulfilled" | "cancelled" | "expired";
  totalCents: Cents;
  /** What of the total had come before. */
  heldCents: Cents;
  askedCents: Cents;
  /** The same renewal was paid by another order. */
  renewalPaid: boolean;
  /** The renewal can't be carried out any more. */
  tooLate?: TooLate | null;
  /** It costs less than was asked: some of several renewals were left out. */
  isReduced?: boolean;
}

/** Where money received for an order goes. Only the exact amount, in euro, for an order that waits for it, pays it; or what was asked before its price fell. */
export function destinationOf(received: Receipt, wanted: Wanted): Destination {
  if (received.currency !== "eur") return { to: "person", why: "other-currency" };
  if (wanted.orderState === "settled" || wanted.orderState === "fulfilled")
    return { to: "customer", why: "order-paid" };
  if (wanted.tooLate) return { to: "customer", why: wanted.tooLate };
  if (wanted.orderState !== "placed") return { to: "customer", why: "order-closed" };
  if (wanted.renewalPaid) return { to: "customer", why: "renewal-paid" };
  const missing = wanted.totalCents - wanted.heldCents;
  const covers = received.amountCents === missing || (wanted.isReduced && received.amountCents > missing);
  const exact = received.amountCents === wanted.askedCents && covers;
  return exact ? { to: "order" } : { to: "customer", why: "amount-differs" };
}

/** Minutes a gateway's page stays open. */
export const GATEWAY_PAGE_MINUTES = 60;
/** The gateway takes no page that ends sooner than this (30 minutes, and some for the way). */
export const SHORTEST_GATEWAY_PAGE_MINUTES = 32;
