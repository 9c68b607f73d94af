import type { z } from "zod";
import { payments } from "@/lib/connectors/payments";
import { localeOr } from "@/lib/i18n/locales";
import { instantFromDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { config } from "@/lib/platform/config";
import type { Call } from "@/lib/platform/operation";
import { recordCheckout } from "../operations/record-checkout";
import { startGatewayPayment } from "../operations/start-gateway-payment";
import { isGateway } from "../payment";
import { findPayment, type PaymentWithSubject, payerEmail, returnToken } from "../queries";
import type { startGatewayPaymentInput } from "../schema";

/** The address of the page that tells how a payment ended; the browser comes back to it from the gateway. */
export const outcomePath = (seller: string, paymentId: string): string =>
  `/${seller}/pagamento/${paymentId}/esito?t=${returnToken(seller, paymentId)}`;

/**
 * Opens (or finds again) the gateway's page of a payment. Asked twice it answers the same page: the gateway is
 * given the payment's id as its key. Refuses `payment-unknown`, `payment-not-payable`, `gateway-unavailable`,
 * `gateway-rejected`.
 */
export async function openCheckout(seller: string, paymentId: string): Promise<Outcome<{ url: string }>> {
  const payment = await findPayment(seller, paymentId);
  if (!payment) return refuse("payment-unknown");
  if (payment.state === "pending" && payment.gatewayUrl) return { url: payment.gatewayUrl };
  if (payment.state !== "created" || !payment.expiresAt || !isGateway(payment.method))
    return refuse("payment-not-payable");
  const checkout = await payments(payment.method).createCheckout(await requestFor(payment, payment.expiresAt));
  if (isRefusal(checkout))
    return refuse(checkout.code === "payments-rejected" ? "gateway-rejected" : "gateway-unavailable");
  const recorded = await recordCheckout({ paymentId, ...checkout }, { seller, actor: SYSTEM("open-checkout") });
  return isRefusal(recorded) ? refuse("payment-not-payable") : { url: checkout.url };
}

async function requestFor(payment: PaymentWithSubject, expiresAt: Date) {
  const { sellerId: seller, id: paymentId, order, topUp } = payment;
  const back = `${config().appUrl}${outcomePath(seller, paymentId)}`;
  const code = order?.code ?? topUp?.code ?? "";
  const locale = localeOr(order?.locale);
  return {
    orderRef: code,
    paymentId,
    amountCents: payment.amountCents,
    description: locale === "it" ? `Pagamento ${code}` : `Payment ${code}`,
    customerEmail: (await payerEmail(payment)) ?? "",
    successUrl: back,
    cancelUrl: `${back}&annullato=1`,
    idempotencyKey: paymentId,
    expiresAt: instantFromDb(expiresAt),
    locale,
    keepCard: payment.keepCard,
  };
}

/** One press of "pay by card" or "pay by PayPal": asks for the payment, then opens its page. Answers where the browser goes. */
export const payByGateway = Object.assign(
  async (input: z.input<typeof startGatewayPaymentInput>, call: Call): Promise<Outcome<{ url: string }>> => {
    // No key: the act itself gives the same payment again while it lives, and a new one when it has ended.
    const started = await startGatewayPayment(input, { seller: call.seller, actor: call.actor });
    return isRefusal(started) ? started : openCheckout(call.seller, started.paymentId);
  },
  { schema: startGatewayPayment.schema },
);
