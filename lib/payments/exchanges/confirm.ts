import { type Checkout, payments } from "@/lib/connectors/payments";
import { compareInstants, instantFromDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { type GatewayPaymentRecorded, recordGatewayPayment } from "../operations/record-gateway-payment";
import { type GatewayMethod, isGateway } from "../payment";
import { findPayment, isStillWanted, type PaymentWithSubject } from "../queries";

interface Ask {
  seller: string;
  paymentId: string;
  sessionId: string;
  event?: { id: string; type: string };
}

/**
 * Asks the gateway how a payment stands, takes what its customer has approved, and takes down what became of it.
 * Refuses `gateway-unavailable` (ask again), `checkout-foreign` (the page is of another payment), `checkout-unknown`,
 * `payment-unknown`.
 */
export async function confirmSession(ask: Ask): Promise<Outcome<GatewayPaymentRecorded>> {
  const payment = await findPayment(ask.seller, ask.paymentId);
  if (!payment || !isGateway(payment.method)) return refuse("payment-unknown");
  const checkout = await standing(payment, payment.method, ask.sessionId);
  if (isRefusal(checkout)) return checkout;
  if (checkout.paymentId !== ask.paymentId) return refuse("checkout-foreign");
  const { sessionId, amountCents, currency, state, chargeRef, kept } = checkout;
  const told = { paymentId: ask.paymentId, sessionId, amountCents, currency, state };
  const call = { seller: ask.seller, actor: SYSTEM("gateway") };
  return recordGatewayPayment(
    {
      ...told,
      ...(ask.event ? { event: ask.event } : {}),
      ...(chargeRef ? { chargeRef } : {}),
      ...(kept ? { kept } : {}),
    },
    call,
  );
}

type Refused = "gateway-unavailable" | "checkout-unknown";

/** How a checkout stands once what can be taken is taken. */
async function standing(
  payment: PaymentWithSubject,
  method: GatewayMethod,
  sessionId: string,
): Promise<Outcome<Checkout, Refused>> {
  const gateway = payments(method);
  const checkout = await gateway.readCheckout(sessionId);
  if (isRefusal(checkout)) return unreadable(checkout.code, payment, sessionId);
  const exact = checkout.amountCents === payment.amountCents && checkout.currency === "eur";
  if (checkout.state !== "approved" || checkout.paymentId !== payment.id || !exact) return checkout;
  // Nothing is taken for what was paid or given up meanwhile.
  if (!(await isStillWanted(payment))) return checkout;
  const taken = await gateway.takeMoney(sessionId, `${payment.id}:take`);
  return isRefusal(taken) ? refuse("gateway-unavailable") : taken;
}

/** A page that the gateway has forgotten since its end was never paid. */
function unreadable(code: string, payment: PaymentWithSubject, sessionId: string): Outcome<Checkout, Refused> {
  if (code !== "checkout-unknown") return refuse("gateway-unavailable");
  if (!isOver(payment)) return refuse("checkout-unknown");
  return { sessionId, state: "expired", amountCents: 0, currency: "eur", paymentId: payment.id };
}

const isOver = ({ expiresAt }: PaymentWithSubject): boolean =>
  expiresAt !== null && compareInstants(instantFromDb(expiresAt), now()) < 0;

/** A page that never opened, as far as we know, ends too. Should it have been paid, the gateway's event still counts. */
const endUnopened = (seller: string, paymentId: string) =>
  recordGatewayPayment(
    { paymentId, sessionId: `unopened:${paymentId}`, amountCents: 0, currency: "eur", state: "expired" },
    { seller, actor: SYSTEM("gateway") },
  );

/** How a payment stands now, asked of the gateway while it can still change. Refuses like `confirmSession`. */
export async function confirmPayment(seller: string, paymentId: string): Promise<Outcome<GatewayPaymentRecorded>> {
  const payment = await findPayment(seller, paymentId);
  if (!payment) return refuse("payment-unknown");
  if (payment.state === "created" && isOver(payment)) return endUnopened(seller, paymentId);
  if (payment.state !== "pending" || !payment.gatewayRef) return { state: payment.state };
  return confirmSession({ seller, paymentId, sessionId: payment.gatewayRef });
}
