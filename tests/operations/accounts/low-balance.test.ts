import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bookTopUp } from "@/lib/accounts/operations/book-top-up";
import { setCreditLimit } from "@/lib/accounts/operations/set-credit-limit";
import { balanceOf, spendableOf } from "@/lib/accounts/store/balance";
import { isRefusal } from "@/lib/kernel/refusal";
import { payOrderFromPrepaid } from "@/lib/payments/operations/pay-order-from-prepaid";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { givenDatabase, givenSeller } from "../../support/seller";
import { arrives } from "../payments/slow";
import { done, givenBalance, givenOrder, givenUser, ledgerFaults, PRICE } from "../payments/support";

let drop: () => Promise<void>;
let seller: string;
let clerk: { id: string; actor: Actor };
beforeAll(async () => {
  drop = await givenDatabase();
  seller = await givenSeller("demo", ({ money }) => {
    money.prepaid = { lowBalanceCents: 2000 };
  });
  clerk = await givenUser(seller, "accounting");
});
afterAll(async () => {
  expect(await ledgerFaults()).toEqual([]);
  await drop();
});

type Person = { id: string; actor: Actor };
const spend = async ({ id, actor }: Person) =>
  payOrderFromPrepaid({ orderId: await givenOrder(seller, { userId: id }) }, { seller, actor });
const told = async ({ id }: Person) =>
  db().mail.count({ where: { template: "low-balance", facts: { path: ["userId"], equals: id } } });
const balance = ({ id }: Person) => db().$transaction((tx) => balanceOf(tx, seller, id));
const credit = (user: Person, limit: string, by: Actor = clerk.actor) =>
  setCreditLimit({ userId: user.id, limit }, { seller, actor: by });

describe("a balance that runs low", () => {
  test("is told once for each time it falls, and again after it was filled", async () => {
    const user = await givenUser(seller);
    await givenBalance(seller, user.id, 2 * PRICE.totalCents + 1500);
    done(await spend(user));
    expect(await told(user)).toBe(0);
    done(await spend(user));
    expect(await told(user)).toBe(1);
    done(await spend(user));
    expect(await told(user)).toBe(1);
    const { topUpId } = done(await bookTopUp({ amount: "50", method: "transfer" }, { seller, actor: user.actor }));
    done(await arrives(seller, clerk.actor, { topUpId }, "50"));
    expect(await told(user)).toBe(1);
    for (let left = await balance(user); left >= 2000; left = await balance(user)) done(await spend(user));
    expect(await told(user)).toBe(2);
  });

  test("is told once when it falls by many spends at a time", async () => {
    const user = await givenUser(seller);
    await givenBalance(seller, user.id, 8 * PRICE.totalCents);
    await Promise.all(Array.from({ length: 8 }, () => spend(user)));
    expect(await balance(user)).toBe(0);
    expect(await told(user)).toBe(1);
  });
});

describe("the credit of a reseller", () => {
  test("lets them spend below zero as far as it goes, however many at once", async () => {
    const user = await givenUser(seller, "reseller");
    await givenBalance(seller, user.id, PRICE.totalCents);
    const cents = 5 * PRICE.totalCents + 7;
    done(await credit(user, (cents / 100).toFixed(2).replace(".", ",")));
    expect(await db().$transaction((tx) => spendableOf(tx, seller, user.id))).toBe(6 * PRICE.totalCents + 7);
    const outcomes = await Promise.all(Array.from({ length: 16 }, () => spend(user)));
    expect(outcomes.filter((outcome) => !isRefusal(outcome))).toHaveLength(6);
    expect(outcomes.filter(isRefusal)[0]).toMatchObject({
      code: "insufficient-balance",
      params: { balance: 0.07, missing: (PRICE.totalCents - 7) / 100 },
    });
    expect(await balance(user)).toBe(-5 * PRICE.totalCents);
    expect(await credit(user, "10")).toMatchObject({ code: "credit-in-use" });
    await givenBalance(seller, user.id, 5 * PRICE.totalCents);
    done(await credit(user, "0"));
    expect(await spend(user)).toMatchObject({ code: "insufficient-balance" });
  });

  test("is the accounting's to give, to resellers, never to oneself", async () => {
    const [customer, reseller] = [await givenUser(seller), await givenUser(seller, "reseller")];
    const both = await givenUser(seller, "accounting", "reseller");
    expect(await credit(customer, "100")).toMatchObject({ code: "not-a-reseller" });
    expect(await credit(both, "100", both.actor)).toMatchObject({ code: "own-account" });
    expect(await credit({ ...reseller, id: "00000000-0000-7000-8000-000000000000" }, "1")).toMatchObject({
      code: "user-unknown",
    });
    for (const role of ["help-desk", "back-office", "sales", "reseller"] as const)
      expect(await credit(reseller, "100", (await givenUser(seller, role)).actor)).toMatchObject({
        code: "not-allowed",
      });
    for (const limit of ["-1", "uno", "", "1000000,01"])
      expect(await credit(reseller, limit)).toMatchObject({ code: "invalid-input" });
    done(await credit(reseller, "1000000"));
  });
});
