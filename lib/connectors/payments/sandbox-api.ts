import { z } from "zod";
import { sameKey } from "../sandbox/control";
import { type Effect, once } from "../sandbox/idempotency";
import { json, type Reply, type Route, type SandboxRequest } from "../sandbox/router";
import { failure, keyReused, missing } from "./sandbox-answers";
import { chargeRoutes, shownIntent } from "./sandbox-charges";
import {
  finish,
  type HeldSession,
  newId,
  nowSeconds,
  type StripeShapes,
  type StripeStore,
  shown,
} from "./sandbox-state";

export interface StripeApiSettings {
  store: StripeStore;
  key: string;
  baseUrl: string;
}

const url = z.url({ protocol: /^https?$/ }).max(5_000);

/** The parameters the sandbox knows, by their form names; an unknown one is refused as Stripe does. */
const createSchema = z.strictObject({
  mode: z.literal("payment"),
  locale: z.string().default("it"),
  customer_email: z.email().optional(),
  client_reference_id: z.string().max(200).optional(),
  success_url: url,
  cancel_url: url,
  expires_at: z.coerce.number().int().optional(),
  "allowed_payment_method_types[0]": z.literal("card").optional(),
  "line_items[0][quantity]": z.literal("1"),
  "line_items[0][price_data][currency]": z.literal("eur"),
  "line_items[0][price_data][unit_amount]": z.coerce.number().int().min(50).max(99_999_999),
  "line_items[0][price_data][product_data][name]": z.string().min(1).max(250),
  "payment_intent_data[description]": z.string().max(1_000).optional(),
  "payment_intent_data[setup_future_usage]": z.literal("off_session").optional(),
  customer_creation: z.literal("always").optional(),
});

/** The part of Stripe's API that Checkout needs: create, read and expire a session. */
export function apiRoutes({ store, key, baseUrl }: StripeApiSettings): Route[] {
  const guarded = (handle: (request: SandboxRequest) => Reply) => (request: SandboxRequest) =>
    sameKey(request.headers.authorization, `Bearer ${key}`)
      ? handle(request)
      : failure(401, "invalid_request_error", "", "Invalid API Key provided");
  return [
    {
      method: "POST",
      path: "/v1/checkout/sessions",
      handle: guarded((request) => once(store, request, keyReused, () => create(request, baseUrl))),
    },
    {
      method: "GET",
      path: "/v1/checkout/sessions/:id",
      handle: guarded(({ params, query }) => {
        const session = store.get("session", params.id ?? "");
        if (session === undefined) return missing();
        const intent = query.get("expand[0]") === "payment_intent" && store.get("intent", session.payment_intent ?? "");
        const known = shown(session, baseUrl);
        return json(200, intent ? { ...known, payment_intent: shownIntent(intent) } : known);
      }),
    },
    ...chargeRoutes(store, guarded),
    {
      method: "POST",
      path: "/v1/checkout/sessions/:id/expire",
      handle: guarded((request) => once(store, request, keyReused, () => expire(store, request, baseUrl))),
    },
  ];
}

function create(request: SandboxRequest, baseUrl: string): Effect<StripeShapes> {
  const form = new URLSearchParams(request.body.toString("utf8"));
  const entries = [...form].filter(([name]) => !/^(payment_intent_data\[)?metadata\]?\[/.test(name));
  const parsed = createSchema.safeParse(Object.fromEntries(entries));
  const refused = (message: string, code: string) => ({
    reply: failure(400, "invalid_request_error", code, message),
    puts: [],
    forget: true,
  });
  if (!parsed.success) return refused(z.prettifyError(parsed.error), "parameter_invalid");
  const given = parsed.data;
  const created = nowSeconds();
  const expiresAt = given.expires_at ?? created + 24 * 3600;
  if (expiresAt < created + 30 * 60 - 60 || expiresAt > created + 24 * 3600 + 60) {
    return refused("`expires_at` must be between 30 minutes and 24 hours from now.", "parameter_invalid");
  }
  const session: HeldSession = {
    id: newId("cs_test"),
    created,
    expires_at: expiresAt,
    status: "open",
    payment_status: "unpaid",
    amount_total: given["line_items[0][price_data][unit_amount]"],
    currency: "eur",
    description: given["line_items[0][price_data][product_data][name]"],
    customer_email: given.customer_email ?? null,
    client_reference_id: given.client_reference_id ?? null,
    metadata: metadataOf(form),
    success_url: given.success_url,
    cancel_url: given.cancel_url,
    payment_intent: null,
    locale: given.locale,
    customer: null,
    keep: given["payment_intent_data[setup_future_usage]"] === "off_session",
  };
  return { reply: json(200, shown(session, baseUrl)), puts: [["session", session.id, session]] };
}

function metadataOf(form: URLSearchParams): Record<string, string> {
  const found = [...form].flatMap(([name, value]) => {
    const key = /^metadata\[([^\]]+)\]$/.exec(name)?.[1];
    return key === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(found);
}

function expire(store: StripeStore, request: SandboxRequest, baseUrl: string): Effect<StripeShapes> {
  const session = store.get("session", request.params.id ?? "");
  if (session === undefined) return { reply: missing(), puts: [], forget: true };
  if (session.status !== "open") {
    const message = `Only Checkout Sessions with a status of \`open\` can be expired; this one is \`${session.status}\`.`;
    return { reply: failure(400, "invalid_request_error", "", message), puts: [], forget: true };
  }
  const expired: HeldSession = { ...session, status: "expired" };
  return { reply: json(200, shown(expired, baseUrl)), puts: finish(expired, "checkout.session.expired", baseUrl) };
}
