import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bookTopUp } from "@/lib/accounts/operations/book-top-up";
import { creditPartialTopUp } from "@/lib/accounts/operations/credit-partial-top-up";
import { balanceOf } from "@/lib/accounts/store/balance";
import { isCode } from "@/lib/kernel/codes";
import { isoDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { recordArrival } from "@/lib/payments/operations/record-arrival";
import { recordGatewayPayment } from "@/lib/payments/operations/record-gateway-payment";
import { startGatewayPayment } from "@/lib/payments/operations/start-gateway-payment";
import type { Actor } from "@/lib/platform/actor";
import { SYSTEM } from "@/lib/platform/actor";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { givenDatabase, givenSeller } from "../../support/seller";
import { done, givenUser, ledgerFaults } from "../payments/support";

let drop: () => Promise<void>;
let seller: string;
let clerk: { id: string; actor: Actor };
beforeAll(async () => {
  drop = await givenDatabase();
  seller = await givenSeller();
  clerk = await givenUser(seller, "accounting");
});
afterAll(async () => {
  expect(await ledgerFaults()).toEqual([]);
  await drop();
});

const balance = (userId: string) => db().$transaction((tx) => balanceOf(tx, seller, userId));
const suspense = async () =>
  Number((await db().ledgerAccount.findFirst({ where: { kind: "suspense" } }))?.balanceCents ?? 0n);
const mails = (template: string, topUpId: string) =>
  db().mail.count({ where: { dedupeKey: `${template}:${topUpId}` } });
let n = 0;
const record = (topUpId: string, amount: string, by: Actor = clerk.actor, reference = `CRO ${10_000 + ++n}`) =>
  recordArrival(
    { topUpId, method: "transfer", amount, valueDate: isoDay(today()), bankReference: reference },
    { seller, actor: by },
  );

async function booked(amount = "50,00", method: "card" | "transfer" = "transfer") {
  const user = await givenUser(seller);
  const { topUpId, code } = done(await bookTopUp({ amount, method }, { seller, actor: user.actor }));
  return { user, topUpId, code };
}
const read = (id: string) => db().topUp.findFirstOrThrow({ where: { id } });

describe("booking", () => {
  test("gives a code that checks itself, and mails it once to whom it belongs", async () => {
    const { topUpId, code } = await booked();
    expect(isCode("AB", code)).toBe(true);
    expect(await read(topUpId)).toMatchObject({ state: "booked", amountCents: 5000, receivedCents: 0 });
    expect(await mails("top-up-booked", topUpId)).toBe(1);
  });

  test("the same press twice books once", async () => {
    const { actor, id } = await givenUser(seller);
    const press = () => bookTopUp({ amount: "20", method: "transfer" }, { seller, actor, key: "press-one" });
    const [first, second] = await Promise.all([press(), press()]);
    expect(first).toEqual(second);
    expect(await db().topUp.count({ where: { userId: id } })).toBe(1);
  });

  test.each([
    ["9,99", "top-up-too-small"],
    ["5000,01", "top-up-too-large"],
    ["-5", "invalid-input"],
    ["1e3", "invalid-input"],
    ["0", "invalid-input"],
    ["", "invalid-input"],
  ])("an amount of %j is refused", async (amount, code) => {
    const { actor } = await givenUser(seller);
    expect(await bookTopUp({ amount, method: "transfer" }, { seller, actor })).toMatchObject({ code });
  });
});

describe("a transfer", () => {
  test("of the amount is credited, mailed once", async () => {
    const { user, topUpId } = await booked();
    expect(done(await record(topUpId, "50,00"))).toMatchObject({
      effect: "credited",
      receivedCents: 5000,
      restCents: 0,
    });
    expect(await balance(user.id)).toBe(5000);
    expect(await read(topUpId)).toMatchObject({ state: "credited", creditedById: clerk.id });
    expect(await mails("top-up-credited", topUpId)).toBe(1);
  });

  test("of less stays booked and shows what came; the rest completes it", async () => {
    const { user, topUpId } = await booked();
    const before = await suspense();
    expect(done(await record(topUpId, "20"))).toMatchObject({ effect: "partial", receivedCents: 2000 });
    expect([await balance(user.id), await suspense()]).toEqual([0, before + 2000]);
    expect(await read(topUpId)).toMatchObject({ state: "booked", receivedCents: 2000 });
    expect(done(await record(topUpId, "30"))).toMatchObject({ effect: "credited", receivedCents: 5000 });
    expect([await balance(user.id), await suspense()]).toEqual([5000, before]);
  });

  test("of less, when no more will come, is credited as it is", async () => {
    const { user, topUpId } = await booked();
    const credit = (actor: Actor) => creditPartialTopUp({ topUpId }, { seller, actor });
    expect(await credit(clerk.actor)).toMatchObject({ code: "top-up-not-partial" });
    done(await record(topUpId, "20"));
    expect(await credit(user.actor)).toMatchObject({ code: "not-allowed" });
    done(await credit(clerk.actor));
    expect(await credit(clerk.actor)).toMatchObject({ code: "top-up-not-partial" });
    expect(await balance(user.id)).toBe(2000);
  });

  test("of more, and a second one, are credited whole", async () => {
    const { user, topUpId } = await booked();
    done(await record(topUpId, "70"));
    expect(await balance(user.id)).toBe(7000);
    done(await record(topUpId, "5"));
    expect(await balance(user.id)).toBe(7500);
    expect(await read(topUpId)).toMatchObject({ receivedCents: 7500 });
  });

  test("known by its bank reference counts once, however it is written, by 16 people at once", async () => {
    const { user, topUpId } = await booked();
    const writings = ["CRO-777 888", "cro777888", "Cro 777.888", "CRO/777888"];
    const by = Array.from({ length: 16 }, (_, i) => record(topUpId, "50", clerk.actor, writings[i % 4]));
    const outcomes = await Promise.all(by);
    expect(outcomes.filter((outcome) => !isRefusal(outcome))).toHaveLength(1);
    expect(outcomes.filter(isRefusal).every(({ code }) => code === "bank-reference-used")).toBe(true);
    expect(await balance(user.id)).toBe(5000);
  });

  test("is not recorded by whose it is, by other roles, or before its day", async () => {
    const self = await givenUser(seller, "accounting");
    const { topUpId } = done(await bookTopUp({ amount: "50", method: "transfer" }, { seller, actor: self.actor }));
    expect(await record(topUpId, "50", self.actor)).toMatchObject({ code: "own-top-up" });
    for (const role of ["customer", "sales", "help-desk", "reseller"] as const)
      expect(await record(topUpId, "50", (await givenUser(seller, role)).actor)).toMatchObject({ code: "not-allowed" });
    const valueDate = isoDay(today().add({ days: 1 }));
    const tomorrow = { topUpId, method: "transfer" as const, amount: "50", valueDate, bankReference: "CRO99999" };
    expect(await recordArrival(tomorrow, { seller, actor: clerk.actor })).toMatchObject({ code: "day-in-future" });
    expect(await balance(self.id)).toBe(0);
  });
});

test("paid by card, a top-up is credited once; an altered amount asks a person", async () => {
  for (const received of [5000, 4000]) {
    const { user, topUpId } = await booked("50", "card");
    const { paymentId } = done(await startGatewayPayment({ topUpId }, { seller, actor: user.actor }));
    const told = {
      paymentId,
      sessionId: `cs_${paymentId}`,
      amountCents: received,
      currency: "eur",
      state: "paid" as const,
    };
    for (const money of [received === 5000 ? "credited" : "partial", undefined])
      expect(done(await recordGatewayPayment(told, { seller, actor: SYSTEM("gateway") })).money).toBe(money);
    expect(await balance(user.id)).toBe(received === 5000 ? 5000 : 0);
    expect(await db().staffTask.count({ where: { subjectId: paymentId } })).toBe(received === 5000 ? 0 : 1);
    expect(await startGatewayPayment({ topUpId }, { seller, actor: clerk.actor })).toMatchObject({
      code: "top-up-unknown",
    });
  }
});
