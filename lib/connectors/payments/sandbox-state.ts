import { randomBytes } from "node:crypto";
import { epochMs } from "@/lib/platform/clock";
import type { WithIdempotency } from "../sandbox/idempotency";
import type { Put, Store } from "../sandbox/store";
import { queued, type WithDeliveries } from "./sandbox-webhooks";

/** A checkout session as the pretend Stripe keeps it; times in seconds since 1970, amounts in cents. */
export interface HeldSession {
  id: string;
  created: number;
  expires_at: number;
  status: "open" | "complete" | "expired";
  payment_status: "paid" | "unpaid";
  amount_total: number;
  currency: string;
  description: string;
  customer_email: string | null;
  client_reference_id: string | null;
  metadata: Record<string, string>;
  success_url: string;
  cancel_url: string;
  payment_intent: string | null;
  locale: string;
  customer: string | null;
  /** The customer wants the card kept. */
  keep: boolean;
}

/** Money taken from a card, with what went back of it. */
export interface HeldIntent {
  id: string;
  amount: number;
  refunded: number;
  customer: string | null;
  paymentMethod: string | null;
  /** The card was to be kept. */
  kept: boolean;
  /** Seconds since 1970. */
  created?: number;
  metadata?: Record<string, string>;
  /** Its bank said no: nothing was taken. */
  error?: { type: string; code: string; decline_code: string; message: string };
}

export interface StripeShapes extends WithIdempotency, WithDeliveries {
  session: HeldSession;
  intent: HeldIntent;
}

export type StripeStore = Store<StripeShapes>;

export const nowSeconds = (): number => Math.floor(epochMs() / 1000);
export const newId = (prefix: string): string => `${prefix}_${randomBytes(20).toString("hex")}`;

/** The session as Stripe's API shows it (the fields that the sandbox knows). */
export function shown(session: HeldSession, baseUrl: string) {
  const { description, keep: _, ...fields } = session;
  return {
    ...fields,
    object: "checkout.session",
    mode: "payment",
    livemode: false,
    amount_subtotal: session.amount_total,
    payment_method_types: ["card"],
    customer_details: session.customer_email === null ? null : { email: session.customer_email },
    url: session.status === "open" ? `${baseUrl}/stripe/pay/${session.id}` : null,
  };
}

/** The changes that bring a session to its end and queue the event that says so. */
export const finish = (session: HeldSession, type: string, baseUrl: string): Put<StripeShapes>[] => [
  ["session", session.id, session],
  eventOf(type, shown(session, baseUrl)),
];

/** The change that queues an event about an object. */
export function eventOf(type: string, object: object): Put<StripeShapes> {
  const id = newId("evt");
  const event = {
    id,
    object: "event",
    api_version: "2026-10-28.endive",
    created: nowSeconds(),
    type,
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
  };
  return queued(id, type, event) as Put<StripeShapes>;
}
