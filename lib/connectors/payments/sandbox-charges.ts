import { z } from "zod";
import { type Effect, once } from "../sandbox/idempotency";
import { json, type Reply, type Route, type SandboxRequest } from "../sandbox/router";
import { failure, keyReused, missing } from "./sandbox-answers";
import { type HeldIntent, newId, nowSeconds, type StripeShapes, type StripeStore } from "./sandbox-state";

type Guard = (handle: (request: SandboxRequest) => Reply) => (request: SandboxRequest) => Reply;

/** What the API shows of a charge. */
export const shownIntent = (intent: HeldIntent) => ({
  id: intent.id,
  object: "payment_intent",
  amount: intent.amount,
  currency: "eur",
  status: intent.error ? "requires_payment_method" : "succeeded",
  last_payment_error: intent.error ?? null,
  created: intent.created ?? 0,
  metadata: intent.metadata ?? {},
  customer: intent.customer,
  payment_method: intent.paymentMethod,
  setup_future_usage: intent.kept ? "off_session" : null,
});

/** Endings of a kept card's name, and what its bank says then. */
const DECLINES: Record<string, readonly [code: string, declineCode: string]> = {
  asks: ["authentication_required", "authentication_required"],
  poor: ["card_declined", "insufficient_funds"],
  stolen: ["card_declined", "stolen_card"],
};

/** Cards charged when nobody is there (see `DECLINES`), and money given back. */
export const chargeRoutes = (store: StripeStore, guarded: Guard): Route[] => [
  {
    method: "POST",
    path: "/v1/payment_intents",
    handle: guarded((request) => once(store, request, keyReused, () => charge(store, request))),
  },
  { method: "GET", path: "/v1/payment_intents", handle: guarded(({ query }) => listed(store, query)) },
  {
    method: "POST",
    path: "/v1/refunds",
    handle: guarded((request) => once(store, request, keyReused, () => refund(store, request))),
  },
  {
    method: "POST",
    path: "/v1/payment_methods/:id/detach",
    handle: guarded(({ params }) => json(200, { id: params.id, object: "payment_method", customer: null })),
  },
];

const formOf = (request: SandboxRequest) =>
  Object.fromEntries(new URLSearchParams(request.body.toString("utf8")).entries());

const chargeSchema = z.looseObject({
  amount: z.coerce.number().int().min(50).max(99_999_999),
  currency: z.literal("eur"),
  customer: z.string().startsWith("cus_"),
  payment_method: z.string().startsWith("pm_"),
  off_session: z.literal("true"),
  confirm: z.literal("true"),
});

function charge(store: StripeStore, request: SandboxRequest): Effect<StripeShapes> {
  const given = chargeSchema.safeParse(formOf(request));
  if (!given.success) return refused(400, "invalid_request_error", "parameter_invalid", z.prettifyError(given.error));
  const { amount, customer, payment_method: paymentMethod } = given.data;
  const [, card, ending = ""] = /^(.*?)(?:_(asks|poor|stolen))?$/.exec(paymentMethod) ?? [];
  const isKept = store.all("intent").some((intent) => !intent.error && intent.paymentMethod === card);
  if (!isKept) return { reply: missing("payment_method"), puts: [], forget: true };
  const made = { created: nowSeconds(), metadata: metadataOf(request) };
  const intent: HeldIntent = { id: newId("pi"), amount, refunded: 0, customer, paymentMethod, kept: false, ...made };
  const decline = DECLINES[ending];
  if (!decline) return { reply: json(200, shownIntent(intent)), puts: [["intent", intent.id, intent]] };
  const [code, decline_code] = decline;
  const error = { type: "card_error", code, decline_code, message: "Your card was declined." };
  const held = { ...intent, error };
  // Like any answer of a charge that was begun, it is the answer to its key from now on.
  return {
    reply: json(402, { error: { ...error, payment_intent: shownIntent(held) } }),
    puts: [["intent", held.id, held]],
  };
}

const metadataOf = (request: SandboxRequest): Record<string, string> =>
  Object.fromEntries(
    Object.entries(formOf(request)).flatMap(([name, value]) => {
      const key = /^metadata\[(.+)\]$/.exec(name)?.[1];
      return key ? [[key, value]] : [];
    }),
  );

/** Charges of one customer since a time, newest first. */
function listed(store: StripeStore, query: URLSearchParams): Reply {
  const since = Number(query.get("created[gte]") ?? 0);
  const own = store
    .all("intent")
    .filter(({ customer, created = 0 }) => customer === query.get("customer") && created >= since);
  const data = own.sort((a, b) => (b.created ?? 0) - (a.created ?? 0)).slice(0, Number(query.get("limit") ?? 10));
  return json(200, {
    object: "list",
    url: "/v1/payment_intents",
    has_more: data.length < own.length,
    data: data.map(shownIntent),
  });
}

const refundSchema = z.looseObject({ payment_intent: z.string(), amount: z.coerce.number().int().positive() });

function refund(store: StripeStore, request: SandboxRequest): Effect<StripeShapes> {
  const given = refundSchema.safeParse(formOf(request));
  if (!given.success) return refused(400, "invalid_request_error", "parameter_invalid", z.prettifyError(given.error));
  const intent = store.get("intent", given.data.payment_intent);
  if (!intent) return { reply: missing("payment_intent"), puts: [], forget: true };
  const { amount } = given.data;
  if (intent.refunded + amount > intent.amount)
    return refused(400, "invalid_request_error", "charge_already_refunded", "Greater than the unrefunded amount.");
  const made = { id: newId("re"), object: "refund", amount, currency: "eur", status: "succeeded" };
  const changed = { ...intent, refunded: intent.refunded + amount };
  return { reply: json(200, made), puts: [["intent", intent.id, changed]] };
}

const refused = (status: number, type: string, code: string, message: string): Effect<StripeShapes> => ({
  reply: failure(status, type, code, message),
  puts: [],
  forget: true,
});
