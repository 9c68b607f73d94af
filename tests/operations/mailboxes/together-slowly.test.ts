import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { deferredRevenue } from "@/lib/accounting/queries/deferred";
import { instantFromDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { expireOrder } from "@/lib/orders/operations/expire-order";
import { askRefund } from "@/lib/payments/operations/ask-refund";
import { interruptUnpaid } from "@/lib/payments/operations/interrupt-unpaid";
import { takeBackPayment } from "@/lib/payments/operations/take-back-payment";
import { findPayables } from "@/lib/payments/queries/payable";
import { ordersToWarn } from "@/lib/payments/queries/unpaid";
import type { Actor } from "@/lib/platform/actor";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { policySchema } from "@/lib/sellers/policy";
import { system } from "../../support/orders";
import { demoPolicy } from "../../support/policy";
import { arrives, reports } from "../payments/slow";
import { done, givenUser, ledgerFaults } from "../payments/support";
import {
  balance,
  carryOut,
  given,
  givenLines,
  givenShop,
  pageFor,
  paid,
  renewElsewhere,
  rowOf,
  seller,
  YEAR,
} from "./together-support";

let drop: () => Promise<void>;
let clerk: Actor;
beforeAll(async () => {
  drop = await givenShop();
  clerk = (await givenUser(seller, "accounting")).actor;
});
afterAll(() => drop());
afterEach(async () => expect(await ledgerFaults()).toEqual([]));

describe("paying slowly", () => {
  const settle = (orderId: string, amount: string, method: "transfer" | "cheque" = "transfer") =>
    arrives(seller, clerk, { orderId }, amount, { method });

  test("waits for the whole sum under one code, then renews all", async () => {
    const { lines, orderId } = await given();
    const found = async (text: string) =>
      (await findPayables(seller, policySchema.parse(demoPolicy(seller)), text)).map(({ subject }) => subject);
    const { code } = await rowOf(orderId);
    expect(await found(`rinnovi ${code.toLowerCase()} grazie`)).toEqual([{ orderId }]);
    expect(done(await settle(orderId, "40,00"))).toMatchObject({ effect: "partial" });
    expect((await rowOf(orderId)).parts).toEqual([]);
    expect(done(await settle(orderId, "25,88"))).toMatchObject({ effect: "settled", restCents: 0 });
    const { parts } = await rowOf(orderId);
    expect(parts).toHaveLength(lines.length);
    // Codes of the parts ask for no money.
    for (const part of parts) expect(await found(part.code)).toEqual([]);
  });

  test("leaves out what is lost, keeps its money for the customer, and takes a bounced cheque back", async () => {
    const { owner, lines, orderId } = await given();
    await renewElsewhere(owner, lines[2]!.mailboxId);
    const { paymentId } = done(await settle(orderId, "65,88", "cheque"));
    expect(await rowOf(orderId)).toMatchObject({ state: "settled", totalCents: 2 * YEAR });
    expect(await balance(owner.id)).toBe(YEAR);
    await carryOut(orderId);
    done(await takeBackPayment({ paymentId, why: "bounced" }, { seller, actor: clerk }));
    const waiting = await rowOf(orderId);
    expect(waiting).toMatchObject({ state: "placed", receivedCents: 0, totalCents: 2 * YEAR });
    expect(await balance(owner.id)).toBe(0);
    expect(done(await settle(orderId, "43,92"))).toMatchObject({ effect: "settled" });
    expect((await rowOf(orderId)).parts).toHaveLength(2);
    expect(await rowOf(orderId)).toMatchObject({ state: "fulfilled" });
  });

  test("begins on a receipt where the policy says so; unpaid, all of them lose access and get it back", async () => {
    const { owner, lines, orderId } = await given(2);
    done(await reports(seller, owner.actor, { orderId }, { method: "postal-slip" }));
    expect(await rowOf(orderId)).toMatchObject({ state: "placed", parts: [{}, {}] });
    await carryOut(orderId);
    const at = now().add({ hours: 24 * 60 });
    done(await interruptUnpaid({ orderId }, { ...system(seller), at }));
    const ids = lines.map(({ mailboxId }) => mailboxId);
    const suspended = { where: { id: { in: ids }, state: "suspended" as const } };
    expect(await db().mailbox.count(suspended)).toBe(2);
    expect(done(await settle(orderId, "43,92"))).toMatchObject({ effect: "settled" });
    expect(await db().mailbox.count(suspended)).toBe(0);
    expect(await rowOf(orderId)).toMatchObject({ state: "fulfilled", invoice: { totalCents: 2 * YEAR } });
  });

  test("says nothing more of an order whose renewals others paid", async () => {
    const { owner, lines, orderId } = await given(2);
    const [first] = lines;
    const call = { seller, actor: owner.actor };
    const alone = done(await orderRenewal({ which: { mailboxId: first!.mailboxId }, termMonths: 12 }, call));
    done(await paid(await pageFor({ owner, orderId })));
    const { expiresAt } = await rowOf(alone.orderId);
    const near = instantFromDb(expiresAt!).subtract({ hours: 30 });
    expect((await ordersToWarn(db(), near, 500)).map(({ id }) => id)).not.toContain(alone.orderId);
    done(await expireOrder({ orderId: alone.orderId }, { ...system(seller), at: near.add({ hours: 48 }) }));
    expect(await db().mail.count({ where: { dedupeKey: `order-payment:expired:${alone.orderId}` } })).toBe(0);
  });

  test("expires with a word to the customer; money sent in time still pays it", async () => {
    const { orderId } = await given(2);
    const { expiresAt } = await rowOf(orderId);
    const at = now().add({ hours: 24 * 60 });
    done(await expireOrder({ orderId }, { ...system(seller), at }));
    expect(expiresAt).not.toBeNull();
    expect(await db().mail.count({ where: { dedupeKey: `order-payment:expired:${orderId}` } })).toBe(1);
    const outcome = await settle(orderId, "43,92");
    expect(isRefusal(outcome) ? outcome : outcome.effect).toBe("settled");
    expect((await rowOf(orderId)).parts).toHaveLength(2);
  });
});

/** What stands in the report of deferred revenue as sold this month, net. */
async function soldCents(): Promise<number> {
  const [row] = await deferredRevenue(seller, { from: today(), to: today() });
  return row?.soldCents ?? 0;
}

describe("giving back", () => {
  const refund = (paymentId: string, more: { mailboxId?: string; amount: string }) =>
    askRefund({ paymentId, to: "prepaid", reason: "withdrawal", ...more }, { seller, actor: clerk });

  test("the price of one of several credits its line alone, and no more than that", async () => {
    const { owner, lines, orderId } = await given();
    const before = await soldCents();
    const page = await pageFor({ owner, orderId });
    done(await paid(page));
    expect(await soldCents()).toBe(before + 5400);
    const { mailboxId } = lines[1]!;
    expect(await refund(page.paymentId, { mailboxId, amount: "21,97" })).toMatchObject({ code: "refund-too-much" });
    done(await refund(page.paymentId, { mailboxId, amount: "10,00" }));
    expect(await refund(page.paymentId, { mailboxId, amount: "12,00" })).toMatchObject({ params: { left: 11.96 } });
    done(await refund(page.paymentId, { mailboxId, amount: "11,96" }));
    expect(await balance(owner.id)).toBe(YEAR);
    const { invoice } = await rowOf(orderId);
    const notes = await db().invoice.findMany({ where: { creditedId: invoice!.id } });
    expect(notes.map(({ totalCents }) => totalCents).sort()).toEqual([1000, 1196]);
    for (const note of notes) expect(note.lines).toMatchObject([{ of: 1 }]);
    expect(notes.reduce((sum, { netCents }) => sum + netCents, 0)).toBe(1800);
    const stranger = (await givenLines(owner, 1))[0]!.mailboxId;
    expect(await refund(page.paymentId, { mailboxId: stranger, amount: "1" })).toMatchObject({
      code: "mailbox-unknown",
    });
    // Sold and not given back: two of the three, each earned over its own term.
    expect(await soldCents()).toBe(before + 3600);
    // The rest of the order goes back as ever.
    done(await refund(page.paymentId, { amount: "43,92" }));
    expect(await balance(owner.id)).toBe(3 * YEAR);
    expect(await soldCents()).toBe(before);
  });
});
