import { afterAll, beforeAll, expect, test } from "vitest";
import { POST } from "@/app/api/webhooks/stripe/route";
import { isRefusal } from "@/lib/kernel/refusal";
import { confirmPayment } from "@/lib/payments/exchanges/confirm";
import { payOrderFromPrepaid } from "@/lib/payments/operations/pay-order-from-prepaid";
import { recordCheckout } from "@/lib/payments/operations/record-checkout";
import { startGatewayPayment } from "@/lib/payments/operations/start-gateway-payment";
import { SYSTEM } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { eventRequest, type Gateway, givenGateway, type Session } from "../../operations/payments/gateway";
import {
  done,
  givenBalance,
  givenOrder,
  givenUser,
  inParallel,
  ledgerFaults,
  PRICE,
  shuffled,
} from "../../operations/payments/support";
import { givenDatabase, givenSeller } from "../../support/seller";

const ORDERS = 1_000;
const EVENTS_EACH = 9;
const LONG = 900_000;

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
  await drop();
  await gateway.close();
});

const call = () => ({ seller, actor: SYSTEM("test") });

async function paidAtTheGateway() {
  const orderId = await givenOrder(seller);
  const { paymentId } = done(await startGatewayPayment({ orderId }, call()));
  const session: Session = {
    id: `cs_${paymentId}`,
    status: "complete",
    payment_status: "paid",
    amount_total: PRICE.totalCents,
    currency: "eur",
    client_reference_id: paymentId,
  };
  gateway.sessions.set(session.id, session);
  const checkout = { paymentId, sessionId: session.id, url: "https://gateway.example/page" };
  done(await recordCheckout(checkout, call()));
  return { orderId, paymentId, session };
}

test(
  "10,000 signed events and returning browsers on 1,000 orders, shuffled, 32 at a time: each settled once",
  async () => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
    console.log(`shuffled by SEED=${seed}`);
    const orders = await inParallel(
      16,
      Array.from({ length: ORDERS }, () => paidAtTheGateway),
    );
    const acts = orders.flatMap(({ session, paymentId }) => [
      // Every third event is a second delivery of the one before it.
      ...Array.from({ length: EVENTS_EACH }, (_, n) => async () => {
        const request = eventRequest(
          { object: "checkout.session", ...session },
          { id: `evt_${session.id}_${n - (n % 3)}` },
        );
        return (await POST(request)).status;
      }),
      async () => {
        done(await confirmPayment(seller, paymentId));
        return 200;
      },
    ]);
    const answers = await inParallel(32, shuffled(acts, seed));
    expect(answers).toHaveLength(ORDERS * (EVENTS_EACH + 1));
    expect(new Set(answers)).toEqual(new Set([200]));
    const ids = orders.map(({ orderId }) => orderId);
    const where = { orderId: { in: ids } };
    expect(await db().order.count({ where: { id: { in: ids }, state: "settled" } })).toBe(ORDERS);
    expect(await db().movement.count({ where })).toBe(ORDERS);
    expect(await db().invoice.count({ where })).toBe(ORDERS);
    expect(await db().mailbox.count({ where })).toBe(ORDERS);
    expect(await db().mail.count({ where: { template: "payment-received" } })).toBe(ORDERS);
    expect(await ledgerFaults()).toEqual([]);
  },
  LONG,
);

test(
  "64 spends of one account at once, 50 rounds: exactly what the balance holds succeeds",
  async () => {
    for (let round = 0; round < 50; round++) {
      const user = await givenUser(seller);
      const affordable = round % 20;
      await givenBalance(seller, user.id, affordable * PRICE.totalCents + (round % 7) * 200);
      const make = () => givenOrder(seller, { userId: user.id });
      const orders = await inParallel(
        8,
        Array.from({ length: 64 }, () => make),
      );
      const spend = (orderId: string) => payOrderFromPrepaid({ orderId }, { seller, actor: user.actor });
      const outcomes = await Promise.all(orders.map(spend));
      expect(
        outcomes.filter((outcome) => !isRefusal(outcome)),
        `round ${round}`,
      ).toHaveLength(affordable);
    }
    expect(await ledgerFaults()).toEqual([]);
  },
  LONG,
);
