import { createVerify } from "node:crypto";
import { crc32 } from "node:zlib";
import { z } from "zod";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { epochMs } from "@/lib/platform/clock";
import { certificateAt } from "./paypal-certificate";
import type { WebhookTrust } from "./paypal-trust";
import type { HeaderOf, WebhookEvent, WebhookRefusal } from "./port";

/** PayPal sends an event again for three days, under its first time. */
const REPLAY_MS = 4 * 24 * 3600_000;
const AHEAD_MS = 10 * 60_000;

/** Checks signature and age on the raw bytes, then reads which order the event is about. */
export async function verifyPayPalWebhook(
  trust: WebhookTrust,
  rawBody: Buffer,
  header: HeaderOf,
): Promise<Outcome<WebhookEvent, WebhookRefusal>> {
  const sent = signedHeaders.safeParse({
    id: header("paypal-transmission-id"),
    time: header("paypal-transmission-time"),
    signature: header("paypal-transmission-sig"),
    certificate: header("paypal-cert-url"),
    algorithm: header("paypal-auth-algo"),
  });
  if (!sent.success) return refuse("webhook-signature-wrong");
  const { id, time, signature, certificate } = sent.data;
  const at = Date.parse(time);
  const key = await certificateAt(trust, certificate);
  if (isRefusal(key)) return key;
  const signed = `${id}|${time}|${trust.webhookId}|${crc32(rawBody)}`;
  const verified = createVerify("RSA-SHA256").update(signed).verify(key, signature, "base64");
  if (!verified) return refuse("webhook-signature-wrong");
  if (!(at > epochMs() - REPLAY_MS && at < epochMs() + AHEAD_MS)) return refuse("webhook-too-old");
  return eventOf(rawBody);
}

const signedHeaders = z.object({
  id: z.string().min(1).max(100),
  time: z.iso.datetime({ offset: true }),
  signature: z.base64().max(2000),
  certificate: z.url({ protocol: /^https?$/ }).max(500),
  algorithm: z.literal("SHA256withRSA"),
});

const ids = z.object({ order_id: z.string().optional(), capture_id: z.string().optional() });
const eventShape = z.object({
  id: z.string().min(1).max(255),
  event_type: z.string().min(1).max(255),
  resource_type: z.string().default(""),
  resource: z.looseObject({
    id: z.string().optional(),
    supplementary_data: z.object({ related_ids: ids.optional() }).optional(),
    dispute_id: z.string().optional(),
    disputed_transactions: z.array(z.object({ seller_transaction_id: z.string().optional() })).optional(),
  }),
});

function eventOf(rawBody: Buffer): Outcome<WebhookEvent, WebhookRefusal> {
  const event = eventShape.safeParse(parseJson(rawBody));
  if (!event.success) return refuse("webhook-malformed");
  const { id: eventId, event_type: type, resource } = event.data;
  const known = { eventId, type };
  if (type.startsWith("CUSTOMER.DISPUTE.")) {
    const chargeRef = resource.disputed_transactions?.[0]?.seller_transaction_id;
    return { ...known, sessionId: null, ...(chargeRef ? { dispute: { chargeRef } } : {}) };
  }
  const order = type.startsWith("CHECKOUT.ORDER.") ? resource.id : resource.supplementary_data?.related_ids?.order_id;
  return { ...known, sessionId: order ?? null };
}

function parseJson(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString("utf8"));
  } catch {
    return undefined;
  }
}
