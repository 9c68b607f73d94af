import { join } from "node:path";
import { formatCents } from "@/lib/kernel/money";
import type { Area, AreaSettings } from "../sandbox/area";
import { json, type Reply, redirect, type SandboxRequest } from "../sandbox/router";
import { openStore } from "../sandbox/store";
import { payPalRoutes } from "./paypal-sandbox-api";
import { identityOf, signedHeaders } from "./paypal-sandbox-identity";
import { type HeldOrder, type PayPalShapes, type PayPalStore, payPalEvent, shownOrder } from "./paypal-sandbox-state";
import { escapeHtml, payPage } from "./sandbox-page";
import { createDeliveries } from "./sandbox-webhooks";

interface PayPalAreaSettings extends AreaSettings {
  clientId: string;
  clientSecret: string;
  webhookId: string;
  webhookUrl: string;
  webhookRetryMs: number;
}

/** The pretend PayPal: orders, the page where a payer approves, signed webhooks; state in <dir>/paypal.jsonl. */
export function paypalArea(settings: PayPalAreaSettings): Area {
  const { baseUrl, webhookId } = settings;
  const file = openStore<PayPalShapes>(join(settings.dir, "paypal.jsonl"));
  const deliveries = createDeliveries({
    all: () => file.all("delivery"),
    keep: (delivery) => file.commit([["delivery", delivery.id, delivery]]),
    url: settings.webhookUrl,
    sign: (body) => signedHeaders(file, webhookId, baseUrl, body),
    retryMs: settings.webhookRetryMs,
    faults: settings.faults,
  });
  const store: PayPalStore = {
    ...file,
    commit(puts) {
      file.commit(puts);
      if (puts.some(([kind]) => kind === "delivery")) deliveries.wake();
    },
  };
  deliveries.wake();
  return {
    name: "paypal",
    routes: [
      ...payPalRoutes({ ...settings, store }),
      { method: "GET", path: "/approve/:id", handle: (request) => onPage(store, baseUrl, request, "look") },
      {
        method: "POST",
        path: "/approve/:id",
        handle: (request) => onPage(store, baseUrl, request, actionOf(request)),
      },
      {
        method: "GET",
        path: "/certs/webhooks",
        handle: async () => {
          const { certificate } = await identityOf(file);
          return { status: 200, headers: { "content-type": "application/x-pem-file" }, body: certificate };
        },
      },
    ],
    controls: [{ method: "POST", path: "/__dispute", handle: (request) => dispute(store, request) }],
    async close() {
      await deliveries.close();
      file.close();
    },
  };
}

const actionOf = (request: SandboxRequest): string =>
  new URLSearchParams(request.body.toString("utf8")).get("action") ?? "look";

/** What a payer does on the approval page. Approving twice is approving once: the second time only leads back. */
function onPage(store: PayPalStore, baseUrl: string, request: SandboxRequest, action: string): Reply {
  const order = store.get("order", request.params.id ?? "");
  if (!order) return json(404, { name: "RESOURCE_NOT_FOUND" });
  if (action === "cancel") return redirect(withToken(order.cancel_url, order));
  const waits = order.status === "PAYER_ACTION_REQUIRED";
  if (action === "pay") {
    const approved: HeldOrder = { ...order, status: "APPROVED" };
    const event = payPalEvent("CHECKOUT.ORDER.APPROVED", "checkout-order", shownOrder(approved, baseUrl));
    if (waits) store.commit([["order", order.id, approved], event]);
    return redirect(withToken(order.return_url, order));
  }
  return payPage({
    heading: "Pagamento con PayPal",
    note: "Nessun conto viene chiesto e nessun importo viene addebitato.",
    amountCents: order.amount,
    description: order.description,
    message: waits ? "" : "Il pagamento è già stato approvato. Torna al negozio per vedere l'ordine.",
    ways: waits ? buttons(order) : back(order),
    backTo: [order.return_url, order.cancel_url],
  });
}

const buttons = (order: HeldOrder): string => `<form method="post" action="/paypal/approve/${escapeHtml(order.id)}">
<button class="go" name="action" value="pay">Paga ${escapeHtml(formatCents(order.amount, "it"))}</button>
<button name="action" value="cancel">Annulla</button>
</form>`;
const back = (order: HeldOrder): string =>
  `<a class="button go" href="${escapeHtml(withToken(order.return_url, order))}">Torna al negozio</a>`;

/** PayPal adds its own name of the order to the address it leads back to. */
function withToken(address: string, order: HeldOrder): string {
  const url = new URL(address);
  url.searchParams.set("token", order.id);
  return url.href;
}

/** A customer disputes a capture: {"capture": "…"}. */
function dispute(store: PayPalStore, request: SandboxRequest): Reply {
  const { capture } = JSON.parse(request.body.toString("utf8")) as { capture?: string };
  const order = store.all("order").find((each) => each.capture?.id === capture);
  if (!order) return json(404, { name: "RESOURCE_NOT_FOUND" });
  const resource = { dispute_id: `PP-D-${order.id}`, disputed_transactions: [{ seller_transaction_id: capture }] };
  store.commit([payPalEvent("CUSTOMER.DISPUTE.CREATED", "dispute", resource)]);
  return json(200, resource);
}
