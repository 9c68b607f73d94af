import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { paypalPayments } from "@/lib/connectors/payments/paypal";
import { now } from "@/lib/platform/clock";
import { startPrism } from "./support/prism";
import { type Received, recordingServer } from "./support/server";

const folder = fileURLToPath(new URL("../../../shared/oracles/paypal/", import.meta.url));
const SPECIFICATIONS = ["checkout_orders_v2", "payments_payment_v2"] as const;
const present = existsSync(`${folder}checkout_orders_v2.validating.json`);

/** Prism holds every request against the specification PayPal publishes: its address by the specification's name. */
const startAll = async () =>
  Object.fromEntries(
    await Promise.all(
      SPECIFICATIONS.map(async (name) => {
        const { url } = await startPrism("mock", `${folder}${name}.validating.json`);
        return [name, url] as const;
      }),
    ),
  );

/** What the specification finds wrong with a request; nothing, when it is as PayPal wants it. */
async function faultsOf(prisms: Record<string, string>, request: Received): Promise<string[]> {
  const { method, path, headers, body } = request;
  const specification = path.startsWith("/v2/checkout") ? "checkout_orders_v2" : "payments_payment_v2";
  const kept = Object.fromEntries(
    ["content-type", "authorization", "paypal-request-id", "prefer"].flatMap((name) =>
      typeof headers[name] === "string" ? [[name, headers[name]]] : [],
    ),
  );
  const asked = { method, headers: kept, ...(body.length > 0 ? { body: new Uint8Array(body) } : {}) };
  const response = await fetch(`${prisms[specification]}${path}`, asked);
  if (response.status === 404) return [`no such path: ${path}`];
  // What Prism answers when a request is as it should be is made up, and has faults of its own: not ours.
  if (response.ok) return [];
  return [`${response.status}: ${response.headers.get("sl-violations") ?? (await response.text())}`];
}

const TOKEN = JSON.stringify({ access_token: "t", token_type: "Bearer", expires_in: 100 });
const answer = ({ path }: Received) => ({
  status: 200,
  headers: { "content-type": "application/json" },
  body: path.includes("oauth2") ? TOKEN : "{}",
});

describe("our requests, held against PayPal's published specification", () => {
  it.skipIf(!present)(
    "create, read, capture and refund are as it wants them",
    async () => {
      const prisms = await startAll();
      const server = await recordingServer(answer);
      const payments = paypalPayments({
        clientId: `conformance-${server.url}`,
        clientSecret: "x",
        webhookId: "WH",
        certificateHosts: [],
        certificateChain: true,
        baseUrl: server.url,
      });
      await payments.createCheckout({
        orderRef: "RLM_0000017AB",
        paymentId: "019aa000-0000-7000-8000-000000000000",
        amountCents: 4270,
        description: "Pagamento RLM_0000017AB",
        customerEmail: "cliente@example.it",
        successUrl: "https://shop.example/demo/pagamento/x/esito?t=abc",
        cancelUrl: "https://shop.example/demo/pagamento/x/esito?t=abc&annullato=1",
        idempotencyKey: "019aa000-0000-7000-8000-000000000000",
        expiresAt: now().add({ hours: 1 }),
      });
      await payments.readCheckout("5O190127TN364715T");
      await payments.takeMoney("5O190127TN364715T", "019aa000-0000-7000-8000-000000000000:take");
      const refund = { amountCents: 1, idempotencyKey: "019aa000-0000-7000-8000-000000000001", note: "Recesso" };
      await payments.refund({ chargeRef: "2GG279541U471931P", ...refund });
      const requests = server.received
        .filter(({ path }) => path.startsWith("/v2/"))
        .map((request) => ({ ...request, path: request.path.replace(/\?$/, "") }));
      expect(requests.map(({ method, path }) => `${method} ${path.replace(/[A-Z0-9]{17}/, "…")}`)).toEqual([
        "POST /v2/checkout/orders",
        "GET /v2/checkout/orders/…",
        "POST /v2/checkout/orders/…/capture",
        "GET /v2/checkout/orders/…",
        "POST /v2/payments/captures/…/refund",
      ]);
      for (const request of requests) expect(await faultsOf(prisms, request), request.path).toEqual([]);
      for (const { method, headers } of requests) {
        expect(headers.authorization).toBe("Bearer t");
        if (method === "POST") expect(headers["paypal-request-id"]).toMatch(/^[\w:-]{36,108}$/);
      }
      // The specification does see what is wrong.
      const [first] = requests;
      if (!first) throw new Error("nothing was sent");
      const wrong = Buffer.from(first.body.toString("utf8").replace('"42.70"', '"42,70"'));
      expect(await faultsOf(prisms, { ...first, body: wrong })).not.toEqual([]);
    },
    90_000,
  );
});
