import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { POST } from "@/app/api/webhooks/stripe/route";
import { TryAgain } from "@/lib/jobs/handler";
import { confirmPayment } from "@/lib/payments/exchanges/confirm";
import { handler as check } from "@/lib/payments/jobs/check";
import { recordCheckout } from "@/lib/payments/operations/record-checkout";
import { startGatewayPayment } from "@/lib/payments/operations/start-gateway-payment";
import { SYSTEM } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { givenDatabase, givenSeller } from "../../support/seller";
import { eventRequest, type Gateway, givenGateway, type Session } from "./gateway";
import { done, givenOrder, ledgerFaults, PRICE } from "./support";

let drop: () => Promise<void>;
let gateway: Gateway;
let seller: string;
beforeAll(async () => {
  gateway = await givenGateway();
  Object.assign(process.env, { SANDBOX_URL: gateway.url });
  drop = await givenDatabase();
  seller = await givenSeller();
});
afterAll(async () => {
  expect(await ledgerFaults()).toEqual([]);
  await drop();
  await gateway.close();
});
beforeEach(() => {
  gateway.down = false;
});

let count = 0;
const nextId = (prefix: string) => `${prefix}_${++count}`;

/** An order with its card page open at the gateway. */
async function opened(change: Partial<Session> = {}, known = true) {
  const orderId = await givenOrder(seller);
  const call = { seller, actor: SYSTEM("test") };
  const { paymentId } = done(await startGatewayPayment({ orderId }, call));
  const session: Session = {
    id: nextId("cs"),
    status: "complete",
    payment_status: "paid",
    amount_total: PRICE.totalCents,
    currency: "eur",
    client_reference_id: paymentId,
    ...change,
  };
  gateway.sessions.set(session.id, session);
  const checkout = { paymentId, sessionId: session.id, url: `https://gateway.example/${session.id}` };
  if (known) done(await recordCheckout(checkout, call));
  return { orderId, paymentId, session };
}
const tell = async (session: object, options: Partial<Parameters<typeof eventRequest>[1]> = {}) =>
  (await POST(eventRequest({ object: "checkout.session", ...session }, { id: nextId("evt"), ...options }))).status;
const stateOf = async (id: string) => (await db().order.findFirstOrThrow({ where: { id } })).state;

describe("an event of the gateway", () => {
  test("settles the order; told again under the same name it is not even asked about", async () => {
    const { orderId, session } = await opened();
    const id = nextId("evt");
    expect(await tell(session, { id })).toBe(200);
    expect(await stateOf(orderId)).toBe("settled");
    const reads = gateway.reads;
    expect(await tell(session, { id })).toBe(200);
    expect(gateway.reads).toBe(reads);
  });

  test("is only a hint: what it says of state and amount is not believed", async () => {
    const { orderId, session } = await opened({ status: "open", payment_status: "unpaid" });
    expect(await tell({ ...session, status: "complete", payment_status: "paid" })).toBe(200);
    expect(await stateOf(orderId)).toBe("placed");
  });

  test("finds its payment also when the opening of the page was never written down", async () => {
    const { orderId, session } = await opened({}, false);
    expect(await tell(session)).toBe(200);
    expect(await stateOf(orderId)).toBe("settled");
  });

  test("is asked to come again while the gateway cannot be asked", async () => {
    const { orderId, session } = await opened();
    gateway.down = true;
    const id = nextId("evt");
    expect(await tell(session, { id })).toBe(503);
    gateway.down = false;
    expect(await tell(session, { id })).toBe(200);
    expect(await stateOf(orderId)).toBe("settled");
  });

  test("about somebody else's session, or none, is let pass", async () => {
    expect(await tell({ id: "cs_unknown" })).toBe(200);
    expect(await tell({ object: "charge", id: "ch_1" })).toBe(200);
    const foreign = { ...(await opened()).session, id: nextId("cs"), client_reference_id: crypto.randomUUID() };
    gateway.sessions.set(foreign.id, foreign);
    expect(await tell(foreign)).toBe(200);
  });
});

describe("a request that is not the gateway's changes nothing", () => {
  test.each([
    ["signed with another secret", { secret: "whsec_other" }],
    ["without a signature", { header: null }],
    ["with a signature of noughts", { header: "t=1,v1=00" }],
    ["with an altered body", { body: '{"id":"evt","type":"checkout.session.completed"}' }],
    ["of an hour ago", { ageSeconds: 3600 }],
  ])("%s", async (_, options) => {
    const { orderId, session } = await opened();
    const before = await db().command.count();
    expect(await tell(session, options)).toBe(400);
    expect(await db().command.count()).toBe(before);
    expect(await stateOf(orderId)).toBe("placed");
    expect(await db().gatewayEvent.count({ where: { id: { contains: session.id } } })).toBe(0);
  });

  test("of a megabyte", async () => {
    expect(await tell({ id: "cs", fill: "x".repeat(1_000_000) })).toBe(413);
  });
});

describe("without any event", () => {
  test("the browser that comes back settles it", async () => {
    const { orderId, paymentId } = await opened();
    expect(done(await confirmPayment(seller, paymentId))).toMatchObject({ state: "succeeded", money: "settled" });
    expect(await stateOf(orderId)).toBe("settled");
  });

  test("the poller settles it, and comes back while the page is open or the gateway is down", async () => {
    const { orderId, paymentId, session } = await opened({ status: "open", payment_status: "unpaid" });
    const attempt = { jobId: "j", retry: 0, signal: new AbortController().signal };
    const look = () => check({ seller, paymentId }, attempt);
    await expect(look()).rejects.toThrow(TryAgain);
    gateway.down = true;
    await expect(look()).rejects.toThrow(TryAgain);
    gateway.down = false;
    gateway.sessions.set(session.id, { ...session, status: "complete", payment_status: "paid" });
    await look();
    expect(await stateOf(orderId)).toBe("settled");
    await look();
  });

  test("a page that closed unpaid ends the payment, and another can be started", async () => {
    const { orderId, paymentId } = await opened({ status: "expired", payment_status: "unpaid" });
    expect(done(await confirmPayment(seller, paymentId))).toEqual({ state: "expired" });
    const again = done(await startGatewayPayment({ orderId }, { seller, actor: SYSTEM("test") }));
    expect(again.paymentId).not.toBe(paymentId);
  });
});
