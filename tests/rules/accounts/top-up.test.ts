import fc from "fast-check";
import { expect, test } from "vitest";

import { effectOf, missingOf, normalReference, type TopUpState, topUpRefusal } from "@/lib/accounts/top-up";
import { recordArrivalInput } from "@/lib/payments/schema";

test("however a top-up comes in, everything received is either held or credited, and enough is always credited", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.array(fc.integer({ min: 1, max: 9_000 }), { maxLength: 12 }),
      (asked, parts) => {
        let topUp = { state: "booked" as TopUpState, amountCents: asked, receivedCents: 0 };
        let [held, credited, received] = [0, 0, 0];
        for (const part of parts) {
          const effect = effectOf(topUp, part);
          received += part;
          if (effect.kind === "partial") held += part;
          else {
            credited += part + effect.heldCents;
            held -= effect.heldCents;
          }
          topUp = {
            ...topUp,
            receivedCents: effect.receivedCents,
            state: effect.kind === "credit" ? "credited" : topUp.state,
          };
          expect(held + credited).toBe(received);
          expect(topUp.receivedCents).toBe(received);
        }
        expect(topUp.state).toBe(received >= asked ? "credited" : "booked");
        expect(missingOf(topUp)).toBe(Math.max(0, asked - received));
        if (received >= asked) expect(held).toBe(0);
      },
    ),
  );
});

test("money that comes after the booking lapsed is credited when it is enough", () => {
  const lapsed = { state: "expired" as const, amountCents: 100, receivedCents: 0 };
  expect(effectOf(lapsed, 100)).toEqual({ kind: "credit", receivedCents: 100, heldCents: 0 });
  expect(missingOf(lapsed)).toBe(0);
});

test("limits and ways are the seller's", () => {
  const money = { topUpMethods: ["transfer"], topUpMinCents: 1000, topUpMaxCents: 5000 };
  expect(topUpRefusal(money, 1000, "transfer")).toBeNull();
  expect(topUpRefusal(money, 5000, "transfer")).toBeNull();
  expect(topUpRefusal(money, 999, "transfer")).toMatchObject({ code: "top-up-too-small", params: { limit: 10 } });
  expect(topUpRefusal(money, 5001, "transfer")).toMatchObject({ code: "top-up-too-large", params: { limit: 50 } });
  expect(topUpRefusal(money, 1000, "card")).toMatchObject({ code: "method-not-allowed" });
});

test("a bank's reference is the same however it is written", () => {
  expect(new Set(["cro 123-456", "CRO123456", "Cro.123/456"].map(normalReference)).size).toBe(1);
});

test.each([
  ["2026-02-30", "CRO12345", false],
  ["30/11/2026", "CRO12345", false],
  ["2026-11-30", "- - -", false],
  ["2026-11-30", "CRO12345", true],
])("a transfer of %s with reference %j: %s", (valueDate, bankReference, expected) => {
  const input = {
    topUpId: "019aa000-0000-7000-8000-000000000000",
    method: "transfer",
    amount: "10",
    valueDate,
    bankReference,
  };
  expect(recordArrivalInput.safeParse(input).success).toBe(expected);
  expect(recordArrivalInput.safeParse({ ...input, extra: 1 }).success).toBe(false);
});
