import Stripe from "stripe";
import { z } from "zod";
import { isRefusal, type Outcome, type Refusal, refuse } from "@/lib/kernel/refusal";
import type { Checkout, KeptCards, Payments, PaymentsRefusal, Refunded } from "./port";
import { keptCards } from "./stripe-cards";
import { stripeClient } from "./stripe-client";
import { checkoutParams } from "./stripe-params";
import { verifyStripeWebhook } from "./stripe-webhook";

export interface StripeSettings {
  secretKey: string;
  webhookSecret: string;
  /** Default: Stripe's own. */
  baseUrl?: string | undefined;
  /** Milliseconds before an answer is given up; default 15000. */
  timeoutMs?: number;
}

/** Card payments by Stripe Checkout, and by cards kept there. */
export function stripePayments(settings: StripeSettings): Payments & KeptCards {
  const stripe = stripeClient(settings);
  const readCheckout: Payments["readCheckout"] = (sessionId) =>
    attempt(async () => checkoutOf(await stripe.checkout.sessions.retrieve(sessionId, { expand: ["payment_intent"] })));
  return {
    ...keptCards(stripe, attempt),
    readCheckout,
    // Stripe takes the money itself as soon as the customer has agreed.
    takeMoney: readCheckout,
    createCheckout(input) {
      const params = checkoutParams(input);
      return attempt(async () => {
        const session = await stripe.checkout.sessions.create(params, { idempotencyKey: input.idempotencyKey });
        return z
          .object({ id: z.string().min(1), url: z.url() })
          .transform(({ id, url }) => ({ sessionId: id, url }))
          .parse(session);
      }) as ReturnType<Payments["createCheckout"]>;
    },
    async expireCheckout(sessionId) {
      const expired = await attempt(async () => checkoutOf(await stripe.checkout.sessions.expire(sessionId)));
      if (!isRefusal(expired) || expired.code !== "payments-rejected") return expired;
      // Stripe refuses to expire what isn't open, without saying why: its state says it.
      const current = await readCheckout(sessionId);
      if (isRefusal(current) || current.state === "expired") return current;
      return current.state === "open" ? expired : refuse("checkout-not-open");
    },
    refund({ chargeRef, amountCents, idempotencyKey, note }) {
      const params = { payment_intent: chargeRef, amount: amountCents, metadata: { note: note.slice(0, 200) } };
      return attempt(async () => refundOf(await stripe.refunds.create(params, { idempotencyKey }))) as ReturnType<
        Payments["refund"]
      >;
    },
    verifyWebhook: async (rawBody, header) =>
      verifyStripeWebhook(stripe, settings.webhookSecret, rawBody, header("stripe-signature")),
  };
}

const sessionShape = z.object({
  id: z.string().min(1),
  status: z.enum(["open", "complete", "expired"]),
  payment_status: z.enum(["paid", "unpaid", "no_payment_required"]),
  amount_total: z.int(),
  currency: z.string().toLowerCase(),
  client_reference_id: z.string().nullish(),
  payment_intent: z
    .union([
      z.string().transform((id) => ({ id, setup_future_usage: null, payment_method: null })),
      z.object({
        id: z.string(),
        setup_future_usage: z.string().nullish(),
        payment_method: z.string().nullish(),
      }),
    ])
    .nullish(),
  customer: z.string().nullish(),
});
const refundShape = z.object({ id: z.string().min(1), status: z.string() });

function checkoutOf(answer: unknown): Checkout {
  const session = sessionShape.parse(answer);
  return {
    sessionId: session.id,
    state: stateOf(session),
    amountCents: session.amount_total,
    currency: session.currency,
    paymentId: session.client_reference_id ?? null,
    ...(session.payment_intent && { chargeRef: session.payment_intent.id }),
    ...keptIn(session),
  };
}

/** The card a paid session has kept, if its owner wanted that. */
function keptIn({ customer, payment_intent: intent, payment_status }: z.infer<typeof sessionShape>) {
  const methodRef = intent?.setup_future_usage === "off_session" ? intent.payment_method : null;
  return customer && methodRef && payment_status === "paid" ? { kept: { customerRef: customer, methodRef } } : {};
}

function refundOf(answer: unknown): Refunded {
  const { id, status } = refundShape.parse(answer);
  const state = status === "succeeded" ? "done" : status === "failed" || status === "canceled" ? "failed" : "pending";
  return { refundRef: id, state };
}

function stateOf({ status, payment_status }: z.infer<typeof sessionShape>): Checkout["state"] {
  if (status !== "complete") return status;
  return payment_status === "unpaid" ? "unpaid" : "paid";
}

/** Runs a call and turns what Stripe (or the way to it) says into a refusal; our own mistakes are thrown on. */
async function attempt<T>(call: () => Promise<T>): Promise<Outcome<T, PaymentsRefusal | "checkout-unknown">> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return refusalOf(error);
    // An answer without the fields we need is as good as none.
    if (error instanceof z.ZodError) return refuse("payments-unavailable");
    throw error;
  }
}

function refusalOf(
  error: InstanceType<typeof Stripe.errors.StripeError>,
): Refusal<PaymentsRefusal | "checkout-unknown"> {
  const status = error.statusCode ?? 0;
  if (error.code === "resource_missing") return refuse("checkout-unknown");
  const verdict = [400, 402, 404].includes(status);
  if (!verdict) return refuse("payments-unavailable");
  return refuse("payments-rejected", { params: { reason: (error.code ?? error.type).slice(0, 60) } });
}
