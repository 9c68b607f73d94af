import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { effectOn } from "@/lib/payments/arrival";

const states = ["draft", "placed", "settled", "fulfilled", "cancelled", "expired"] as const;
const waiting = fc.record({
  state: fc.constantFrom(...states),
  totalCents: fc.integer({ min: 1, max: 100_000 }),
  receivedCents: fc.constantFrom(0, 0, 1, 500, 99_999),
});
const rules = fc.record({ toleranceCents: fc.constantFrom(0, 0, 100, 350), renewalPaid: fc.boolean() });
const arrived = fc.integer({ min: 1, max: 200_000 });

describe("slow money that came in", () => {
  test("is never lost nor made: what pays, what is kept and what goes to the customer is what came", () => {
    fc.assert(
      fc.property(waiting, arrived, rules, (order, cents, given) => {
        const effect = effectOn(order, cents, given);
        const all = order.receivedCents + cents;
        if (effect.kind === "partial") expect(effect.heldCents).toBe(all);
        if (effect.kind === "settle") expect(order.totalCents - effect.feeCents + effect.restCents).toBe(all);
      }),
    );
  });

  test("pays exactly the placed orders for which enough came, but for a fee within the tolerance", () => {
    fc.assert(
      fc.property(waiting, arrived, rules, (order, cents, given) => {
        const enough = order.receivedCents + cents >= order.totalCents - given.toleranceCents;
        const { kind } = effectOn(order, cents, given);
        expect(kind === "settle").toBe(order.state === "placed" && !given.renewalPaid && enough);
        expect(kind === "partial").toBe(order.state === "placed" && !given.renewalPaid && !enough);
      }),
    );
  });

  test("a fee and a rest never go together, and a fee stays within the tolerance", () => {
    fc.assert(
      fc.property(waiting, arrived, rules, (order, cents, given) => {
        const effect = effectOn(order, cents, given);
        if (effect.kind !== "settle") return;
        expect(effect.feeCents * effect.restCents).toBe(0);
        expect(effect.feeCents).toBeLessThanOrEqual(given.toleranceCents);
      }),
    );
  });

  test.each([
    [{ state: "settled" }, 100, "order-paid"],
    [{ state: "fulfilled" }, 100, "order-paid"],
    [{ state: "expired" }, 100, "order-closed"],
    [{ state: "cancelled" }, 100, "order-closed"],
    [{}, 99, "partial"],
    [{}, 100, "settle"],
    [{}, 101, "settle"],
    [{ receivedCents: 40 }, 60, "settle"],
    [{ receivedCents: 40 }, 59, "partial"],
  ] as const)("%j and %i cents: %s", (change, cents, expected) => {
    const order = { state: "placed" as const, totalCents: 100, receivedCents: 0, ...change };
    const effect = effectOn(order, cents, { toleranceCents: 0, renewalPaid: false });
    expect(effect.kind === "customer" ? effect.why : effect.kind).toBe(expected);
  });
});
