import { afterAll, beforeAll, expect, test } from "vitest";
import { balanceOf } from "@/lib/accounts/store/balance";
import { isRefusal } from "@/lib/kernel/refusal";
import { payOrderFromPrepaid } from "@/lib/payments/operations/pay-order-from-prepaid";
import { db } from "@/lib/platform/db";
import { givenDatabase, givenSeller } from "../../support/seller";
import { done, givenBalance, givenOrder, givenUser, ledgerFaults, PRICE } from "./support";

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

const balance = (userId: string) => db().$transaction((tx) => balanceOf(tx, seller, userId));

test.each([0, 1, 2, 3])(
  "64 spends at once of one account, round %i: exactly what the balance holds succeeds",
  async (round) => {
    const user = await givenUser(seller);
    const affordable = 7 + round * 5;
    const rest = round * 11;
    await givenBalance(seller, user.id, affordable * PRICE.totalCents + rest);
    const orders: string[] = [];
    for (let n = 0; n < 64; n++) orders.push(await givenOrder(seller, { userId: user.id }));
    const outcomes = await Promise.all(
      orders.map((orderId) => payOrderFromPrepaid({ orderId }, { seller, actor: user.actor })),
    );
    const refused = outcomes.filter(isRefusal);
    expect(outcomes.length - refused.length).toBe(affordable);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(["insufficient-balance"]));
    expect(await balance(user.id)).toBe(rest);
    const where = { id: { in: orders } };
    expect(await db().order.count({ where: { ...where, state: "settled" } })).toBe(affordable);
    expect(await db().payment.count({ where: { orderId: { in: orders } } })).toBe(affordable);
    expect(await db().invoice.count({ where: { orderId: { in: orders } } })).toBe(affordable);
  },
);

test("the same order paid 16 times at once is paid once", async () => {
  const user = await givenUser(seller);
  await givenBalance(seller, user.id, 10 * PRICE.totalCents);
  const orderId = await givenOrder(seller, { userId: user.id });
  const pay = (key?: string) =>
    payOrderFromPrepaid({ orderId }, { seller, actor: user.actor, ...(key ? { key } : {}) });
  const outcomes = await Promise.all(Array.from({ length: 16 }, (_, n) => pay(n % 2 ? "one-press" : undefined)));
  expect(await balance(user.id)).toBe(9 * PRICE.totalCents);
  for (const outcome of outcomes.filter(isRefusal)) expect(outcome.code).toBe("order-not-payable");
  expect(outcomes.some((outcome) => !isRefusal(outcome))).toBe(true);
});

test("what is missing is said, in euros, and nothing is left behind", async () => {
  const user = await givenUser(seller);
  await givenBalance(seller, user.id, 1000);
  const orderId = await givenOrder(seller, { userId: user.id });
  expect(await payOrderFromPrepaid({ orderId }, { seller, actor: user.actor })).toMatchObject({
    code: "insufficient-balance",
    params: { missing: 4.64, balance: 10, price: 14.64 },
  });
  expect(await db().payment.count({ where: { orderId } })).toBe(0);
  expect(await db().order.findFirst({ where: { id: orderId } })).toMatchObject({ state: "placed" });
});

test("nobody pays with another's account: strangers, staff, visitors", async () => {
  const owner = await givenUser(seller);
  const [stranger, admin] = [await givenUser(seller), await givenUser(seller, "admin")];
  for (const user of [owner, stranger, admin]) await givenBalance(seller, user.id, 5000);
  const orderId = await givenOrder(seller, { userId: owner.id });
  const open = await givenOrder(seller);
  for (const { actor } of [stranger, admin])
    expect(await payOrderFromPrepaid({ orderId }, { seller, actor })).toMatchObject({ code: "order-unknown" });
  const link = { kind: "link" as const, purpose: "order", subjectId: open };
  expect(await payOrderFromPrepaid({ orderId: open }, { seller, actor: link })).toMatchObject({ code: "not-allowed" });
  expect(await payOrderFromPrepaid({ orderId: open }, { seller, actor: owner.actor })).toMatchObject({
    code: "order-unknown",
  });
  done(await payOrderFromPrepaid({ orderId }, { seller, actor: owner.actor }));
  expect(await balance(owner.id)).toBe(5000 - PRICE.totalCents);
});

test("a channel without prepaid takes none", async () => {
  const user = await givenUser(seller);
  await givenBalance(seller, user.id, 5000);
  const orderId = await givenOrder(seller, { userId: user.id });
  await db().order.updateMany({ where: { id: orderId }, data: { channel: "public" } });
  expect(await payOrderFromPrepaid({ orderId }, { seller, actor: user.actor })).toMatchObject({
    code: "method-not-allowed",
  });
});
