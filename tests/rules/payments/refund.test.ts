import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRefusal } from "@/lib/kernel/refusal";
import {
  afterEvent,
  needsSecond,
  REFUND_LIFE,
  type RefundEvent,
  type RefundState,
  refundMethod,
} from "@/lib/payments/refund";

const events: RefundEvent[] = ["approve", "refuse", "finish", "fail", "redirect"];

describe("the life of a refund", () => {
  test("it is finished at most once, only after somebody agreed, and never after it was refused", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 30 }), (told) => {
        let state: RefundState = "asked";
        const seen: RefundEvent[] = [];
        for (const event of told) {
          const next = afterEvent(state, event);
          if (isRefusal(next)) continue;
          state = next as RefundState;
          seen.push(event);
        }
        expect(seen.filter((event) => event === "finish").length).toBeLessThanOrEqual(1);
        if (seen.includes("finish")) expect(seen[0]).toBe("approve");
        if (seen.includes("refuse")) expect(seen).toEqual(["refuse"]);
      }),
    );
  });

  test("nothing more happens to what is done or refused", () => {
    for (const state of ["done", "refused"] as const) expect(REFUND_LIFE[state]).toEqual({});
  });
});

describe("the way money goes back", () => {
  const methods = fc.constantFrom("card", "paypal", "transfer", "postal-slip", "cheque", "prepaid");
  const to = fc.constantFrom("way" as const, "prepaid" as const, "transfer" as const);
  const has = fc.record({ account: fc.boolean(), iban: fc.boolean() });

  test("is one that exists: a charge the gateway knows, an account, an IBAN", () => {
    fc.assert(
      fc.property(methods, fc.option(fc.constant("ch_1")), to, has, (method, chargeRef, asked, given) => {
        const way = refundMethod({ method, chargeRef }, asked, given);
        if (isRefusal(way)) return;
        if (way === "prepaid") expect(given.account).toBe(true);
        else if (way === "transfer") expect(given.iban).toBe(true);
        else expect([way, chargeRef]).toEqual([method, "ch_1"]);
      }),
    );
  });

  test.each([
    ["card", "way", "card"],
    ["paypal", "way", "paypal"],
    ["transfer", "way", "transfer"],
    ["cheque", "way", "transfer"],
    ["postal-slip", "way", "transfer"],
    ["prepaid", "way", "prepaid"],
    ["card", "prepaid", "prepaid"],
    ["card", "transfer", "transfer"],
  ] as const)("%s, asked as %s: %s", (method, asked, expected) => {
    expect(refundMethod({ method, chargeRef: "ch_1" }, asked, { account: true, iban: true })).toBe(expected);
  });

  test.each([
    [{ method: "card", chargeRef: null }, "way", "refund-way-closed"],
    [{ method: "transfer", chargeRef: null }, "way", "refund-iban-missing"],
    [{ method: "prepaid", chargeRef: null }, "way", "refund-no-account"],
  ] as const)("%j, asked as %s: %s", (payment, asked, code) => {
    expect(refundMethod(payment, asked, { account: false, iban: false })).toMatchObject({ code });
  });
});

test("no limit is passed by asking in parts", () => {
  const parts = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(parts, fc.integer({ min: 0, max: 20_000 }), (asked, limit) => {
      let given = 0;
      for (const cents of asked) if (!needsSecond(cents, given, limit)) given += cents;
      expect(given).toBeLessThanOrEqual(limit);
    }),
  );
});
