import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { balanceOf } from "@/lib/accounts/store/balance";
import { instantToDb } from "@/lib/kernel/day";
import { confirmPayment } from "@/lib/payments/exchanges/confirm";
import { recordCheckout } from "@/lib/payments/operations/record-checkout";
import { recordGatewayPayment } from "@/lib/payments/operations/record-gateway-payment";
import { startGatewayPayment } from "@/lib/payments/operations/start-gateway-payment";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { ledgerBalance } from "../../support/ledger";
import { givenDatabase, givenSeller } from "../../support/seller";
import { done, givenOrder, givenUser, inParallel, ledgerFaults, PRICE, shuffled } from "./support";

let drop: () => Promise<void>;
let seller: string;
beforeAll(async () => {
  drop = await givenDatabase();
  seller = await givenSeller();
});
afterAll(async () => {
  expect(await ledgerFaults()).toEqual([]);
  await drop();
});

const gateway = SYSTEM("gateway");
const start = async (orderId: string) =>
  done(await startGatewayPayment({ orderId }, { seller, actor: gateway })).paymentId;
const paid = (paymentId: string, change: Partial<Parameters<typeof recordGatewayPayment>[0]> = {}) =>
  recordGatewayPayment(
    {
      paymentId,
      sessionId: `cs_${paymentId}`,
      amountCents: PRICE.totalCents,
      currency: "eur",
      state: "paid",
      ...change,
    },
    { seller, actor: gateway },
  );
const orderState = async (id: string) => (await db().order.findFirstOrThrow({ where: { id } })).state;
const balance = (kind: string, ownerId = "") => ledgerBalance(seller, kind, ownerId);
const openTasks = async (subjectId: string) =>
  (await db().staffTask.findMany({ where: { subjectId, closedAt: null } })).map(({ kind }) => kind);

describe("starting", () => {
  test("however often it is pressed, an order has one live card payment", async () => {
    const orderId = await givenOrder(seller);
    const ids = await Promise.all(Array.from({ length: 8 }, () => start(orderId)));
    expect(new Set(ids).size).toBe(1);
    expect(await db().payment.count({ where: { orderId } })).toBe(1);
  });

  test("an open page is used again; one about to close makes room for another", async () => {
    const orderId = await givenOrder(seller);
    const first = await start(orderId);
    const checkout = { paymentId: first, sessionId: "cs_first", url: "https://gateway.example/first" };
    done(await recordCheckout(checkout, { seller, actor: gateway }));
    expect(await start(orderId)).toBe(first);
    const later = { seller, actor: gateway, at: now().add({ minutes: 60 }) };
    const second = done(await startGatewayPayment({ orderId }, later)).paymentId;
    expect(second).not.toBe(first);
    expect((await db().payment.findFirstOrThrow({ where: { id: first } })).state).toBe("expired");
  });

  test("a page that never opened is asked about until its time is over, and no longer", async () => {
    const orderId = await givenOrder(seller);
    const paymentId = await start(orderId);
    expect(await confirmPayment(seller, paymentId)).toEqual({ state: "created" });
    const expiresAt = instantToDb(now().subtract({ minutes: 1 }));
    await db().payment.updateMany({ where: { id: paymentId }, data: { expiresAt } });
    expect(await confirmPayment(seller, paymentId)).toEqual({ state: "expired" });
    // It had opened after all, and its answer was lost: the money counts.
    expect(await paid(paymentId)).toMatchObject({ state: "succeeded", money: "settled" });
  });

  test("strangers, drafts and closed channels are refused", async () => {
    const owner = await givenUser(seller);
    const other = await givenUser(seller);
    const mine = await givenOrder(seller, { userId: owner.id });
    expect(await startGatewayPayment({ orderId: mine }, { seller, actor: other.actor })).toMatchObject({
      code: "order-unknown",
    });
    const draft = await givenOrder(seller, { state: "draft" });
    expect(await startGatewayPayment({ orderId: draft }, { seller, actor: gateway })).toMatchObject({
      code: "order-not-payable",
    });
    const paper = await givenOrder(seller);
    await db().order.updateMany({ where: { id: paper }, data: { channel: "paper" } });
    expect(await startGatewayPayment({ orderId: paper }, { seller, actor: gateway })).toMatchObject({
      code: "method-not-allowed",
    });
    const both = { orderId: mine, topUpId: mine };
    expect(await startGatewayPayment(both, { seller, actor: gateway })).toMatchObject({ code: "invalid-input" });
    expect(
      await paid(await start(mine), {}).then(() =>
        startGatewayPayment({ orderId: mine }, { seller, actor: owner.actor }),
      ),
    ).toMatchObject({
      code: "order-not-payable",
    });
  });

  test("only the product itself says that money came", async () => {
    const staff = await givenUser(seller, "admin");
    const paymentId = await start(await givenOrder(seller));
    const told = {
      paymentId,
      sessionId: "cs_x",
      amountCents: PRICE.totalCents,
      currency: "eur",
      state: "paid" as const,
    };
    expect(await recordGatewayPayment(told, { seller, actor: staff.actor })).toMatchObject({ code: "not-allowed" });
  });
});

describe("money", () => {
  test("of the exact amount settles the order, asks for one invoice and sends one mail", async () => {
    const orderId = await givenOrder(seller);
    const paymentId = await start(orderId);
    expect(done(await paid(paymentId))).toEqual({ state: "succeeded", money: "settled" });
    expect(done(await paid(paymentId))).toEqual({ state: "succeeded" });
    expect(await orderState(orderId)).toBe("settled");
    expect(await db().invoice.count({ where: { orderId } })).toBe(1);
    expect(
      await db().mail.count({ where: { recipient: `${orderId}@example.test`, template: "payment-received" } }),
    ).toBe(1);
  });

  test.each([
    ["a cent less", PRICE.totalCents - 1],
    ["a cent more", PRICE.totalCents + 1],
    ["nothing to speak of", 1],
  ])("%s than asked never settles: it is kept in the prepaid account and a person is asked", async (_, amountCents) => {
    const user = await givenUser(seller);
    const orderId = await givenOrder(seller, { userId: user.id });
    const paymentId = await start(orderId);
    expect(done(await paid(paymentId, { amountCents }))).toEqual({ state: "succeeded", money: "credited" });
    expect(await orderState(orderId)).toBe("placed");
    expect(await db().$transaction((tx) => balanceOf(tx, seller, user.id))).toBe(amountCents);
    expect(await openTasks(paymentId)).toEqual(["payment-amount-differs"]);
  });

  test("in another currency is in no book, and a person is asked", async () => {
    const orderId = await givenOrder(seller);
    const paymentId = await start(orderId);
    expect(done(await paid(paymentId, { currency: "usd" }))).toEqual({ state: "succeeded", money: "other-currency" });
    expect(await orderState(orderId)).toBe("placed");
    expect(await db().movement.count({ where: { paymentId } })).toBe(0);
    expect(await openTasks(paymentId)).toEqual(["payment-other-currency"]);
  });

  test("a second payment of a settled order is credited; without an account it waits in suspense for a person", async () => {
    const user = await givenUser(seller);
    for (const userId of [user.id, undefined]) {
      const orderId = await givenOrder(seller, userId ? { userId } : {});
      const first = await start(orderId);
      await db().payment.updateMany({ where: { id: first }, data: { state: "expired" } });
      const again = await start(orderId);
      expect(again).not.toBe(first);
      const suspense = await balance("suspense");
      expect(done(await paid(again)).money).toBe("settled");
      expect(done(await paid(first)).money).toBe(userId ? "credited" : "suspense");
      expect(await balance("suspense")).toBe(suspense + (userId ? 0 : PRICE.totalCents));
      expect(await openTasks(first)).toEqual(userId ? [] : ["payment-order-paid"]);
    }
    expect(await balance("prepaid", user.id)).toBe(PRICE.totalCents);
  });

  test.each(["cancelled", "expired"] as const)("for a %s order stays the customer's", async (state) => {
    const user = await givenUser(seller);
    const orderId = await givenOrder(seller, { userId: user.id });
    const paymentId = await start(orderId);
    await db().order.updateMany({ where: { id: orderId }, data: { state } });
    expect(done(await paid(paymentId)).money).toBe("credited");
    expect(await balance("prepaid", user.id)).toBe(PRICE.totalCents);
    expect(await orderState(orderId)).toBe(state);
  });

  test("of another card page than the payment's own is not taken", async () => {
    const paymentId = await start(await givenOrder(seller));
    const checkout = { paymentId, sessionId: "cs_own", url: "https://gateway.example/own" };
    done(await recordCheckout(checkout, { seller, actor: gateway }));
    expect(await paid(paymentId)).toMatchObject({ code: "checkout-foreign" });
    expect(done(await paid(paymentId, { sessionId: "cs_own" })).money).toBe("settled");
  });

  test("two orders of one renewal, paid at once: one renews, the other's money is kept", async () => {
    const user = await givenUser(seller);
    const first = await givenOrder(seller, { userId: user.id });
    done(await paid(await start(first)));
    const mailbox = await db().mailbox.findFirstOrThrow({ where: { orderId: first } });
    const renewals = [await givenOrder(seller, { userId: user.id }), await givenOrder(seller, { userId: user.id })];
    const renewal = { kind: "renewal" as const, mailboxId: mailbox.id, oldExpiry: new Date("2026-12-31") };
    await db().order.updateMany({ where: { id: { in: renewals } }, data: renewal });
    const payments = await Promise.all(renewals.map(start));
    const outcomes = await Promise.all(payments.map(async (id) => done(await paid(id)).money));
    expect(outcomes.sort()).toEqual(["credited", "settled"]);
    expect(await balance("prepaid", user.id)).toBe(PRICE.totalCents);
  });
});

test("1,000 events on 100 orders, shuffled and 32 at a time: each settled once, one invoice, one mail", async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  console.log(`shuffled by SEED=${seed}`);
  const orders = await inParallel(
    8,
    Array.from({ length: 100 }, () => () => givenOrder(seller)),
  );
  const payments = await inParallel(
    8,
    orders.map((id) => () => start(id)),
  );
  const states = ["open", "unpaid", "paid", "paid", "paid"] as const;
  const events = payments.flatMap((paymentId) =>
    [...states, ...states].map((state, n) => ({
      paymentId,
      state,
      event: { id: `evt_${paymentId}_${n % 7}`, type: "t" },
    })),
  );
  const outcomes = await inParallel(
    32,
    shuffled(events, seed).map(
      ({ paymentId, ...told }) =>
        async () =>
          done(await paid(paymentId, told)),
    ),
  );
  expect(outcomes.filter(({ money }) => money === "settled")).toHaveLength(100);
  expect(outcomes.filter(({ money }) => money && money !== "settled")).toEqual([]);
  const where = { orderId: { in: orders } };
  expect(await db().order.count({ where: { id: { in: orders }, state: "settled" } })).toBe(100);
  expect(await db().movement.count({ where })).toBe(100);
  expect(await db().invoice.count({ where })).toBe(100);
  expect(await db().mail.count({ where: { dedupeKey: { in: orders.map((id) => `payment-received:${id}`) } } })).toBe(
    100,
  );
}, 300_000);
