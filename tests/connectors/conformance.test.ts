import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { stripePayments } from "@/lib/connectors/payments/stripe";
import { STRIPE_API_VERSION } from "@/lib/connectors/payments/stripe-client";
import { checkoutParams } from "@/lib/connectors/payments/stripe-params";
import { now } from "@/lib/platform/clock";
import { oracle } from "../support/oracles";
import { keys, sandbox, webhookSecret } from "./support/sandbox";
import { recordingServer } from "./support/server";

const order = {
  orderRef: "ORD-0001",
  paymentId: "pay-1",
  amountCents: 4270,
  description: "Casella PEC, 2 anni",
  customerEmail: "cliente@example.it",
  successUrl: "https://shop.example.it/ok?s={CHECKOUT_SESSION_ID}",
  cancelUrl: "https://shop.example.it/back",
  idempotencyKey: "payment:pay-1",
  expiresAt: now().add({ hours: 2 }),
};

const checkoutSchema = oracle<object>(`stripe/jsonschema-${STRIPE_API_VERSION}/checkout.session.create.schema.json`);
const stripeSamples = oracle<{ resources: Record<string, Record<string, unknown>> }>(
  "stripe/fixtures3.latest-2026-08-21.json",
);

describe("Stripe's published shapes", () => {
  it.skipIf(checkoutSchema === null)("our request is a valid checkout.session.create", () => {
    const validate = new Ajv({ strict: false }).compile(checkoutSchema!);
    expect(validate(checkoutParams(order)) || validate.errors).toBe(true);
    const wrong = { ...checkoutParams(order), payment_method_types: ["card"] };
    expect(validate(wrong)).toBe(false);
  });

  it.skipIf(stripeSamples === null)(
    "the sandbox's session has no field that Stripe's lacks, and of the same type",
    async () => {
      const { url } = await sandbox();
      const stripe = stripePayments({ secretKey: keys.stripe, webhookSecret, baseUrl: `${url}/stripe` });
      const made = await stripe.createCheckout(order);
      if ("refused" in made) throw new Error(made.code);
      const headers = { authorization: `Bearer ${keys.stripe}` };
      const session = await (await fetch(`${url}/stripe/v1/checkout/sessions/${made.sessionId}`, { headers })).json();
      const sample = stripeSamples!.resources["checkout.session"] ?? {};
      for (const [field, value] of Object.entries(session as Record<string, unknown>)) {
        expect(Object.keys(sample)).toContain(field);
        if (value !== null && sample[field] !== null) expect(typeof value, field).toBe(typeof sample[field]);
      }
    },
  );

  it.skipIf(stripeSamples === null)("the connector reads Stripe's own sample session", async () => {
    const sample = { ...stripeSamples!.resources["checkout.session"], amount_total: 4270, currency: "EUR" };
    const server = await recordingServer(() => ({
      status: 200,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...sample, status: "complete", payment_status: "paid", client_reference_id: "pay-1" }),
    }));
    const stripe = stripePayments({ secretKey: "sk_x", webhookSecret, baseUrl: server.url });
    expect(await stripe.readCheckout("cs_1")).toMatchObject({
      state: "paid",
      amountCents: 4270,
      currency: "eur",
      paymentId: "pay-1",
      chargeRef: "pi_1PgafyB7WZ01zgkWSjxsAJo3",
    });
  });

  it("the request carries key, version and idempotency key", async () => {
    const server = await recordingServer(() => ({ status: 503, body: "{}" }));
    const stripe = stripePayments({ secretKey: "sk_x", webhookSecret, baseUrl: server.url });
    await stripe.createCheckout(order);
    expect(server.received).toHaveLength(1);
    expect(server.received[0]).toMatchObject({
      method: "POST",
      path: "/v1/checkout/sessions",
      headers: {
        authorization: "Bearer sk_x",
        "stripe-version": STRIPE_API_VERSION,
        "idempotency-key": "payment:pay-1",
      },
    });
  });
});
