import { payments } from "@/lib/connectors/payments";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { type CardPaymentRecorded, recordCardPayment } from "../operations/record-card-payment";
import { findPayment } from "../queries";

interface Ask {
  seller: string;
  paymentId: string;
  sessionId: string;
  event?: { id: string; type: string };
}

/**
 * Asks the gateway how a payment stands and takes it down. Refuses `gateway-unavailable` (ask again), `checkout-foreign`
 * (the page is of another payment), `payment-unknown`.
 */
export async function confirmSession(ask: Ask): Promise<Outcome<CardPaymentRecorded>> {
  const checkout = await payments().readCheckout(ask.sessionId);
  if (isRefusal(checkout)) return refuse(checkout.code === "checkout-unknown" ? checkout.code : "gateway-unavailable");
  if (checkout.paymentId !== ask.paymentId) return refuse("checkout-foreign");
  const { sessionId, amountCents, currency, state } = checkout;
  const told = { paymentId: ask.paymentId, sessionId, amountCents, currency, state };
  const call = { seller: ask.seller, actor: SYSTEM("gateway") };
  return recordCardPayment(ask.event ? { ...told, event: ask.event } : told, call);
}

/** How a payment stands now, asked of the gateway while it can still change. Refuses like `confirmSession`. */
export async function confirmPayment(seller: string, paymentId: string): Promise<Outcome<CardPaymentRecorded>> {
  const payment = await findPayment(seller, paymentId);
  if (!payment) return refuse("payment-unknown");
  if (payment.state !== "pending" || !payment.gatewayRef) return { state: payment.state };
  return confirmSession({ seller, paymentId, sessionId: payment.gatewayRef });
}
