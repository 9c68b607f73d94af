import { randomBytes } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { epochMs } from "@/lib/platform/clock";
import type { WithIdempotency } from "../sandbox/idempotency";
import type { Put, Store } from "../sandbox/store";
import { euros } from "./paypal-shapes";
import { queued, type WithDeliveries } from "./sandbox-webhooks";

/** An order as the pretend PayPal keeps it; amounts in cents, times in milliseconds since 1970. */
export interface HeldOrder {
  id: string;
  status: "PAYER_ACTION_REQUIRED" | "APPROVED" | "COMPLETED";
  created: number;
  amount: number;
  custom_id: string;
  invoice_id: string;
  description: string;
  return_url: string;
  cancel_url: string;
  /** Money taken, with what went back of it. */
  capture: { id: string; refunded: number } | null;
}

/** The key its events are signed with, and the certificate that tells so; PEM. */
export interface HeldIdentity {
  privateKey: string;
  certificate: string;
}

export interface PayPalShapes extends WithIdempotency, WithDeliveries {
  order: HeldOrder;
  identity: HeldIdentity;
}
export type PayPalStore = Store<PayPalShapes>;

/** Capital letters and digits only, as PayPal's own names are. */
export const newName = (length = 17): string =>
  Array.from(randomBytes(length), (byte) => "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"[byte % 34]).join("");

const money = (cents: number) => ({ currency_code: "EUR", value: euros(cents) });
/** "2026-11-21T10:00:00Z" of milliseconds since 1970. */
export const timeText = (at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: "second" });

/** A capture as the API shows it. */
export function shownCapture(order: HeldOrder) {
  const { capture } = order;
  if (!capture) return null;
  const status =
    capture.refunded === 0 ? "COMPLETED" : capture.refunded < order.amount ? "PARTIALLY_REFUNDED" : "REFUNDED";
  return {
    id: capture.id,
    status,
    amount: money(order.amount),
    final_capture: true,
    custom_id: order.custom_id,
    invoice_id: order.invoice_id,
    supplementary_data: { related_ids: { order_id: order.id } },
    create_time: timeText(order.created),
  };
}

/** An order as the API shows it (the fields that the sandbox knows). */
export function shownOrder(order: HeldOrder, baseUrl: string) {
  const capture = shownCapture(order);
  return {
    id: order.id,
    intent: "CAPTURE",
    status: order.status,
    create_time: timeText(order.created),
    purchase_units: [
      {
        reference_id: "default",
        amount: money(order.amount),
        custom_id: order.custom_id,
        invoice_id: order.invoice_id,
        description: order.description,
        ...(capture ? { payments: { captures: [capture] } } : {}),
      },
    ],
    links: [
      { href: `${baseUrl}/paypal/v2/checkout/orders/${order.id}`, rel: "self", method: "GET" },
      { href: `${baseUrl}/paypal/approve/${order.id}`, rel: "payer-action", method: "GET" },
    ],
  };
}

/** The change that queues an event about an order, a capture, a refund or a dispute. */
export function payPalEvent(type: string, resourceType: string, resource: object): Put<PayPalShapes> {
  const id = `WH-${newName()}-${newName()}`;
  const event = {
    id,
    event_version: "1.0",
    create_time: timeText(epochMs()),
    resource_type: resourceType,
    event_type: type,
    summary: type,
    resource,
  };
  return queued(id, type, event) as Put<PayPalShapes>;
}
