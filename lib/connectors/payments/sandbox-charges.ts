import { z } from "zod";
import { type Effect, once } from "../sandbox/idempotency";
import { json, type Reply, type Route, type SandboxRequest } from "../sandbox/router";
import { failure, keyReused, missing } from "./sandbox-answers";
import { type HeldIntent, newId, type StripeShapes, type StripeStore } from "./sandbox-state";

type Guard = (handle: (request: SandboxRequest) => Reply) => (request: SandboxRequest) => Reply;

/** What the API shows of a charge. */
export const shownIntent = (intent: HeldIntent) => ({
  id: intent.id,
  object: "payment_intent",
  amount: intent.amount,
  currency: "eur",
  status: "succeeded",
  customer: intent.customer,
  payment_method: intent.paymentMethod,
  setup_future_usage: intent.kept ? "off_session" : null,
});

/** Cards charged when nobody is there, and money given back. A card whose name ends in "_asks" wants its owner. */
export const chargeRoutes = (store: StripeStore, guarded: Guard): Route[] => [
  {
    method: "POST",
    path: "/v1/payment_intents",
    handle: guarded((request) => once(store, request, keyReused, () => charge(store, request))),
  },
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
  const isKept = store.all("intent").some((intent) => intent.paymentMethod === paymentMethod);
  if (!isKept) return { reply: missing("payment_method"), puts: [], forget: true };
  if (paymentMethod.endsWith("_asks"))
    return refused(402, "card_error", "authentication_required", "This transaction requires authentication.");
  const intent = { id: newId("pi"), amount, refunded: 0, customer, paymentMethod, kept: false };
  return { reply: json(200, shownIntent(intent)), puts: [["intent", intent.id, intent]] };
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
