import type Stripe from "stripe";
import { z } from "zod";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { epochMs } from "@/lib/platform/clock";
import type { WebhookEvent, WebhookRefusal } from "./port";

/** Seconds after which a signed event is taken for a replay. */
const TOLERANCE_SECONDS = 300;

const eventShape = z.object({
  id: z.string().min(1),
  type: z.string().min(1),
  data: z.object({
    object: z.object({
      object: z.string(),
      id: z.string().optional(),
      payment_intent: z.string().nullish().catch(null),
    }),
  }),
});

/** Checks signature and age on the raw bytes, then reads which checkout the event is about. */
export function verifyStripeWebhook(
  stripe: Stripe,
  secret: string,
  rawBody: Buffer,
  header: string | null,
): Outcome<WebhookEvent, WebhookRefusal> {
  const verified = (tolerance: number): boolean => {
    try {
      return (
        stripe.webhooks.signature?.verifyHeader(rawBody, header ?? "", secret, tolerance, undefined, epochMs()) ?? false
      );
    } catch {
      return false;
    }
  };
  // The SDK takes a tolerance of 0 as "any age": so the second look tells an old event from a forged one.
  if (!verified(TOLERANCE_SECONDS)) return refuse(verified(0) ? "webhook-too-old" : "webhook-signature-wrong");
  const event = eventShape.safeParse(parseJson(rawBody));
  if (!event.success) return refuse("webhook-malformed");
  const { object, id, payment_intent: chargeRef } = event.data.data.object;
  const sessionId = object === "checkout.session" && id !== undefined ? id : null;
  const known = { eventId: event.data.id, type: event.data.type, sessionId };
  return object === "dispute" && chargeRef ? { ...known, dispute: { chargeRef } } : known;
}

function parseJson(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString("utf8"));
  } catch {
    return undefined;
  }
}
