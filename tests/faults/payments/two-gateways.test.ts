import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isRefusal } from "@/lib/kernel/refusal";
import { confirmPayment } from "@/lib/payments/exchanges/confirm";
import { openCheckout } from "@/lib/payments/exchanges/open-checkout";
import { startGatewayPayment } from "@/lib/payments/operations/start-gateway-payment";
import { db } from "@/lib/platform/db";
import { givenDoor, knock, pressAt } from "../../operations/payments/paypal";
import { balanceOn, linkOf } from "../../operations/payments/slow";
import { done, givenOrder, inParallel, ledgerFaults, PRICE, shuffled } from "../../operations/payments/support";
import { givenSeller } from "../../support/seller";
import { givenStack, type TestStack } from "../../support/stack";

/** ORDERS=1000 for the 10,000 events of a whole night. */
const ORDERS = Number(process.env.ORDERS ?? 120);
const ACTS_EACH = 10;
const LONG = 1_800_000;

let stack: TestStack;
let door: Awaited<ReturnType<typeof givenDoor>>;
let seller: string;
beforeAll(async () => {
  door = await givenDoor();
  stack = await givenStack({ appUrl: door.url });
  seller = await givenSeller("demo", ({ money }) => {
    money.methods.public = ["card", "paypal"];
  });
});
afterAll(async () => {
  await stack.close();
  await door.close();
});

interface Opened {
  orderId: string;
  paymentId: string;
  url: string;
}

/** A page open at a gateway that loses some of its answers: asked for again until it is. */
async function opened(method: "card" | "paypal"): Promise<Opened> {
  const orderId = await givenOrder(seller);
  const { paymentId } = done(await startGatewayPayment({ orderId, method }, { seller, actor: linkOf(orderId) }));
  for (;;) {
    const page = await openCheckout(seller, paymentId);
    if (!isRefusal(page)) return { orderId, paymentId, url: page.url };
    expect(page.code).toBe("gateway-unavailable");
  }
}

const losing = async (ratio: number) => {
  for (const area of ["stripe", "paypal"] as const)
    await stack.fault(area, ratio ? { mode: "timeout-after-success", ratio, delayMs: 5, seed: 7 } : { mode: "none" });
};
/** A browser that comes back, or the job that asks: as often told that the gateway does not answer as not. */
const asked = async ({ paymentId }: Opened) => {
  const outcome = await confirmPayment(seller, paymentId);
  return isRefusal(outcome) ? outcome.code : "told";
};

test(
  "events of two gateways, browsers and pollers, shuffled, a tenth of the answers lost: each taken and settled once",
  async () => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
    console.log(`shuffled by SEED=${seed}`);
    await losing(0.1);
    const open = Array.from({ length: ORDERS }, (_, n) => () => opened(n % 2 ? "paypal" : "card"));
    const orders = await inParallel(16, open);
    door.open = false;
    await inParallel(
      16,
      orders.map(
        ({ url }) =>
          () =>
            pressedAt(url),
      ),
    );
    for (let round = 0; round < 600 && door.told.length < ORDERS; round += 1) await wait(50);
    door.open = true;
    const told = door.told.slice();
    expect(told.length).toBeGreaterThanOrEqual(ORDERS);
    const knocks = told.map((event) => async () => String((await knock(event)).status));
    const rounds = Math.ceil((ORDERS * ACTS_EACH) / (knocks.length + orders.length));
    const asks = orders.map((order) => () => asked(order));
    const acts = Array.from({ length: rounds }, () => [...knocks, ...asks]).flat();
    expect(acts.length).toBeGreaterThanOrEqual(ORDERS * ACTS_EACH);
    const answers = new Set(await inParallel(24, shuffled(acts, seed)));
    expect([...answers].filter((answer) => !["200", "503", "told", "gateway-unavailable"].includes(answer))).toEqual(
      [],
    );
    await losing(0);
    await inParallel(16, asks);
    await inParallel(24, shuffled([...door.told.map((event) => async () => void (await knock(event)))], seed + 1));
    await expectAllSettledOnce(orders);
  },
  LONG,
);

/** The payer presses again when the page does not answer. */
async function pressedAt(url: string): Promise<void> {
  for (;;) {
    const answer = await pressAt(url, "pay").catch(() => null);
    if (answer && answer.status < 500) return;
  }
}

async function expectAllSettledOnce(orders: Opened[]): Promise<void> {
  const ids = orders.map(({ orderId }) => orderId);
  const where = { orderId: { in: ids } };
  expect(await db().order.count({ where: { id: { in: ids }, state: "settled" } })).toBe(ORDERS);
  expect(await db().payment.count({ where: { ...where, state: "succeeded" } })).toBe(ORDERS);
  expect(await db().movement.count({ where })).toBe(ORDERS);
  expect(await db().invoice.count({ where })).toBe(ORDERS);
  expect(await db().mail.count({ where: { template: "payment-received" } })).toBe(ORDERS);
  const each = Math.floor(ORDERS / 2);
  expect(await balanceOn(seller, "receipts", "paypal")).toBe(-each * PRICE.totalCents);
  expect(await balanceOn(seller, "receipts", "card")).toBe(-(ORDERS - each) * PRICE.totalCents);
  expect(await db().staffTask.count()).toBe(0);
  expect(await ledgerFaults()).toEqual([]);
  expect(await taken()).toEqual({ orders: each, captures: each });
}

/** Every payment by PayPal has a capture of its own. */
async function taken(): Promise<{ orders: number; captures: number }> {
  const charges = await db().payment.findMany({ where: { method: "paypal" }, select: { chargeRef: true } });
  return { orders: charges.length, captures: new Set(charges.map(({ chargeRef }) => chargeRef)).size };
}
