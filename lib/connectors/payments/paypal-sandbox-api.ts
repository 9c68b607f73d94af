import { z } from "zod";
import { parseCents } from "@/lib/kernel/money";
import { epochMs } from "@/lib/platform/clock";
import { sameKey } from "../sandbox/control";
import { type Effect, once } from "../sandbox/idempotency";
import { json, type Reply, type Route, type SandboxRequest } from "../sandbox/router";
import {
  type HeldOrder,
  newName,
  type PayPalShapes,
  type PayPalStore,
  payPalEvent,
  shownCapture,
  shownOrder,
} from "./paypal-sandbox-state";
import { euros } from "./paypal-shapes";

export interface PayPalApiSettings {
  store: PayPalStore;
  clientId: string;
  clientSecret: string;
  baseUrl: string;
}

const TOKEN = "sandbox-token";
type Guard = (handle: (request: SandboxRequest) => Reply) => (request: SandboxRequest) => Reply;

/** The part of PayPal's API that a payment needs: token, create, read, capture, refund. */
export function payPalRoutes({ store, clientId, clientSecret, baseUrl }: PayPalApiSettings): Route[] {
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
  const guarded: Guard = (handle) => (request) =>
    sameKey(request.headers.authorization, `Bearer ${TOKEN}`)
      ? handle(request)
      : failure(401, "AUTHENTICATION_FAILURE", "INVALID_TOKEN");
  const keyed = (request: SandboxRequest, act: () => Effect<PayPalShapes>) =>
    once(store, request, () => failure(422, "UNPROCESSABLE_ENTITY", "DUPLICATE_REQUEST_ID"), act, "paypal-request-id");
  const post = (path: string, act: (request: SandboxRequest) => Effect<PayPalShapes>): Route => ({
    method: "POST",
    path,
    handle: guarded((request) => keyed(request, () => act(request))),
  });
  return [
    {
      method: "POST",
      path: "/v1/oauth2/token",
      handle: ({ headers }) =>
        sameKey(headers.authorization, basic)
          ? json(200, { access_token: TOKEN, token_type: "Bearer", expires_in: 32_400 })
          : json(401, { error: "invalid_client" }),
    },
    post("/v2/checkout/orders", (request) => create(request, baseUrl)),
    {
      method: "GET",
      path: "/v2/checkout/orders/:id",
      handle: guarded(({ params }) => {
        const order = store.get("order", params.id ?? "");
        return order ? json(200, shownOrder(order, baseUrl)) : unknown();
      }),
    },
    post("/v2/checkout/orders/:id/capture", ({ params }) => capture(store, params.id ?? "", baseUrl)),
    post("/v2/payments/captures/:id/refund", (request) => refund(store, request)),
  ];
}

const url = z.url({ protocol: /^https?$/ }).max(4_000);
const amount = z.strictObject({ currency_code: z.literal("EUR"), value: z.string().regex(/^\d+\.\d{2}$/) });

/** The parameters the sandbox knows; an unknown one is refused as a malformed request is. */
const createSchema = z.strictObject({
  intent: z.literal("CAPTURE"),
  purchase_units: z.tuple([
    z.strictObject({
      reference_id: z.string().max(256),
      custom_id: z.string().max(255),
      invoice_id: z.string().max(127),
      description: z.string().min(1).max(127),
      amount,
    }),
  ]),
  payment_source: z.strictObject({
    paypal: z.strictObject({
      experience_context: z.looseObject({ return_url: url, cancel_url: url }),
    }),
  }),
});

function create(request: SandboxRequest, baseUrl: string): Effect<PayPalShapes> {
  const parsed = createSchema.safeParse(bodyOf(request));
  if (!parsed.success) return refused(400, "INVALID_REQUEST", "INVALID_PARAMETER_SYNTAX");
  const [unit] = parsed.data.purchase_units;
  const { return_url, cancel_url } = parsed.data.payment_source.paypal.experience_context;
  const order: HeldOrder = {
    id: newName(),
    status: "PAYER_ACTION_REQUIRED",
    created: epochMs(),
    amount: centsOf(unit.amount.value),
    custom_id: unit.custom_id,
    invoice_id: unit.invoice_id,
    description: unit.description,
    return_url,
    cancel_url,
    capture: null,
  };
  return { reply: json(201, shownOrder(order, baseUrl)), puts: [["order", order.id, order]] };
}

function capture(store: PayPalStore, id: string, baseUrl: string): Effect<PayPalShapes> {
  const order = store.get("order", id);
  if (!order) return { reply: unknown(), puts: [], forget: true };
  if (order.status === "COMPLETED") return refused(422, "UNPROCESSABLE_ENTITY", "ORDER_ALREADY_CAPTURED");
  if (order.status !== "APPROVED") return refused(422, "UNPROCESSABLE_ENTITY", "ORDER_NOT_APPROVED");
  const taken = store.all("order").some(({ invoice_id, capture: held }) => held && invoice_id === order.invoice_id);
  if (taken) return refused(422, "UNPROCESSABLE_ENTITY", "DUPLICATE_INVOICE_ID");
  const paid: HeldOrder = { ...order, status: "COMPLETED", capture: { id: newName(), refunded: 0 } };
  const event = payPalEvent("PAYMENT.CAPTURE.COMPLETED", "capture", shownCapture(paid) ?? {});
  return { reply: json(201, shownOrder(paid, baseUrl)), puts: [["order", id, paid], event] };
}

const refundSchema = z.strictObject({ amount, note_to_payer: z.string().max(255).optional() });

function refund(store: PayPalStore, request: SandboxRequest): Effect<PayPalShapes> {
  const order = store.all("order").find((each) => each.capture?.id === request.params.id);
  const given = refundSchema.safeParse(bodyOf(request));
  if (!order?.capture) return { reply: unknown(), puts: [], forget: true };
  if (!given.success) return refused(400, "INVALID_REQUEST", "INVALID_PARAMETER_SYNTAX");
  const cents = centsOf(given.data.amount.value);
  const refunded = order.capture.refunded + cents;
  if (refunded > order.amount) return refused(422, "UNPROCESSABLE_ENTITY", "REFUND_AMOUNT_EXCEEDED");
  const changed: HeldOrder = { ...order, capture: { ...order.capture, refunded } };
  const made = { id: newName(), status: "COMPLETED", amount: { currency_code: "EUR", value: euros(cents) } };
  const related = { supplementary_data: { related_ids: { order_id: order.id } } };
  const event = payPalEvent("PAYMENT.CAPTURE.REFUNDED", "refund", { ...made, ...related });
  return { reply: json(201, made), puts: [["order", order.id, changed], event] };
}

const centsOf = (value: string): number => parseCents(value.replace(".", ",")) ?? 0;

function bodyOf(request: SandboxRequest): unknown {
  try {
    return JSON.parse(request.body.toString("utf8"));
  } catch {
    return undefined;
  }
}

const failure = (status: number, name: string, issue: string): Reply =>
  json(status, { name, message: name, debug_id: newName(13).toLowerCase(), details: [{ issue, description: issue }] });
const unknown = (): Reply => failure(404, "RESOURCE_NOT_FOUND", "INVALID_RESOURCE_ID");
const refused = (status: number, name: string, issue: string): Effect<PayPalShapes> => ({
  reply: failure(status, name, issue),
  puts: [],
  forget: true,
});
