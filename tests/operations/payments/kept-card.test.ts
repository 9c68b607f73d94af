import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { confirmPayment } from "@/lib/payments/exchanges/confirm";
import { forgetKeptCard } from "@/lib/payments/exchanges/forget-card";
import { openCheckout } from "@/lib/payments/exchanges/open-checkout";
import { handler as chargeCard } from "@/lib/payments/jobs/charge-card";
import { startGatewayPayment } from "@/lib/payments/operations/start-gateway-payment";
import { db } from "@/lib/platform/db";
import { givenMailbox } from "../../support/orders";
import { givenSeller } from "../../support/seller";
import { givenStack, type TestStack } from "../../support/stack";
import { pressAt } from "./paypal";
import { done, givenOrder, givenUser, ledgerFaults } from "./support";

let stack: TestStack;
let seller: string;
beforeAll(async () => {
  stack = await givenStack();
  seller = await givenSeller();
});
afterAll(() => stack.close());
afterEach(async () => expect(await ledgerFaults()).toEqual([]));

const attempt = { jobId: "x", retry: 0, signal: AbortSignal.timeout(60_000) };
const charge = (orderId: string) => chargeCard({ seller, orderId }, attempt);
const cardOf = (userId: string) => db().storedCard.findFirst({ where: { userId } });
const order = (id: string) => db().order.findFirstOrThrow({ where: { id } });

/** A user who paid by card, with or without leave to keep it. */
async function paidByCard(keepCard: boolean) {
  const user = await givenUser(seller);
  const orderId = await givenOrder(seller, { userId: user.id });
  const { paymentId } = done(await startGatewayPayment({ orderId, keepCard }, { seller, actor: user.actor }));
  await pressAt(done(await openCheckout(seller, paymentId)).url, "pay");
  done(await confirmPayment(seller, paymentId));
  return user;
}

async function renewalOf(user: { id: string; actor: Parameters<typeof orderRenewal>[1]["actor"] }) {
  const mailbox = await givenMailbox({ seller, userId: user.id });
  const which = { mailboxId: mailbox.id };
  return done(await orderRenewal({ which, termMonths: 12 }, { seller, actor: user.actor })).orderId;
}

describe("a kept card", () => {
  test("is kept only by leave, and only by what the gateway calls it", async () => {
    expect(await cardOf((await paidByCard(false)).id)).toBeNull();
    const card = await cardOf((await paidByCard(true)).id);
    expect(card).toMatchObject({
      customerRef: expect.stringMatching(/^cus_/),
      methodRef: expect.stringMatching(/^pm_/),
    });
    expect(Object.keys(card ?? {}).sort()).toEqual(["addedAt", "customerRef", "methodRef", "sellerId", "userId"]);
  });

  test("pays a renewal when nobody is there, once however often it is asked", async () => {
    const orderId = await renewalOf(await paidByCard(true));
    for (let n = 0; n < 3; n++) await charge(orderId);
    expect(await order(orderId)).toMatchObject({ state: "settled" });
    expect(await db().payment.count({ where: { orderId } })).toBe(1);
  });

  test("whose answer is lost is asked again by the same key: charged once", async () => {
    const orderId = await renewalOf(await paidByCard(true));
    await stack.fault("stripe", { mode: "malformed", times: 1, match: "POST /v1/payment_intents" });
    await expect(charge(orderId)).rejects.toThrow("payments-unavailable");
    const [pending] = await db().payment.findMany({ where: { orderId } });
    await charge(orderId);
    expect(await order(orderId)).toMatchObject({ state: "settled" });
    const [paid] = await db().payment.findMany({ where: { orderId } });
    expect(paid).toMatchObject({ id: pending?.id, state: "succeeded", chargeRef: expect.stringMatching(/^pi_/) });
  });

  test("that is not there any more leaves the order as it is and tells its owner once", async () => {
    const user = await paidByCard(true);
    await db().storedCard.update({
      where: { sellerId_userId: { sellerId: seller, userId: user.id } },
      data: { methodRef: "pm_gone" },
    });
    const orderId = await renewalOf(user);
    for (let n = 0; n < 2; n++) await charge(orderId);
    expect(await order(orderId)).toMatchObject({ state: "placed" });
    const mails = await db().mail.findMany({ where: { template: "order-payment" } });
    const own = mails.filter(({ facts }) => JSON.stringify(facts).includes(orderId));
    expect(own.map(({ facts }) => facts)).toMatchObject([{ occasion: "card-over" }]);
  });

  test("that is forgotten pays nothing any more; only its owner forgets it", async () => {
    const user = await paidByCard(true);
    const orderId = await renewalOf(user);
    expect(await forgetKeptCard({}, { seller, actor: (await givenUser(seller)).actor })).toMatchObject({
      code: "no-kept-card",
    });
    done(await forgetKeptCard({}, { seller, actor: user.actor }));
    await charge(orderId);
    expect(await order(orderId)).toMatchObject({ state: "placed" });
    expect(await cardOf(user.id)).toBeNull();
  });

  test("pays nothing that is paid already", async () => {
    const user = await paidByCard(true);
    const orderId = await givenOrder(seller, { userId: user.id, state: "cancelled" });
    await charge(orderId);
    expect(await db().payment.count({ where: { orderId } })).toBe(0);
  });
});
