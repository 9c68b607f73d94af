import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { bookTopUp } from "@/lib/accounts/operations/book-top-up";
import { cancelOrder } from "@/lib/orders/operations/cancel-order";
import { confirmPayment } from "@/lib/payments/exchanges/confirm";
import { openCheckout } from "@/lib/payments/exchanges/open-checkout";
import { payOrderFromPrepaid } from "@/lib/payments/operations/pay-order-from-prepaid";
import { recordGatewayPayment } from "@/lib/payments/operations/record-gateway-payment";
import { startGatewayPayment } from "@/lib/payments/operations/start-gateway-payment";
import { SYSTEM } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { givenSeller } from "../../support/seller";
import { givenStack, type TestStack } from "../../support/stack";
import { givenDoor, knock, openedAtPayPal, pressAt } from "./paypal";
import { balanceOn, linkOf, tasksOn } from "./slow";
import { done, givenBalance, givenOrder, givenUser, inParallel, ledgerFaults, shuffled } from "./support";

let stack: TestStack;
let door: Awaited<ReturnType<typeof givenDoor>>;
let seller: string;
beforeAll(async () => {
  door = await givenDoor();
  stack = await givenStack({ appUrl: door.url });
  seller = await givenSeller("demo", ({ money }) => {
    money.methods.public = ["card", "paypal"];
    money.methods.account = ["card", "paypal", "prepaid"];
    money.topUpMethods = ["card", "paypal", "transfer"];
  });
});
afterAll(async () => {
  await stack.close();
  await door.close();
});
afterEach(async () => {
  door.open = true;
  expect(await ledgerFaults()).toEqual([]);
});

const order = (id: string) => db().order.findFirstOrThrow({ where: { id } });
const payment = (id: string) => db().payment.findFirstOrThrow({ where: { id } });
async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < 200 && !(await condition()); round += 1) await wait(20);
  expect(await condition()).toBe(true);
}

describe("PayPal", () => {
  test("approved on its page, told by its webhook: taken once, settled once, invoiced once", async () => {
    const orderId = await givenOrder(seller);
    const { paymentId, url } = await openedAtPayPal(seller, { orderId }, linkOf(orderId));
    await pressAt(url, "pay");
    await until(async () => (await order(orderId)).state === "settled");
    expect(await payment(paymentId)).toMatchObject({ state: "succeeded", method: "paypal", receivedCents: 1464 });
    expect((await payment(paymentId)).chargeRef).toMatch(/^[0-9A-Z]{17}$/);
    expect(await db().movement.count({ where: { orderId } })).toBe(1);
    expect(await balanceOn(seller, "receipts", "paypal")).toBeLessThanOrEqual(-1464);
  });

  test("the browser comes back first, no webhook ever does", async () => {
    door.open = false;
    const orderId = await givenOrder(seller);
    const { paymentId, url } = await openedAtPayPal(seller, { orderId }, linkOf(orderId));
    expect(done(await confirmPayment(seller, paymentId))).toEqual({ state: "pending" });
    await pressAt(url, "pay");
    expect(done(await confirmPayment(seller, paymentId))).toMatchObject({ state: "succeeded", money: "settled" });
    expect(done(await confirmPayment(seller, paymentId))).toEqual({ state: "succeeded" });
  });

  test("webhooks, browsers and pollers, 24 at once, in any order: one capture, one settlement", async () => {
    door.open = false;
    const orderId = await givenOrder(seller);
    const { paymentId, url } = await openedAtPayPal(seller, { orderId }, linkOf(orderId));
    const before = door.told.length;
    await pressAt(url, "pay");
    await until(async () => door.told.length > before);
    const told = door.told.at(-1);
    if (!told) throw new Error("nothing was told");
    const acts = Array.from({ length: 24 }, (_, n) => async () => {
      if (n % 2) return (await knock(told)).status;
      done(await confirmPayment(seller, paymentId));
      return 200;
    });
    expect(new Set(await inParallel(24, shuffled(acts, 7)))).toEqual(new Set([200]));
    expect(await db().movement.count({ where: { orderId } })).toBe(1);
  });

  test("the answer to the capture is lost: asked again, it was taken once", async () => {
    door.open = false;
    const orderId = await givenOrder(seller);
    const { paymentId, url } = await openedAtPayPal(seller, { orderId }, linkOf(orderId));
    await pressAt(url, "pay");
    await stack.fault("paypal", { mode: "down", times: 2, match: "GET /v2" });
    expect(await confirmPayment(seller, paymentId)).toMatchObject({ code: "gateway-unavailable" });
    expect(await confirmPayment(seller, paymentId)).toMatchObject({ code: "gateway-unavailable" });
    expect(done(await confirmPayment(seller, paymentId))).toMatchObject({ state: "succeeded", money: "settled" });
  });

  test("the answer to the opening is lost: pressed again, it is the same page; its event finds its payment", async () => {
    const orderId = await givenOrder(seller);
    await stack.fault("paypal", { mode: "malformed", times: 1, match: "POST /v2/checkout" });
    const { paymentId } = done(
      await startGatewayPayment({ orderId, method: "paypal" }, { seller, actor: linkOf(orderId) }),
    );
    expect(await openCheckout(seller, paymentId)).toMatchObject({ code: "gateway-unavailable" });
    const { url } = done(await openCheckout(seller, paymentId));
    await pressAt(url, "pay");
    await until(async () => (await order(orderId)).state === "settled");
  });

  test("approved when the order needs no money any more, nothing is taken", async () => {
    door.open = false;
    const owner = await givenUser(seller);
    await givenBalance(seller, owner.id, 5000);
    const [paid, given] = [
      await givenOrder(seller, { userId: owner.id }),
      await givenOrder(seller, { userId: owner.id }),
    ];
    const atPaid = await openedAtPayPal(seller, { orderId: paid }, owner.actor);
    const atGiven = await openedAtPayPal(seller, { orderId: given }, owner.actor);
    done(await payOrderFromPrepaid({ orderId: paid }, { seller, actor: owner.actor }));
    done(await cancelOrder({ orderId: given }, { seller, actor: owner.actor }));
    for (const { paymentId, url } of [atPaid, atGiven]) {
      await pressAt(url, "pay");
      expect(done(await confirmPayment(seller, paymentId))).toMatchObject({ state: "pending" });
      expect((await payment(paymentId)).receivedCents).toBe(0);
    }
    expect(await balanceOn(seller, "prepaid", owner.id)).toBe(5000 - 1464);
  });

  test("left alone it expires with us, and what is approved later is not taken", async () => {
    door.open = false;
    const orderId = await givenOrder(seller);
    const { paymentId, url } = await openedAtPayPal(seller, { orderId }, linkOf(orderId));
    const { gatewayRef } = await payment(paymentId);
    const told = { paymentId, sessionId: gatewayRef ?? "", amountCents: 1464, currency: "eur", state: "open" as const };
    const later = { seller, actor: SYSTEM("test"), at: (await import("@/lib/platform/clock")).now().add({ hours: 2 }) };
    expect(done(await recordGatewayPayment(told, later))).toEqual({ state: "expired" });
    await pressAt(url, "pay");
    expect(done(await confirmPayment(seller, paymentId))).toEqual({ state: "expired" });
    expect((await order(orderId)).state).toBe("placed");
  });

  test.each([
    [{ amountCents: 1463 }, "suspense"],
    [{ amountCents: 1464, currency: "usd" }, "other-currency"],
  ])("%j never settles", async (change, money) => {
    const orderId = await givenOrder(seller);
    const { paymentId } = await openedAtPayPal(seller, { orderId }, linkOf(orderId));
    const { gatewayRef } = await payment(paymentId);
    const told = { paymentId, sessionId: gatewayRef ?? "", amountCents: 1464, currency: "eur", state: "paid" as const };
    const recorded = await recordGatewayPayment({ ...told, ...change }, { seller, actor: SYSTEM("test") });
    expect(done(recorded)).toMatchObject({ money });
    expect((await order(orderId)).state).toBe("placed");
    expect(await tasksOn(paymentId)).toHaveLength(1);
  });

  test("pays into the prepaid account too", async () => {
    const user = await givenUser(seller);
    const { topUpId } = done(await bookTopUp({ amount: "50", method: "paypal" }, { seller, actor: user.actor }));
    const { url } = await openedAtPayPal(seller, { topUpId }, user.actor);
    await pressAt(url, "pay");
    await until(async () => (await balanceOn(seller, "prepaid", user.id)) === 5000);
  });

  test("a dispute asks a person once, by whichever gateway it comes", async () => {
    const orderId = await givenOrder(seller);
    const { paymentId, url } = await openedAtPayPal(seller, { orderId }, linkOf(orderId));
    await pressAt(url, "pay");
    await until(async () => (await order(orderId)).state === "settled");
    const { chargeRef } = await payment(paymentId);
    await stack.control("/paypal/__dispute", { capture: chargeRef });
    await until(async () => (await tasksOn(paymentId)).length > 0);
    const told = door.told.at(-1);
    if (told) expect((await knock(told)).status).toBe(200);
    expect(await tasksOn(paymentId)).toEqual(["payment-disputed"]);
  });

  test("forged, altered or replayed under another name, an event changes nothing", async () => {
    door.open = false;
    const orderId = await givenOrder(seller);
    const { url } = await openedAtPayPal(seller, { orderId }, linkOf(orderId));
    const before = door.told.length;
    await pressAt(url, "pay");
    await until(async () => door.told.length > before);
    const told = door.told.at(-1);
    if (!told) throw new Error("nothing was told");
    const altered = { ...told, body: Buffer.from(told.body.toString("utf8").replace("14.64", "00.01")) };
    const unsigned = { ...told, headers: { ...told.headers, "paypal-transmission-sig": "AAAA" } };
    const elsewhere = { ...told, headers: { ...told.headers, "paypal-cert-url": "http://127.0.0.1:1/x.pem" } };
    for (const each of [altered, unsigned, elsewhere]) expect((await knock(each)).status).toBe(400);
    expect((await order(orderId)).state).toBe("placed");
  });
});
