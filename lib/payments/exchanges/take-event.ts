import { payments } from "@/lib/connectors/payments";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { findBySession, findSellerOf, isEventKnown } from "../queries";
import { confirmSession } from "./confirm";

/** taken: written down; known: seen before; none: about nothing of ours. */
export type EventAnswer = "taken" | "known" | "none";

/**
 * An event of the gateway, from the exact bytes that came. It is only a hint: what happened is read from the gateway
 * itself. Refuses `event-forged` (signature wrong, too old or unreadable) and `gateway-unavailable` (send it again).
 */
export async function takeEvent(
  rawBody: Buffer,
  signature: string | null,
): Promise<Outcome<EventAnswer, "event-forged" | "gateway-unavailable">> {
  const event = payments().verifyWebhook(rawBody, signature);
  if (isRefusal(event)) return refuse("event-forged", { params: { why: event.code } });
  if (!event.sessionId) return "none";
  const payment = (await findBySession(event.sessionId)) ?? (await askWhose(event.sessionId));
  if (isRefusal(payment)) return payment;
  if (!payment) return "none";
  if (await isEventKnown(payment.sellerId, event.eventId)) return "known";
  const outcome = await confirmSession({
    seller: payment.sellerId,
    paymentId: payment.id,
    sessionId: event.sessionId,
    event: { id: event.eventId, type: event.type },
  });
  if (!isRefusal(outcome)) return "taken";
  return outcome.code === "gateway-unavailable" ? refuse("gateway-unavailable") : "none";
}

/** A card page whose opening we never wrote down: the answer got lost, or the process died. The gateway knows whose. */
async function askWhose(sessionId: string) {
  const checkout = await payments().readCheckout(sessionId);
  if (isRefusal(checkout)) return checkout.code === "checkout-unknown" ? null : refuse("gateway-unavailable" as const);
  return checkout.paymentId ? findSellerOf(checkout.paymentId) : null;
}
