import paypal from "@paypal/checkout-server-sdk";
import { z } from "zod";
import { isRefusal, type Outcome, type Refusal, refuse } from "@/lib/kernel/refusal";
import { type PayPalAccess, paypalClient } from "./paypal-client";
import { approvalOf, checkoutOf, euros, orderParams, refundOf } from "./paypal-shapes";
import type { WebhookTrust } from "./paypal-trust";
import { verifyPayPalWebhook } from "./paypal-webhook";
import type { Payments, PaymentsRefusal } from "./port";

export interface PayPalSettings extends PayPalAccess, WebhookTrust {}

/** Payments by PayPal: the payer approves an order on PayPal's page, then its money is taken. */
export function paypalPayments(settings: PayPalSettings): Payments {
  const client = paypalClient(settings);
  const readCheckout: Payments["readCheckout"] = (sessionId) =>
    attempt(async () => checkoutOf((await client.execute(new paypal.orders.OrdersGetRequest(sessionId))).result));
  return {
    readCheckout,
    createCheckout(input) {
      const request = keyed(new paypal.orders.OrdersCreateRequest(), input.idempotencyKey, orderParams(input));
      return attempt(async () => approvalOf((await client.execute(request)).result)) as ReturnType<
        Payments["createCheckout"]
      >;
    },
    async takeMoney(sessionId, idempotencyKey) {
      const request = keyed(new paypal.orders.OrdersCaptureRequest(sessionId), idempotencyKey, {});
      const taken = await attempt(async () => void (await client.execute(request)));
      // Taken, or not, or taken before: the order itself says which.
      return isRefusal(taken) && taken.code === "payments-unavailable" ? taken : readCheckout(sessionId);
    },
    // An order that nobody approves ends by itself within hours; PayPal has no way to end it sooner.
    expireCheckout: readCheckout,
    refund({ chargeRef, amountCents, idempotencyKey, note }) {
      const amount = { currency_code: "EUR", value: euros(amountCents) };
      const body = { amount, note_to_payer: note.slice(0, 255) };
      const request = keyed(new paypal.payments.CapturesRefundRequest(chargeRef), idempotencyKey, body);
      return attempt(async () => refundOf((await client.execute(request)).result)) as ReturnType<Payments["refund"]>;
    },
    verifyWebhook: (rawBody, header) => verifyPayPalWebhook(settings, rawBody, header),
  };
}

type Asking = InstanceType<typeof paypal.orders.OrdersCaptureRequest>;

/** A request that PayPal does once, however often it is sent with the same key. */
function keyed(request: Asking, key: string, body: object): Asking {
  request.headers["PayPal-Request-Id"] = key;
  request.prefer("return=representation");
  request.requestBody(body);
  return request;
}

/** What the SDK rejects with when PayPal answered; anything else never reached it, or got lost. */
const failure = z.object({ statusCode: z.int(), message: z.string().catch("") });

/** Runs a call and turns what PayPal (or the way to it) says into a refusal. */
async function attempt<T>(call: () => Promise<T>): Promise<Outcome<T, PaymentsRefusal | "checkout-unknown">> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const failed = failure.safeParse(error);
    // An answer without the fields we need is as good as none.
    return failed.success ? refusalOf(failed.data) : refuse("payments-unavailable");
  }
}

function refusalOf({ statusCode, message }: z.infer<typeof failure>): Refusal<PaymentsRefusal | "checkout-unknown"> {
  if (statusCode === 404) return refuse("checkout-unknown");
  if (![400, 403, 422].includes(statusCode)) return refuse("payments-unavailable");
  const reason = /"issue"\s*:\s*"([A-Z_]{1,60})"/.exec(message)?.[1] ?? "rejected";
  return refuse("payments-rejected", { params: { reason } });
}
