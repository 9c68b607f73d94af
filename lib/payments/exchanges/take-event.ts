import { type HeaderOf, payments, type WebhookEvent } from "@/lib/connectors/payments";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { recordDispute } from "../operations/record-dispute";
import type { GatewayMethod } from "../payment";
import { findByCharge, findBySession, findSellerOf, isEventKnown } from "../queries";
import { confirmSession } from "./confirm";

/** taken: written down; known: seen before; none: about nothing of ours. */
export type EventAnswer = "taken" | "known" | "none";
type Refused = "event-forged" | "gateway-unavailable";

/**
 * An event of a gateway, from the exact bytes that came. It is only a hint: what happened is read from the gateway
 * itself. Refuses `event-forged` (signature wrong, too old or unreadable) and `gateway-unavailable` (send it again).
 */
export async function takeEvent(
  method: GatewayMethod,
  rawBody: Buffer,
  header: HeaderOf,
): Promise<Outcome<EventAnswer, Refused>> {
  const event = await payments(method).verifyWebhook(rawBody, header);
  if (isRefusal(event) && event.code === "webhook-unverifiable") return refuse("gateway-unavailable");
  if (isRefusal(event)) return refuse("event-forged", { params: { why: event.code } });
  if (event.dispute) return takeDispute(event, event.dispute.chargeRef);
  return event.sessionId ? takeSession(method, event, event.sessionId) : "none";
}

async function takeSession(
  method: GatewayMethod,
  event: WebhookEvent,
  sessionId: string,
): Promise<Outcome<EventAnswer, Refused>> {
  const payment = (await findBySession(sessionId)) ?? (await askWhose(method, sessionId));
  if (isRefusal(payment)) return payment;
  if (!payment) return "none";
  const { sellerId: seller, id: paymentId } = payment;
  if (await isEventKnown(seller, event.eventId)) return "known";
  const { eventId: id, type } = event;
  const outcome = await confirmSession({ seller, paymentId, sessionId, event: { id, type } });
  if (!isRefusal(outcome)) return "taken";
  return outcome.code === "gateway-unavailable" ? refuse("gateway-unavailable") : "none";
}

/** A page whose opening we never wrote down: the answer got lost, or the process died. The gateway knows whose. */
async function askWhose(method: GatewayMethod, sessionId: string) {
  const checkout = await payments(method).readCheckout(sessionId);
  if (isRefusal(checkout)) return checkout.code === "checkout-unknown" ? null : refuse("gateway-unavailable" as const);
  return checkout.paymentId ? findSellerOf(checkout.paymentId) : null;
}

async function takeDispute(event: WebhookEvent, chargeRef: string): Promise<Outcome<EventAnswer, Refused>> {
  const payment = await findByCharge(chargeRef);
  if (!payment) return "none";
  if (await isEventKnown(payment.sellerId, event.eventId)) return "known";
  const told = { paymentId: payment.id, event: { id: event.eventId, type: event.type } };
  const recorded = await recordDispute(told, { seller: payment.sellerId, actor: SYSTEM("gateway") });
  return isRefusal(recorded) ? "none" : "taken";
}
