import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, dayInRome, instantToDb, isoDay } from "@/lib/kernel/day";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { recordRenewal } from "@/lib/mailboxes/operations/record-renewal";
import { cancelOrder } from "@/lib/orders/operations/cancel-order";
import { expireOrder } from "@/lib/orders/operations/expire-order";
import { interruptUnpaid } from "@/lib/payments/operations/interrupt-unpaid";
import { takeBackPayment } from "@/lib/payments/operations/take-back-payment";
import type { Actor } from "@/lib/platform/actor";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { givenMailbox } from "../../support/orders";
import { givenDatabase, givenSeller } from "../../support/seller";
import { arrives, balanceOn, reports, tasksOn } from "./slow";
import { done, givenBalance, givenOrder, givenUser, ledgerFaults } from "./support";

let drop: () => Promise<void>;
let seller: string;
let clerk: { id: string; actor: Actor };
let owner: { id: string; actor: Actor };
beforeAll(async () => {
  drop = await givenDatabase();
  seller = await givenSeller("demo", ({ money }) => {
    money.methods.account = ["card", "prepaid", "transfer", "cheque"];
    money.cheque = { payableTo: "Demo", sendTo: "Via di Prova 1" };
    money.startsOn = { transfer: "receipt", cheque: "receipt" };
  });
  clerk = await givenUser(seller, "accounting");
  owner = await givenUser(seller);
});
afterAll(async () => {
  expect(await ledgerFaults()).toEqual([]);
  await drop();
});

const system = () => ({ seller, actor: SYSTEM("test") });
const read = (id: string) => db().order.findFirstOrThrow({ where: { id } });
const mailboxOf = (id: string) => db().mailbox.findFirstOrThrow({ where: { id } });
const jobs = async (name: string, orderId: string) => {
  const rows = await db().$queryRaw<{ n: bigint }[]>`
    SELECT count(*) AS n FROM pgboss.job WHERE name = ${name} AND data->>'orderId' = ${orderId}`;
  return Number(rows[0]?.n);
};

async function givenRenewal() {
  const mailbox = await givenMailbox({ seller, userId: owner.id });
  const { orderId } = done(
    await orderRenewal({ which: { mailboxId: mailbox.id }, termMonths: 12 }, { seller, actor: owner.actor }),
  );
  return { mailbox, orderId, total: (await read(orderId)).totalCents };
}
const euros = (cents: number) => (cents / 100).toFixed(2).replace(".", ",");

describe("a service that begins on a receipt", () => {
  test("is renewed once, owed meanwhile, and paid when the money comes: one settlement, one invoice", async () => {
    const owed = await balanceOn(seller, "receivable");
    const { mailbox, orderId, total } = await givenRenewal();
    done(await reports(seller, owner.actor, { orderId }));
    expect(await read(orderId)).toMatchObject({ state: "placed", fulfilledAt: null });
    expect((await read(orderId)).startedAt).not.toBeNull();
    expect(await balanceOn(seller, "receivable")).toBe(owed - total);
    done(await reports(seller, owner.actor, { orderId }));
    expect(await jobs("mailbox.renew", orderId)).toBe(1);
    done(await recordRenewal({ orderId }, system()));
    expect(await recordRenewal({ orderId }, system())).toMatchObject({ code: "order-cannot-fulfil" });
    expect(await read(orderId)).toMatchObject({ state: "placed" });
    expect(await db().invoice.count({ where: { orderId } })).toBe(0);
    expect((await mailboxOf(mailbox.id)).expiresOn).toEqual((await read(orderId)).newExpiry);
    done(await arrives(seller, clerk.actor, { orderId }, euros(total)));
    expect(await read(orderId)).toMatchObject({ state: "fulfilled" });
    expect(await db().invoice.count({ where: { orderId } })).toBe(1);
    expect(await jobs("mailbox.renew", orderId)).toBe(1);
    expect(await balanceOn(seller, "receivable")).toBe(owed);
    expect((await balanceOn(seller, "begun")) + owed).toBe(0);
  });

  test("is not given up, and another order cannot pay the same term again", async () => {
    const { mailbox, orderId } = await givenRenewal();
    done(await reports(seller, owner.actor, { orderId }));
    expect(await cancelOrder({ orderId }, { seller, actor: owner.actor })).toMatchObject({
      code: "order-cannot-cancel",
    });
    const late = { ...system(), at: now().add({ hours: 24 * 60 }) };
    expect(await expireOrder({ orderId }, late)).toMatchObject({ code: "order-cannot-expire" });
    const other = await db().order.create({
      data: {
        ...(await read(orderId)),
        id: mailbox.id,
        code: `X${mailbox.id}`,
        startedAt: null,
        lines: [],
        addOns: [],
        consents: [],
      },
    });
    const paid = done(await arrives(seller, clerk.actor, { orderId: other.id }, "10"));
    expect(paid.effect).toBe("credited");
  });

  test("without its money in time loses its access and is told; paid later, access comes back", async () => {
    const { mailbox, orderId, total } = await givenRenewal();
    done(await reports(seller, owner.actor, { orderId }));
    done(await recordRenewal({ orderId }, system()));
    expect(await interruptUnpaid({ orderId }, system())).toMatchObject({ code: "order-not-due" });
    done(await interruptUnpaid({ orderId }, { ...system(), at: now().add({ hours: 24 * 40 }) }));
    expect(await mailboxOf(mailbox.id)).toMatchObject({ state: "suspended" });
    expect(await tasksOn(orderId)).toEqual(["begun-unpaid"]);
    expect(await db().mail.count({ where: { dedupeKey: `order-payment:interrupted:${orderId}` } })).toBe(1);
    done(await arrives(seller, clerk.actor, { orderId }, euros(total)));
    expect(await mailboxOf(mailbox.id)).toMatchObject({ state: "active" });
    expect(await tasksOn(orderId)).toEqual([]);
    expect(await read(orderId)).toMatchObject({ state: "fulfilled" });
  });

  test("does not begin on a receipt of less than asked", async () => {
    const { orderId } = await givenRenewal();
    done(await reports(seller, owner.actor, { orderId }, { amount: "1" }));
    expect(await read(orderId)).toMatchObject({ startedAt: null });
  });

  test("makes a new mailbox too, once its papers are approved", async () => {
    const orderId = await givenOrder(seller, { userId: owner.id });
    done(await reports(seller, owner.actor, { orderId }));
    expect(await db().mailbox.findFirst({ where: { orderId } })).toMatchObject({ state: "reserved" });
    done(await arrives(seller, clerk.actor, { orderId }, "14,64"));
    expect(await db().mailbox.count({ where: { orderId } })).toBe(1);
  });
});

describe("money that did not come after all", () => {
  test("a bounced cheque: the renewed order waits again on trust, the customer is told, new money pays it without a second invoice", async () => {
    const { mailbox, orderId, total } = await givenRenewal();
    const { paymentId } = done(
      await arrives(seller, clerk.actor, { orderId }, euros(total), { method: "cheque", reference: `CHQ ${orderId}` }),
    );
    done(await recordRenewal({ orderId }, system()));
    const receipts = await balanceOn(seller, "receipts", "cheque");
    const taken = done(await takeBackPayment({ paymentId, why: "bounced" }, { seller, actor: clerk.actor }));
    expect(taken).toMatchObject({ unsettled: true });
    expect(await balanceOn(seller, "receipts", "cheque")).toBe(receipts + total);
    expect(await read(orderId)).toMatchObject({ state: "placed", receivedCents: 0 });
    expect((await read(orderId)).startedAt).not.toBeNull();
    expect(await tasksOn(orderId)).toEqual(["payment-taken-back"]);
    expect(await db().mail.count({ where: { dedupeKey: `order-payment:taken-back:${paymentId}` } })).toBe(1);
    expect(await takeBackPayment({ paymentId, why: "bounced" }, { seller, actor: clerk.actor })).toMatchObject({
      code: "payment-taken-back",
    });
    // The same cheque, presented again, counts again.
    done(
      await arrives(seller, clerk.actor, { orderId }, euros(total), { method: "cheque", reference: `CHQ ${orderId}` }),
    );
    expect(await read(orderId)).toMatchObject({ state: "fulfilled" });
    expect(await db().invoice.count({ where: { orderId } })).toBe(1);
    expect(await tasksOn(orderId)).toEqual([]);
    expect((await mailboxOf(mailbox.id)).expiresOn).toEqual((await read(orderId)).newExpiry);
  });

  test("one of two parts: what is left is kept for the order", async () => {
    const suspense = await balanceOn(seller, "suspense");
    const orderId = await givenOrder(seller, { userId: owner.id });
    const first = done(await arrives(seller, clerk.actor, { orderId }, "10"));
    done(await arrives(seller, clerk.actor, { orderId }, "4,64"));
    done(await takeBackPayment({ paymentId: first.paymentId, why: "mistake" }, { seller, actor: clerk.actor }));
    expect(await read(orderId)).toMatchObject({ state: "placed", receivedCents: 464, startedAt: null });
    expect(await balanceOn(seller, "suspense")).toBe(suspense + 464);
    expect(await db().mail.count({ where: { dedupeKey: `order-payment:taken-back:${first.paymentId}` } })).toBe(0);
    done(await arrives(seller, clerk.actor, { orderId }, "10"));
    expect(await read(orderId)).toMatchObject({ state: "settled" });
    expect(await db().mailbox.count({ where: { orderId } })).toBe(1);
    expect(await balanceOn(seller, "suspense")).toBe(suspense);
  });

  test("one part too many: the order stays paid, what had been credited comes back", async () => {
    const user = await givenUser(seller);
    const orderId = await givenOrder(seller, { userId: user.id });
    const first = done(await arrives(seller, clerk.actor, { orderId }, "5"));
    done(await arrives(seller, clerk.actor, { orderId }, "14,64"));
    expect(await balanceOn(seller, "prepaid", user.id)).toBe(500);
    done(await takeBackPayment({ paymentId: first.paymentId, why: "mistake" }, { seller, actor: clerk.actor }));
    expect(await read(orderId)).toMatchObject({ state: "settled" });
    expect(await balanceOn(seller, "prepaid", user.id)).toBe(0);
    expect(await db().invoice.count({ where: { orderId } })).toBe(1);
  });

  test("that was credited and is spent is not taken back, and nothing changes", async () => {
    const user = await givenUser(seller);
    const orderId = await givenOrder(seller, { userId: user.id });
    done(await arrives(seller, clerk.actor, { orderId }, "14,64"));
    const again = done(await arrives(seller, clerk.actor, { orderId }, "14,64"));
    await givenBalance(seller, user.id, -1000);
    const taking = await takeBackPayment(
      { paymentId: again.paymentId, why: "mistake" },
      { seller, actor: clerk.actor },
    );
    expect(taking).toMatchObject({ code: "money-spent" });
    expect(await balanceOn(seller, "prepaid", user.id)).toBe(464);
    expect(await db().payment.findFirst({ where: { id: again.paymentId } })).toMatchObject({ reversedAt: null });
  });

  test("is a matter of accounting, and of nobody's own order", async () => {
    const orderId = await givenOrder(seller, { userId: owner.id });
    const { paymentId } = done(await arrives(seller, clerk.actor, { orderId }, "14,64"));
    for (const role of ["customer", "help-desk", "sales"] as const) {
      const { actor } = await givenUser(seller, role);
      expect(await takeBackPayment({ paymentId, why: "bounced" }, { seller, actor })).toMatchObject({
        code: "not-allowed",
      });
    }
  });
});

test("a renewal that expired is honoured when its money was sent in time, and credited when it was not", async () => {
  for (const inTime of [true, false]) {
    const { orderId, total } = await givenRenewal();
    const end = now().subtract({ hours: 48 });
    await db().order.update({
      where: { sellerId_id: { sellerId: seller, id: orderId } },
      data: { expiresAt: instantToDb(end) },
    });
    done(await expireOrder({ orderId }, system()));
    const paidOn = isoDay(addDays(dayInRome(end), inTime ? 0 : 1));
    done(await reports(seller, owner.actor, { orderId }, { paidOn }));
    const { effect } = done(await arrives(seller, clerk.actor, { orderId }, euros(total)));
    expect(effect).toBe(inTime ? "settled" : "credited");
    expect((await read(orderId)).state).toBe(inTime ? "settled" : "expired");
  }
});
