import { createSign, generateKeyPairSync } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import { paypalPayments } from "@/lib/connectors/payments/paypal";
import type { CreateCheckout } from "@/lib/connectors/payments/port";
import { epochMs, now, shiftClock } from "@/lib/platform/clock";
import { after, sandbox } from "./support/sandbox";
import { deadUrl, type Received, recordingServer } from "./support/server";

const order = (over: Partial<CreateCheckout> = {}): CreateCheckout => ({
  orderRef: "OR0000017AB",
  paymentId: "pay-1",
  amountCents: 4270,
  description: "Pagamento OR0000017AB <prova>",
  customerEmail: "cliente@example.it",
  successUrl: "http://127.0.0.1:3000/demo/pagamento/pay-1/esito?t=abc",
  cancelUrl: "http://127.0.0.1:3000/demo/pagamento/pay-1/esito?t=abc&annullato=1",
  idempotencyKey: "pay-1",
  expiresAt: now().add({ hours: 1 }),
  ...over,
});

const connect = (url: string, timeoutMs = 5_000, webhookId = "WH-SANDBOX") =>
  paypalPayments({
    clientId: "paypal-sandbox",
    clientSecret: "paypal-sandbox",
    webhookId,
    baseUrl: `${url}/paypal`,
    certificateHosts: [new URL(url).host],
    certificateChain: false,
    timeoutMs,
  });

async function opened(over: Parameters<typeof sandbox>[0] = {}) {
  const running = await sandbox(over);
  const payments = connect(running.url);
  const checkout = await payments.createCheckout(order());
  if ("refused" in checkout) throw new Error(checkout.code);
  return { running, payments, ...checkout };
}
const press = (url: string, action: string) =>
  fetch(url, { method: "POST", redirect: "manual", body: new URLSearchParams({ action }) });
const headerOf =
  ({ headers }: Received) =>
  (name: string) =>
    String(headers[name] ?? "") || null;
async function until(condition: () => boolean): Promise<void> {
  for (let round = 0; round < 400 && !condition(); round += 1) await wait(10);
  expect(condition()).toBe(true);
}
const unavailable = { refused: true, code: "payments-unavailable" };

describe("an order at PayPal", () => {
  it("is opened once per key, approved, its money taken once, by whoever and however often", async () => {
    const { payments, sessionId, url } = await opened();
    expect(await payments.createCheckout(order())).toEqual({ sessionId, url });
    const open = { sessionId, amountCents: 4270, currency: "eur", paymentId: "pay-1" };
    expect(await payments.readCheckout(sessionId)).toEqual({ ...open, state: "open" });
    expect(await payments.takeMoney(sessionId, "pay-1:take")).toEqual({ ...open, state: "open" });
    const presses = await Promise.all([press(url, "pay"), press(url, "pay")]);
    for (const { status, headers } of presses)
      expect([status, headers.get("location")]).toEqual([303, `${order().successUrl}&token=${sessionId}`]);
    expect(await payments.readCheckout(sessionId)).toEqual({ ...open, state: "approved" });
    const keys = ["pay-1:take", "pay-1:take", "another", "pay-1:take"];
    const taken = await Promise.all(keys.map((key) => payments.takeMoney(sessionId, key)));
    const [first] = taken;
    expect(first).toEqual({ ...open, state: "paid", chargeRef: expect.stringMatching(/^[0-9A-Z]{17}$/) });
    for (const each of taken) expect(each).toEqual(first);
  });

  it("turned back from is left open; what PayPal will not take is a permanent no; unknown is unknown", async () => {
    const { payments, sessionId, url } = await opened();
    const back = await press(url, "cancel");
    expect(back.headers.get("location")).toBe(`${order().cancelUrl}&token=${sessionId}`);
    expect(await payments.readCheckout(sessionId)).toMatchObject({ state: "open" });
    const odd = await payments.createCheckout(order({ idempotencyKey: "k", successUrl: "javascript:alert(1)" }));
    expect(odd).toMatchObject({ code: "payments-rejected", params: { reason: "INVALID_PARAMETER_SYNTAX" } });
    expect(await payments.readCheckout("5O190127TN364715T")).toMatchObject({ code: "checkout-unknown" });
    for (const amountCents of [0, -1, 1.5])
      expect(() => payments.createCheckout(order({ amountCents }))).toThrow(RangeError);
  });

  it("says in Italian what is paid and that it is a test, without scripts, escaped", async () => {
    const { url } = await opened();
    const page = await (await fetch(url)).text();
    expect(page).toContain("Pagamento con PayPal");
    expect(page).toContain("Paga 42,70");
    expect(page).toContain("&lt;prova&gt;");
    expect(page).not.toMatch(/<script|<prova>/);
  });

  it("gives money back in parts, once per key, never more than was taken", async () => {
    const { payments, sessionId, url } = await opened();
    await press(url, "pay");
    const paid = await payments.takeMoney(sessionId, "t");
    const chargeRef = "chargeRef" in paid ? (paid.chargeRef ?? "") : "";
    const give = (amountCents: number, idempotencyKey: string) =>
      payments.refund({ chargeRef, amountCents, idempotencyKey, note: "Recesso" });
    const first = await give(3000, "r1");
    expect(first).toEqual({ refundRef: expect.any(String), state: "done" });
    expect(await give(3000, "r1")).toEqual(first);
    expect(await give(3000, "r2")).toMatchObject({
      code: "payments-rejected",
      params: { reason: "REFUND_AMOUNT_EXCEEDED" },
    });
    expect(await give(1270, "r3")).toMatchObject({ state: "done" });
    expect(await payments.readCheckout(sessionId)).toMatchObject({ state: "paid", amountCents: 4270 });
  });
});

describe("PayPal's events", () => {
  const take = async (received: Received | undefined, url: string, webhookId?: string) => {
    if (!received) throw new Error("no event");
    return connect(url, 5_000, webhookId).verifyWebhook(received.body, headerOf(received));
  };

  it("are signed by its certificate and name the order; altered, for another receiver, old or unsigned they are refused", async () => {
    const app = await recordingServer();
    const { running, payments, sessionId, url } = await opened({ appUrl: app.url });
    await press(url, "pay");
    await payments.takeMoney(sessionId, "t");
    await until(() => app.received.length === 2);
    expect(app.received[0]?.path).toBe("/api/webhooks/paypal");
    const known = await Promise.all(app.received.map((each) => take(each, running.url)));
    expect(known.map((each) => ("type" in each ? [each.type, each.sessionId] : each)).sort()).toEqual([
      ["CHECKOUT.ORDER.APPROVED", sessionId],
      ["PAYMENT.CAPTURE.COMPLETED", sessionId],
    ]);
    const [event] = app.received;
    if (!event) throw new Error("no event");
    const wrong = { code: "webhook-signature-wrong" };
    expect(await take({ ...event, body: Buffer.from(`${event.body} `) }, running.url)).toMatchObject(wrong);
    expect(await take(event, running.url, "WH-OTHER")).toMatchObject(wrong);
    for (const name of Object.keys(event.headers).filter((each) => each.startsWith("paypal-")))
      expect(await take({ ...event, headers: { ...event.headers, [name]: undefined } }, running.url)).toMatchObject(
        wrong,
      );
    shiftClock(5 * 24 * 3600_000);
    after(() => shiftClock(0));
    expect(await take(event, running.url)).toMatchObject({ code: "webhook-too-old" });
  });

  it("tell of a dispute by its charge", async () => {
    const app = await recordingServer();
    const { running, payments, sessionId, url } = await opened({ appUrl: app.url });
    await press(url, "pay");
    const paid = await payments.takeMoney(sessionId, "t");
    const chargeRef = "chargeRef" in paid ? paid.chargeRef : "";
    await running.control("/paypal/__dispute", { capture: chargeRef });
    await until(() => app.received.length === 3);
    expect(await take(app.received[2], running.url)).toMatchObject({ sessionId: null, dispute: { chargeRef } });
  });

  it("no certificate is fetched from a host we do not trust, nor one that is no authority's, nor through a redirect", async () => {
    const canary = await recordingServer(() => ({ status: 200, body: "x" }));
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const body = Buffer.from("{}");
    const time = now().toString({ smallestUnit: "second" });
    const header = (certificate: string) => (name: string) =>
      ({
        "paypal-transmission-id": "x",
        "paypal-transmission-time": time,
        "paypal-transmission-sig": createSign("RSA-SHA256")
          .update(`x|${time}|WH-SANDBOX|${crc32(body)}`)
          .sign(privateKey, "base64"),
        "paypal-cert-url": certificate,
        "paypal-auth-algo": "SHA256withRSA",
      })[name] ?? null;
    const live = paypalPayments({
      clientId: "x",
      clientSecret: "x",
      webhookId: "WH-SANDBOX",
      certificateHosts: ["api.paypal.com"],
      certificateChain: true,
    });
    const host = new URL(canary.url).host;
    for (const address of [
      `${canary.url}/cert.pem`,
      `https://${host}/cert.pem`,
      `https://api.paypal.com@${host}/cert.pem`,
      `https://api.paypal.com.evil.example/cert.pem`,
      "http://api.paypal.com/cert.pem",
      "file:///etc/passwd",
      "https://user:pass@api.paypal.com/cert.pem",
    ])
      expect(await live.verifyWebhook(body, header(address)), address).toMatchObject({
        code: "webhook-signature-wrong",
      });
    expect(canary.received).toHaveLength(0);
    const away = connect(await deadUrl());
    expect(epochMs()).toBeGreaterThan(0);
    expect(await away.verifyWebhook(body, header("http://127.0.0.1:1/cert.pem"))).toMatchObject({
      code: "webhook-signature-wrong",
    });
    const moved = await recordingServer(() => ({ status: 302, headers: { location: `${canary.url}/cert.pem` } }));
    expect(await connect(moved.url).verifyWebhook(body, header(`${moved.url}/cert.pem`))).toMatchObject({
      code: "webhook-unverifiable",
    });
    expect(canary.received).toHaveLength(0);
  });
});

describe("faults of PayPal's API", () => {
  it("down, too busy, away, or a wrong key: asked again", async () => {
    const running = await sandbox();
    for (const status of [429, 500, 503] as const) {
      await running.fault("paypal", { mode: "down", times: 1, status, match: "POST /v2" });
      expect(await connect(running.url).createCheckout(order())).toEqual(unavailable);
    }
    expect(await connect(running.url).createCheckout(order())).toHaveProperty("sessionId");
    expect(await connect(await deadUrl()).createCheckout(order())).toEqual(unavailable);
  });

  it.each(["timeout-after-success", "malformed"] as const)("%s: the next try gets what was made", async (mode) => {
    const running = await sandbox();
    await connect(running.url).readCheckout("X");
    await running.fault("paypal", { mode, times: 1, match: "POST /v2" });
    expect(await connect(running.url, 400).createCheckout(order())).toEqual(unavailable);
    const first = await connect(running.url).createCheckout(order());
    expect(first).toHaveProperty("sessionId");
    expect(await connect(running.url).createCheckout(order())).toEqual(first);
  });

  it.each(["timeout-after-success", "malformed"] as const)(
    "%s while the money is taken: asked again, it is paid once",
    async (mode) => {
      const { running, sessionId, url } = await opened();
      await press(url, "pay");
      await running.fault("paypal", { mode, times: 1, match: "POST /v2/checkout" });
      const lost = await connect(running.url, 400).takeMoney(sessionId, "t");
      expect("state" in lost ? lost.state : lost.code).toBe(mode === "malformed" ? "paid" : "payments-unavailable");
      expect(await connect(running.url).readCheckout(sessionId)).toMatchObject({ state: "paid" });
      expect(await connect(running.url).takeMoney(sessionId, "t")).toMatchObject({ state: "paid" });
    },
  );
});
