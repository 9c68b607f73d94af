import { createHmac } from "node:crypto";
import { join } from "node:path";
import type { Area, AreaSettings } from "../sandbox/area";
import { json, type Reply, redirect, type SandboxRequest } from "../sandbox/router";
import { openStore } from "../sandbox/store";
import { apiRoutes } from "./sandbox-api";
import { cardPage, returnUrl } from "./sandbox-page";
import {
  eventOf,
  finish,
  type HeldIntent,
  type HeldSession,
  newId,
  nowSeconds,
  type StripeShapes,
  type StripeStore,
} from "./sandbox-state";
import { createDeliveries } from "./sandbox-webhooks";

export interface StripeAreaSettings extends AreaSettings {
  key: string;
  webhookUrl: string;
  webhookSecret: string;
  webhookRetryMs: number;
}

const SWEEP_MS = 5_000;

/** The pretend Stripe: Checkout API, card page and signed webhooks, with its state in <dir>/stripe.jsonl. */
export function stripeArea(settings: StripeAreaSettings): Area {
  const { baseUrl } = settings;
  const file = openStore<StripeShapes>(join(settings.dir, "stripe.jsonl"));
  const deliveries = createDeliveries({
    all: () => file.all("delivery"),
    keep: (delivery) => file.commit([["delivery", delivery.id, delivery]]),
    url: settings.webhookUrl,
    sign: async (body) => ({ "stripe-signature": signatureOf(settings.webhookSecret, body, nowSeconds()) }),
    retryMs: settings.webhookRetryMs,
    faults: settings.faults,
  });
  // Whoever ends a session, its event goes out at once.
  const store: StripeStore = {
    ...file,
    commit(puts) {
      file.commit(puts);
      if (puts.some(([kind]) => kind === "delivery")) deliveries.wake();
    },
  };
  const sweep = setInterval(() => expireOverdue(store, baseUrl), SWEEP_MS).unref();
  expireOverdue(store, baseUrl);
  deliveries.wake();
  return {
    name: "stripe",
    routes: [
      ...apiRoutes({ store, key: settings.key, baseUrl }).map((route) => ({
        ...route,
        handle: (request: SandboxRequest) => {
          expireOverdue(store, baseUrl, request.params.id ?? "");
          return route.handle(request);
        },
      })),
      { method: "GET", path: "/pay/:id", handle: (request) => onPage(store, baseUrl, request, "look") },
      { method: "POST", path: "/pay/:id", handle: (request) => onPage(store, baseUrl, request, actionOf(request)) },
    ],
    controls: [{ method: "POST", path: "/__dispute", handle: (request) => dispute(store, request) }],
    async close() {
      clearInterval(sweep);
      await deliveries.close();
      file.close();
    },
  };
}

function actionOf(request: SandboxRequest): string {
  return new URLSearchParams(request.body.toString("utf8")).get("action") ?? "look";
}

function expireOverdue(store: StripeStore, baseUrl: string, only?: string): void {
  const looked = only === undefined ? store.all("session") : [store.get("session", only)];
  for (const session of looked) {
    if (session?.status !== "open" || session.expires_at > nowSeconds()) continue;
    store.commit(finish({ ...session, status: "expired" }, "checkout.session.expired", baseUrl));
  }
}

/** What a person does on the card page. Paying twice is paying once: the second time only leads back. */
function onPage(store: StripeStore, baseUrl: string, request: SandboxRequest, action: string): Reply {
  expireOverdue(store, baseUrl, request.params.id ?? "");
  const session = store.get("session", request.params.id ?? "");
  if (session === undefined) return json(404, { code: "not-found" });
  if (action === "cancel") return redirect(session.cancel_url);
  if (session.status === "expired") return cardPage(session, "expired");
  if (session.status === "complete") return action === "pay" ? redirect(returnUrl(session)) : cardPage(session, "paid");
  if (action === "decline") return cardPage(session, "declined");
  if (action !== "pay") return cardPage(session, "open");
  const intent = intentOf(session);
  const bound = { payment_intent: intent.id, customer: intent.customer };
  const paid: HeldSession = { ...session, ...bound, status: "complete", payment_status: "paid" };
  store.commit([["intent", intent.id, intent], ...finish(paid, "checkout.session.completed", baseUrl)]);
  return redirect(returnUrl(paid));
}

function intentOf({ amount_total: amount, keep: kept }: HeldSession): HeldIntent {
  const card = kept ? { customer: newId("cus"), paymentMethod: newId("pm") } : { customer: null, paymentMethod: null };
  return { id: newId("pi"), amount, refunded: 0, kept, ...card };
}

/** Stripe-Signature header for a body sent at `seconds` since 1970. */
function signatureOf(secret: string, body: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`;
}

/** A customer disputes a charge: {"payment_intent": "pi_…"}. */
function dispute(store: StripeStore, request: SandboxRequest): Reply {
  const { payment_intent: id } = JSON.parse(request.body.toString("utf8")) as { payment_intent?: string };
  const intent = store.get("intent", id ?? "");
  if (!intent) return json(404, { code: "not-found" });
  const object = { id: newId("du"), object: "dispute", payment_intent: intent.id, amount: intent.amount };
  store.commit([eventOf("charge.dispute.created", object)]);
  return json(200, { dispute: object.id });
}
