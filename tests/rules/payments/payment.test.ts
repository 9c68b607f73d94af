import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRefusal } from "@/lib/kernel/refusal";
import {
  afterEvent,
  destinationOf,
  isLive,
  PAYMENT_LIFE,
  type PaymentEvent,
  type PaymentState,
} from "@/lib/payments/payment";

const states = Object.keys(PAYMENT_LIFE) as PaymentState[];
const events: PaymentEvent[] = ["open", "succeed", "fail", "expire"];
const orderStates = ["draft", "placed", "settled", "fulfilled", "cancelled", "expired"] as const;

describe("the life of a payment", () => {
  test("whatever is told in whatever order, money counts at most once and is never taken back", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 30 }), (told) => {
        let state: PaymentState = "created";
        let counted = 0;
        for (const event of told) {
          const next = afterEvent(state, event);
          if (isRefusal(next)) continue;
          if (event === "succeed") counted++;
          state = next as PaymentState;
        }
        expect(counted).toBeLessThanOrEqual(1);
        expect(state === "succeeded").toBe(told.includes("succeed"));
      }),
    );
  });

  test("money is taken from every state but the one it was taken in", () => {
    for (const state of states) expect(isRefusal(afterEvent(state, "succeed"))).toBe(state === "succeeded");
  });

  test("only a live payment can be opened, fail or expire", () => {
    for (const state of states)
      for (const event of ["fail", "expire"] as const) expect(isRefusal(afterEvent(state, event))).toBe(!isLive(state));
  });
});

describe("where money goes", () => {
  const wanted = fc.record({
    orderState: fc.constantFrom(...orderStates),
    totalCents: fc.integer({ min: 1, max: 3000 }),
    heldCents: fc.constantFrom(0, 0, 1, 700),
    askedCents: fc.integer({ min: 1, max: 3000 }),
    renewalPaid: fc.boolean(),
    isReduced: fc.boolean(),
  });
  const received = fc.record({
    amountCents: fc.integer({ min: 1, max: 3000 }),
    currency: fc.constantFrom("eur", "eur", "usd", "huf"),
  });

  test("it pays an order only when everything fits, or when the price fell since it was asked; otherwise it is the customer's, or a person's to look at", () => {
    fc.assert(
      fc.property(received, wanted, (money, order) => {
        const missing = order.totalCents - order.heldCents;
        const fits =
          money.currency === "eur" &&
          order.orderState === "placed" &&
          !order.renewalPaid &&
          (money.amountCents === missing || (order.isReduced && money.amountCents > missing)) &&
          order.askedCents === money.amountCents;
        const { to } = destinationOf(money, order);
        expect(to === "order").toBe(fits);
        expect(to === "person").toBe(money.currency !== "eur");
      }),
    );
  });

  test.each([
    [{ orderState: "placed" }, "order"],
    [{ orderState: "settled" }, "order-paid"],
    [{ orderState: "fulfilled" }, "order-paid"],
    [{ orderState: "cancelled" }, "order-closed"],
    [{ orderState: "expired" }, "order-closed"],
    [{ orderState: "draft" }, "order-closed"],
    [{ orderState: "placed", renewalPaid: true }, "renewal-paid"],
    [{ orderState: "placed", totalCents: 99 }, "amount-differs"],
    [{ orderState: "placed", askedCents: 101 }, "amount-differs"],
  ] as const)("%j: %s", (change, expected) => {
    const order = { totalCents: 100, heldCents: 0, askedCents: 100, renewalPaid: false, ...change };
    const found = destinationOf({ amountCents: 100, currency: "eur" }, order);
    expect(found.to === "customer" ? found.why : found.to).toBe(expected);
  });
});
