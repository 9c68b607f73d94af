import { createHmac } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import type { CreateCheckout } from "@/lib/connectors/payments/port";
import { stripePayments } from "@/lib/connectors/payments/stripe";
import { stripeClient } from "@/lib/connectors/payments/stripe-client";
import { verifyStripeWebhook } from "@/lib/connectors/payments/stripe-webhook";
import { epochMs, now } from "@/lib/platform/clock";
import { keys, sandbox, webhookSecret } from "./support/sandbox";
import { deadUrl, type Received, recordingServer } from "./support/server";

const expiresAt = now().add({ hours: 2 });

const order = (over: Partial<CreateCheckout> = {}): CreateCheckout => ({
  orderRef: "ORD-0001",
  paymentId: "pay-1",
  amountCents: 4270,
  description: "Casella PEC, 2 anni <prova>",
  customerEmail: "cliente@example.it",
  successUrl: "http://127.0.0.1:3000/visura/ordine?sessione={CHECKOUT_SESSION_ID}",
  cancelUrl: "http://127.0.0.1:3000/visura/pagamento",
  idempotencyKey: "payment:pay-1",
  expiresAt,
  ...over,
});

const stripe = stripeClient({ secretKey: "sk_x" });
const headerOf =
  ({ headers }: Received) =>
  (name: string) =>
    String(headers[name] ?? "") || null;

const connect = (url: string, timeoutMs = 5_000) =>
  stripePayments({ secretKey: keys.stripe, webhookSecret, baseUrl: `${url}/stripe`, timeoutMs });

async function opened(over: Parameters<typeof sandbox>[0] = {}) {
  const running = await sandbox(over);
  const payments = connect(running.url);
  const checkout = await payments.createCheckout(order());
  if ("refused" in checkout) throw new Error(checkout.code);
  return { running, payments, ...checkout };
}

const press = (url: string, action: string) =>
  fetch(url, { method: "POST", redirect: "manual", body: new URLSearchParams({ action }) });

async function until(condition: () => boolean): Promise<void> {
  for (let round = 0; round < 400 && !condition(); round += 1) await wait(10);
  expect(condition()).toBe(true);
}

describe("a checkout", () => {
  it("is opened, read, paid once however often the button is pressed", async () => {
    const { payments, sessionId, url } = await opened();
    expect(url).toContain(`/stripe/pay/${sessionId}`);
    const open = { sessionId, state: "open", amountCents: 4270, currency: "eur", paymentId: "pay-1" };
    expect(await payments.readCheckout(sessionId)).toEqual(open);
    const presses = await Promise.all([press(url, "pay"), press(url, "pay"), press(url, "pay")]);
    const back = `http://127.0.0.1:3000/visura/ordine?sessione=${sessionId}`;
    expect(presses.map((one) => [one.status, one.headers.get("location")])).toEqual([
      [303, back],
      [303, back],
      [303, back],
    ]);
    const paid = await payments.readCheckout(sessionId);
    expect(paid).toMatchObject({ state: "paid", amountCents: 4270, paymentId: "pay-1" });
    expect(paid).toHaveProperty("chargeRef", expect.stringMatching(/^pi_/));
  });

  it("is left open by a refused card and by going back", async () => {
    const { payments, sessionId, url } = await opened();
    const declined = await press(url, "decline");
    expect(await declined.text()).toMatch(/role="alert">La banca ha rifiutato il pagamento/);
    const cancelled = await press(url, "cancel");
    expect(cancelled.headers.get("location")).toBe("http://127.0.0.1:3000/visura/pagamento");
    expect(await payments.readCheckout(sessionId)).toMatchObject({ state: "open" });
  });

  it("can be closed, and then not paid", async () => {
    const { payments, sessionId, url } = await opened();
    expect(await payments.expireCheckout(sessionId)).toMatchObject({ state: "expired" });
    expect(await payments.expireCheckout(sessionId)).toMatchObject({ state: "expired" });
    expect(await (await press(url, "pay")).text()).toContain("Il tempo per pagare è scaduto");
    expect(await payments.readCheckout(sessionId)).toMatchObject({ state: "expired" });
  });

  it("can't be closed once paid", async () => {
    const { payments, sessionId, url } = await opened();
    await press(url, "pay");
    expect(await payments.expireCheckout(sessionId)).toEqual({ refused: true, code: "checkout-not-open" });
  });

  it("unknown sessions are said to be so", async () => {
    const { payments } = await opened();
    expect(await payments.readCheckout("cs_test_none")).toEqual({ refused: true, code: "checkout-unknown" });
    expect(await payments.expireCheckout("cs_test_none")).toEqual({ refused: true, code: "checkout-unknown" });
  });

  it("an amount that isn't whole, positive cents is our own mistake", async () => {
    const { payments } = await opened();
    for (const amountCents of [0, -1, 10.5, Number.NaN]) {
      expect(() => payments.createCheckout(order({ amountCents }))).toThrow(RangeError);
    }
  });

  it("what Stripe won't take is a permanent no", async () => {
    const { payments } = await opened();
    const tooSoon = await payments.createCheckout(
      order({ idempotencyKey: "k2", expiresAt: now().add({ minutes: 5 }) }),
    );
    expect(tooSoon).toMatchObject({ code: "payments-rejected", params: { reason: "parameter_invalid" } });
    const tooLittle = await payments.createCheckout(order({ idempotencyKey: "k3", amountCents: 49 }));
    expect(tooLittle).toMatchObject({ code: "payments-rejected" });
  });
});

describe("idempotency", () => {
  it("one key opens one checkout, in parallel and after a restart", async () => {
    const { running, payments, sessionId } = await opened();
    const again = await Promise.all(Array.from({ length: 8 }, () => payments.createCheckout(order())));
    expect(again.every((one) => "sessionId" in one && one.sessionId === sessionId)).toBe(true);
    await running.close();
    const reopened = await sandbox({ dataDir: running.dataDir });
    expect(await connect(reopened.url).createCheckout(order())).toMatchObject({ sessionId });
    expect(await connect(reopened.url).readCheckout(sessionId)).toMatchObject({ state: "open", amountCents: 4270 });
  });

  it("one key with another amount is refused", async () => {
    const { payments } = await opened();
    expect(await payments.createCheckout(order({ amountCents: 1 * 100 }))).toMatchObject({
      code: "payments-rejected",
      params: { reason: "StripeIdempotencyError" },
    });
  });
});

describe("the card page", () => {
  it("says in Italian what is paid and that it is a test, without scripts, escaped", async () => {
    const { url } = await opened();
    const response = await fetch(url);
    const page = await response.text();
    expect(page).toContain('<html lang="it">');
    expect(page).toContain("Paga 42,70");
    expect(page).toContain("Pagina di prova");
    expect(page).toContain("Rifiuta il pagamento");
    expect(page).toContain("Annulla");
    expect(page).toContain("&lt;prova&gt;");
    expect(page).not.toMatch(/<script|<prova>/);
    expect(response.headers.get("content-security-policy")).toContain("form-action 'self' http://127.0.0.1:3000");
  });
});

describe("webhooks", () => {
  async function paidWith(answer: Parameters<typeof recordingServer>[0]) {
    const app = await recordingServer(answer);
    const checkout = await opened({ appUrl: app.url });
    return { app, ...checkout };
  }
  const ok = () => ({ status: 200 });

  it("a paid checkout is told, signed, to the app", async () => {
    const { app, payments, sessionId, url } = await paidWith(ok);
    await press(url, "pay");
    await press(url, "pay");
    await until(() => app.received.length > 0);
    await wait(100);
    expect(app.received).toHaveLength(1);
    const [event] = app.received;
    expect(event?.path).toBe("/api/webhooks/stripe");
    const verified = await payments.verifyWebhook(event!.body, headerOf(event!));
    expect(verified).toEqual({
      eventId: expect.stringMatching(/^evt_/),
      type: "checkout.session.completed",
      sessionId,
    });
  });

  it("is sent again, freshly signed, until the app takes it", async () => {
    const { app, payments, url } = await paidWith((_, count) => ({ status: count < 3 ? 500 : 200 }));
    await press(url, "pay");
    await until(() => app.received.length === 3);
    await wait(100);
    const ids = await Promise.all(
      app.received.map((received) => payments.verifyWebhook(received.body, headerOf(received))),
    );
    expect(app.received).toHaveLength(3);
    expect(ids[0]).toHaveProperty("eventId");
    expect(ids[2]).toEqual(ids[0]);
  });

  it("is sent after a restart when the app was away", async () => {
    const app = await recordingServer(ok);
    const { running, url } = await opened({ appUrl: await deadUrl() });
    await press(url, "pay");
    await running.close();
    await sandbox({ dataDir: running.dataDir, appUrl: app.url });
    await until(() => app.received.length === 1);
  });

  it("tells of an expired checkout too", async () => {
    const { app, payments, sessionId } = await paidWith(ok);
    await payments.expireCheckout(sessionId);
    await until(() => app.received.length === 1);
    const [event] = app.received;
    expect(await payments.verifyWebhook(event!.body, headerOf(event!))).toMatchObject({
      type: "checkout.session.expired",
      sessionId,
    });
  });

  it("duplicate: the same event twice; malformed: refused by its signature, then sent whole", async () => {
    const seen: string[] = [];
    const app = await recordingServer(({ body, headers }) => {
      const verdict = verifyStripeWebhook(stripe, webhookSecret, body, String(headers["stripe-signature"]));
      seen.push("refused" in verdict ? verdict.code : verdict.eventId);
      return { status: "refused" in verdict ? 400 : 200 };
    });
    const { running, payments, url } = await opened({ appUrl: app.url });
    await running.fault("stripe", { mode: "duplicate", times: 1, match: "WEBHOOK" });
    await press(url, "pay");
    await until(() => seen.length === 2);
    expect(seen[0]).toMatch(/^evt_/);
    expect(seen[1]).toBe(seen[0]);
    await running.fault("stripe", { mode: "malformed", times: 1, match: "WEBHOOK" });
    const second = await payments.createCheckout(order({ idempotencyKey: "k2" }));
    if ("refused" in second) throw new Error(second.code);
    await press(second.url, "pay");
    await until(() => seen.length === 4);
    expect(seen[2]).toBe("webhook-signature-wrong");
    expect(seen[3]).toMatch(/^evt_/);
  });

  it("success then timeout: taken by the app and sent again", async () => {
    const { app, running, url } = await paidWith(ok);
    await running.fault("stripe", { mode: "timeout-after-success", times: 1, match: "WEBHOOK" });
    await press(url, "pay");
    await until(() => app.received.length === 2);
    expect(app.received[1]?.body).toEqual(app.received[0]?.body);
  });

  it("go to this machine only", async () => {
    await expect(sandbox({ appUrl: "https://shop.example.it" })).rejects.toThrow("127.0.0.1");
    await expect(sandbox({ appUrl: "http://127.0.0.1.example.it" })).rejects.toThrow("127.0.0.1");
  });
});

describe("verifying a webhook", () => {
  const payments = stripePayments({ secretKey: "sk_x", webhookSecret });
  const event = (over: object = {}) =>
    JSON.stringify({
      id: "evt_1",
      object: "event",
      type: "checkout.session.completed",
      data: { object: { object: "checkout.session", id: "cs_1" } },
      ...over,
    });
  const sign = async (body: string, ageSeconds = 0, secret = webhookSecret) => {
    const seconds = Math.floor(epochMs() / 1000) - ageSeconds;
    return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`;
  };
  const verdict = (body: string, header: string | null) => payments.verifyWebhook(Buffer.from(body), () => header);

  it("takes a good one, of another kind too", async () => {
    expect(await verdict(event(), await sign(event()))).toEqual({
      eventId: "evt_1",
      type: "checkout.session.completed",
      sessionId: "cs_1",
    });
    const refund = event({ type: "charge.refunded", data: { object: { object: "charge", id: "ch_1" } } });
    expect(await verdict(refund, await sign(refund))).toMatchObject({ type: "charge.refunded", sessionId: null });
  });

  it("refuses forged and altered ones", async () => {
    const wrong = { refused: true, code: "webhook-signature-wrong" };
    const header = await sign(event());
    expect(await verdict(event({ id: "evt_2" }), header)).toEqual(wrong);
    expect(await verdict(`${event()} `, header)).toEqual(wrong);
    expect(await verdict(event(), await sign(event(), 0, "whsec_other"))).toEqual(wrong);
    expect(await verdict(event(), null)).toEqual(wrong);
    expect(await verdict(event(), "")).toEqual(wrong);
    expect(await verdict(event(), "t=1,v1=00")).toEqual(wrong);
    expect(await verdict(event(), header.replace("v1=", "v0="))).toEqual(wrong);
    expect(await verdict("", header)).toEqual(wrong);
  });

  it("refuses a replay after 300 seconds, also with a fresh time written in", async () => {
    expect(await verdict(event(), await sign(event(), 290))).toHaveProperty("eventId");
    const old = await sign(event(), 310);
    expect(await verdict(event(), old)).toEqual({ refused: true, code: "webhook-too-old" });
    const fresh = Math.floor(epochMs() / 1000);
    const [, signature] = old.split(",");
    expect(await verdict(event(), `t=${fresh},${signature}`)).toMatchObject({ code: "webhook-signature-wrong" });
    expect(await verdict(event(), `t=${fresh},${old}`)).toMatchObject({ code: "webhook-too-old" });
    expect(await verdict(event(), `${old},t=${fresh}`)).toMatchObject({ code: "webhook-signature-wrong" });
  });

  it("refuses what is signed but no event", async () => {
    for (const body of ["{", "[]", "null", '{"id":"evt_1"}', event({ id: "" })]) {
      expect(await verdict(body, await sign(body))).toEqual({ refused: true, code: "webhook-malformed" });
    }
  });

  it("an empty secret verifies nothing", async () => {
    const open = stripePayments({ secretKey: "sk_x", webhookSecret: "" });
    const header = await sign(event(), 0, "");
    expect(await open.verifyWebhook(Buffer.from(event()), () => header)).toMatchObject({
      code: "webhook-signature-wrong",
    });
  });
});

describe("faults of the API", () => {
  const unavailable = { refused: true, code: "payments-unavailable" };

  it("down, too busy, away, or a wrong key: asked again", async () => {
    const running = await sandbox();
    for (const status of [429, 500, 503] as const) {
      await running.fault("stripe", { mode: "down", times: 1, status });
      expect(await connect(running.url).createCheckout(order())).toEqual(unavailable);
    }
    expect(await connect(running.url).createCheckout(order())).toHaveProperty("sessionId");
    expect(await connect(await deadUrl()).createCheckout(order())).toEqual(unavailable);
    const stranger = stripePayments({ secretKey: "sk_wrong", webhookSecret, baseUrl: `${running.url}/stripe` });
    expect(await stranger.createCheckout(order({ idempotencyKey: "k" }))).toEqual(unavailable);
  });

  it.each(["timeout-after-success", "malformed"] as const)("%s: the next try gets the checkout made", async (mode) => {
    const running = await sandbox();
    await running.fault("stripe", { mode, times: 1 });
    expect(await connect(running.url, 400).createCheckout(order())).toEqual(unavailable);
    const first = await connect(running.url).createCheckout(order());
    expect(first).toHaveProperty("sessionId");
    expect(await connect(running.url).createCheckout(order())).toEqual(first);
  });

  it("slow and duplicate: one checkout", async () => {
    const running = await sandbox();
    await running.fault("stripe", { mode: "slow", times: 1, delayMs: 600 });
    expect(await connect(running.url, 150).createCheckout(order())).toEqual(unavailable);
    await running.fault("stripe", { mode: "duplicate", times: 1 });
    const made = await connect(running.url).createCheckout(order());
    expect(made).toHaveProperty("sessionId");
    await wait(700);
    expect(await connect(running.url).createCheckout(order())).toEqual(made);
  });

  it("an answer without what we need is no answer", async () => {
    const odd = await recordingServer(() => ({
      status: 200,
      headers: { "content-type": "application/json" },
      body: '{"id":"cs_1","object":"checkout.session","url":null}',
    }));
    expect(await connect(odd.url).createCheckout(order())).toEqual(unavailable);
    expect(await connect(odd.url).readCheckout("cs_1")).toEqual(unavailable);
  });
});

describe("time", () => {
  it("a checkout left alone expires and is told", async () => {
    const { shiftClock } = await import("@/lib/platform/clock");
    const { payments, sessionId, url } = await opened();
    try {
      shiftClock(Temporal.Duration.from({ hours: 3 }).total("milliseconds"));
      expect(await (await fetch(url)).text()).toContain("Il tempo per pagare è scaduto");
      expect(await payments.readCheckout(sessionId)).toMatchObject({ state: "expired" });
    } finally {
      shiftClock(0);
    }
  });
});
