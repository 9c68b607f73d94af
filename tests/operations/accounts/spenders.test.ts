import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptSpending } from "@/lib/accounts/operations/accept-spending";
import { endSpending } from "@/lib/accounts/operations/end-spending";
import { nameSpender } from "@/lib/accounts/operations/name-spender";
import { accountsOfOthers, spendersAround } from "@/lib/accounts/queries/spenders";
import { balanceOf } from "@/lib/accounts/store/balance";
import { creditInvoice } from "@/lib/invoicing/operations/credit-invoice";
import { isRefusal } from "@/lib/kernel/refusal";
import { spendingInvited } from "@/lib/notifications/queries/slow-money";
import { askRefund } from "@/lib/payments/operations/ask-refund";
import { payOrderFromPrepaid } from "@/lib/payments/operations/pay-order-from-prepaid";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { policyInForce } from "@/lib/sellers/store";
import { givenDatabase, givenSeller } from "../../support/seller";
import { done, givenBalance, givenOrder, givenUser, ledgerFaults, PRICE } from "../payments/support";

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

type User = Awaited<ReturnType<typeof givenUser>>;
const balance = (userId: string) => db().$transaction((tx) => balanceOf(tx, seller, userId));
const name = (owner: User, login: string, limit: string) =>
  nameSpender({ login, limit }, { seller, actor: owner.actor });

/** Somebody who may pay out of an owner's account, and has said yes. */
async function givenSpender(owner: User, limit: string): Promise<{ spender: User; spenderId: string }> {
  const spender = await givenUser(seller);
  done(await name(owner, `${spender.id}@EXAMPLE.test `, limit));
  const [invitation] = (await spendersAround(seller, spender.id)).others;
  const spenderId = invitation?.id ?? "";
  done(await acceptSpending({ spenderId }, { seller, actor: spender.actor }));
  return { spender, spenderId };
}
async function givenRich(cents = 1_000_000): Promise<User> {
  const owner = await givenUser(seller);
  await givenBalance(seller, owner.id, cents);
  return owner;
}
const pay = async ({ spender, spenderId }: { spender: User; spenderId: string }, at?: Temporal.Instant) => {
  const orderId = await givenOrder(seller, { userId: spender.id });
  const call = { seller, actor: spender.actor, ...(at ? { at } : {}) };
  return payOrderFromPrepaid({ orderId, spenderId }, call);
};

test("64 spends at once by two who were let: no limit is passed, nor the balance", async () => {
  const owner = await givenRich(20 * PRICE.totalCents);
  const some = await givenSpender(owner, String((7 * PRICE.totalCents + 300) / 100).replace(".", ","));
  const more = await givenSpender(owner, "10000");
  const orders = await Promise.all(
    Array.from({ length: 64 }, async (_, n) => {
      const { spender, spenderId } = n % 2 ? some : more;
      return { orderId: await givenOrder(seller, { userId: spender.id }), spenderId, actor: spender.actor };
    }),
  );
  const outcomes = await Promise.all(
    orders.map(({ actor, ...input }) => payOrderFromPrepaid(input, { seller, actor })),
  );
  const paid = orders.filter((_, n) => !isRefusal(outcomes[n] as object));
  const codes = new Set(outcomes.filter(isRefusal).map(({ code }) => code));
  expect([...codes].filter((code) => !["spending-limit", "account-short"].includes(code))).toEqual([]);
  expect(paid).toHaveLength(20);
  expect(await balance(owner.id)).toBe(0);
  const limited = paid.filter(({ spenderId }) => spenderId === some.spenderId);
  expect(limited.length).toBeLessThanOrEqual(7);
  const rows = await db().prepaidSpender.findMany({ where: { ownerId: owner.id }, orderBy: { limitCents: "asc" } });
  expect(rows.map(({ spentCents }) => Number(spentCents))).toEqual(
    [limited.length, 20 - limited.length].map((count) => count * PRICE.totalCents),
  );
});

test("a limit alone stops 64 spends at once exactly", async () => {
  const owner = await givenRich();
  const let1 = await givenSpender(owner, "73,20"); // five times the price
  const ids = await Promise.all(Array.from({ length: 64 }, () => givenOrder(seller, { userId: let1.spender.id })));
  const outcomes = await Promise.all(
    ids.map((orderId) =>
      payOrderFromPrepaid({ orderId, spenderId: let1.spenderId }, { seller, actor: let1.spender.actor }),
    ),
  );
  expect(outcomes.filter((outcome) => !isRefusal(outcome))).toHaveLength(5);
  expect(new Set(outcomes.filter(isRefusal).map(({ code }) => code))).toEqual(new Set(["spending-limit"]));
  expect(await balance(owner.id)).toBe(1_000_000 - 5 * PRICE.totalCents);
});

test("what is left is said, and the month begins anew", async () => {
  const owner = await givenRich();
  const given = await givenSpender(owner, "20");
  done(await pay(given, Temporal.Instant.from("2027-01-31T22:59:00Z")));
  const late = Temporal.Instant.from("2027-01-31T22:59:59Z");
  expect(await pay(given, late)).toMatchObject({ code: "spending-limit", params: { left: 5.36 } });
  // Midnight in Rome.
  done(await pay(given, Temporal.Instant.from("2027-01-31T23:00:00Z")));
});

test("the limit is changed by naming again, and one who leaves or is sent away pays no more", async () => {
  const owner = await givenRich();
  const given = await givenSpender(owner, "1");
  expect(await pay(given)).toMatchObject({ code: "spending-limit", params: { left: 1 } });
  done(await name(owner, `${given.spender.id}@example.test`, "100"));
  done(await pay(given));
  expect((await spendersAround(seller, owner.id)).mine).toMatchObject([
    { state: "active", limitCents: 10_000, spentCents: PRICE.totalCents, name: "Persona di prova" },
  ]);
  expect(await accountsOfOthers(seller, given.spender.id, 8_000)).toMatchObject([{ leftCents: 8536, isEnough: true }]);
  done(await endSpending({ spenderId: given.spenderId }, { seller, actor: owner.actor }));
  expect(await pay(given)).toMatchObject({ code: "spender-unknown" });
  const other = await givenSpender(owner, "100");
  done(await endSpending({ spenderId: other.spenderId }, { seller, actor: other.spender.actor }));
  expect(await pay(other)).toMatchObject({ code: "spender-unknown" });
});

test("nobody spends who did not say yes, and nobody says yes for another", async () => {
  const owner = await givenRich();
  const [invited, stranger] = [await givenUser(seller), await givenUser(seller)];
  done(await name(owner, invited.id, "100"));
  const [invitation] = (await spendersAround(seller, invited.id)).others;
  const spenderId = invitation?.id ?? "";
  expect(await pay({ spender: invited, spenderId })).toMatchObject({ code: "spender-unknown" });
  for (const act of [acceptSpending, endSpending])
    expect(await act({ spenderId }, { seller, actor: stranger.actor })).toMatchObject({ code: "spender-unknown" });
  done(await acceptSpending({ spenderId }, { seller, actor: invited.actor }));
  expect(await pay({ spender: stranger, spenderId })).toMatchObject({ code: "spender-unknown" });
  // Another's order is not paid for them.
  const orderId = await givenOrder(seller, { userId: owner.id });
  expect(await payOrderFromPrepaid({ orderId, spenderId }, { seller, actor: invited.actor })).toMatchObject({
    code: "order-unknown",
  });
});

test("naming tells nobody which logins there are; oneself and too many are refused", async () => {
  const owner = await givenUser(seller);
  const staff = await givenUser(seller, "accounting");
  expect(await name(owner, "nessuno@example.test", "10")).toEqual({ limitCents: 1000 });
  expect(await name(owner, staff.id, "10")).toEqual({ limitCents: 1000 });
  const shown = (await spendersAround(seller, owner.id)).mine;
  expect(shown.map(({ state, name: known }) => [state, known])).toEqual([
    ["invited", null],
    ["invited", null],
  ]);
  expect((await spendersAround(seller, staff.id)).others).toEqual([]);
  expect(await name(owner, `${owner.id}@example.test`, "10")).toMatchObject({ code: "own-login" });
  await Promise.all(Array.from({ length: 60 }, (_, n) => name(owner, `altro${n}@example.test`, "10")));
  expect((await spendersAround(seller, owner.id)).mine).toHaveLength(50);
});

test("a refund goes back to the account that paid, by refund or by credit note", async () => {
  const owner = await givenRich(10_000);
  const given = await givenSpender(owner, "100");
  const [first, second] = [done(await pay(given)), done(await pay(given))];
  const { actor } = await givenUser(seller, "accounting", "admin");
  const amount = String(PRICE.totalCents / 100).replace(".", ",");
  done(await askRefund({ paymentId: first.paymentId, amount, reason: "withdrawal", to: "prepaid" }, { seller, actor }));
  const invoice = await db().invoice.findFirstOrThrow({ where: { orderId: second.orderId } });
  done(await creditInvoice({ invoiceId: invoice.id, what: "all", reason: "Prova" }, { seller, actor }));
  expect([await balance(owner.id), await balance(given.spender.id)]).toEqual([10_000, 0]);
});

test("whoever is named is told once, and nobody who is not there or has said yes already", async () => {
  const [owner, spender] = [await givenRich(), await givenUser(seller)];
  const mails = () =>
    db().mail.findMany({ where: { template: "spending-invited", dedupeKey: { contains: `:${spender.id}:` } } });
  done(await name(owner, "nobody@example.test", "10"));
  done(await name(owner, `${spender.id}@example.test`, "10"));
  done(await name(owner, `${spender.id}@example.test`, "20"));
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  const invitation = (await spendersAround(seller, spender.id)).others[0];
  const call = { seller, actor: spender.actor };
  const facts = { spenderId: invitation?.id ?? "" };
  const { policy } = (await policyInForce(db(), seller, today())) ?? {};
  if (!policy) throw new Error("no policy");
  expect(mail?.facts).toEqual(facts);
  const told = () => spendingInvited({ seller, policy, locale: "it", facts });
  expect(await told()).toMatchObject({ limitCents: 2000, url: expect.stringContaining("/conto/persone") });
  done(await acceptSpending(facts, call));
  expect(await told()).toBeNull();
  // Ended and named again within the day: no second mail.
  done(await endSpending(facts, call));
  done(await name(owner, `${spender.id}@example.test`, "10"));
  expect(await mails()).toHaveLength(1);
});
