import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bookTopUp } from "@/lib/accounts/operations/book-top-up";
import { type Instant, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { sweepUnpaid } from "@/lib/payments/jobs/sweep-unpaid";
import { askSlowPayment } from "@/lib/payments/operations/ask-slow-payment";
import type { Actor } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { givenDatabase, givenSeller } from "../../support/seller";
import { arrives, reports } from "./slow";
import { done, givenOrder, givenUser, ledgerFaults } from "./support";

const NOTICE_DAYS = 4;
const DAY = 24;

let drop: () => Promise<void>;
let seller: string;
let clerk: { id: string; actor: Actor };
let owner: { id: string; actor: Actor };
beforeAll(async () => {
  drop = await givenDatabase();
  seller = await givenSeller("demo", ({ money }) => {
    money.methods.account = ["card", "prepaid", "transfer"];
    money.unpaidNoticeDays = NOTICE_DAYS;
    money.startsOn = {};
  });
  clerk = await givenUser(seller, "accounting");
  owner = await givenUser(seller);
});
afterAll(async () => {
  expect(await ledgerFaults()).toEqual([]);
  await drop();
});

const sweptBefore = (end: Instant, hours: number) => sweepUnpaid(end.subtract({ hours }));
const mails = (key: string) => db().mail.count({ where: { dedupeKey: { startsWith: key } } });

async function awaited(): Promise<{ orderId: string; end: Instant }> {
  const orderId = await givenOrder(seller, { userId: owner.id });
  done(await askSlowPayment({ orderId, method: "transfer" }, { seller, actor: owner.actor }));
  const end = now().add({ hours: 15 * DAY });
  await db().order.updateMany({ where: { id: orderId }, data: { expiresAt: instantToDb(end) } });
  return { orderId, end };
}

async function booked(amount = "50"): Promise<{ topUpId: string; end: Instant }> {
  const { topUpId } = done(await bookTopUp({ amount, method: "transfer" }, { seller, actor: owner.actor }));
  const { expiresAt } = await db().topUp.findFirstOrThrow({ where: { id: topUpId } });
  return { topUpId, end: instantFromDb(expiresAt) };
}
const topUp = (id: string) => db().topUp.findFirstOrThrow({ where: { id } });

describe("an order that nobody paid yet", () => {
  test("is told of so many days before its end, once, and again only for a new end", async () => {
    const { orderId, end } = await awaited();
    const key = `order-payment:due-soon:${orderId}`;
    await sweptBefore(end, NOTICE_DAYS * DAY + 1);
    expect(await mails(key)).toBe(0);
    await sweptBefore(end, NOTICE_DAYS * DAY - 1);
    await sweptBefore(end, 2);
    expect(await mails(key)).toBe(1);
    const later = end.add({ hours: 10 * DAY });
    await db().order.updateMany({ where: { id: orderId }, data: { expiresAt: instantToDb(later) } });
    await sweptBefore(later, 2);
    expect(await mails(key)).toBe(2);
  });

  test("is not told of once it is paid, nor in its first day", async () => {
    const [paid, fresh] = [await awaited(), await awaited()];
    done(await arrives(seller, clerk.actor, { orderId: paid.orderId }, "14,64"));
    const soon = now().add({ hours: 5 });
    await db().order.updateMany({ where: { id: fresh.orderId }, data: { expiresAt: instantToDb(soon) } });
    await sweptBefore(paid.end, 2);
    await sweepUnpaid(now());
    for (const { orderId } of [paid, fresh]) expect(await mails(`order-payment:due-soon:${orderId}`)).toBe(0);
  });

  test("waits longer once a receipt came, and is told of by its new end", async () => {
    const { orderId, end } = await awaited();
    const at = end.subtract({ hours: 6 });
    done(await reports(seller, owner.actor, { orderId }, { at }));
    const { expiresAt } = await db().order.findFirstOrThrow({ where: { id: orderId } });
    expect(expiresAt && expiresAt > instantToDb(end)).toBe(true);
  });
});

describe("a top-up that nobody paid", () => {
  test("is told of before, ends, and is credited all the same when its money comes later", async () => {
    const { topUpId, end } = await booked();
    await sweptBefore(end, NOTICE_DAYS * DAY - 1);
    await sweptBefore(end, 1);
    expect(await mails(`top-up-due-soon:${topUpId}`)).toBe(1);
    expect(await topUp(topUpId)).toMatchObject({ state: "booked" });
    await sweepUnpaid(end);
    expect(await topUp(topUpId)).toMatchObject({ state: "expired" });
    done(await arrives(seller, clerk.actor, { topUpId }, "50"));
    expect(await topUp(topUpId)).toMatchObject({ state: "credited", receivedCents: 5000 });
  });

  test("of which a part came is credited with that part at its end", async () => {
    const { topUpId, end } = await booked("80");
    done(await arrives(seller, clerk.actor, { topUpId }, "30"));
    const balance = async () =>
      (await db().ledgerAccount.findFirstOrThrow({ where: { kind: "prepaid", ownerId: owner.id } })).balanceCents;
    const had = await balance();
    await sweepUnpaid(end);
    await sweepUnpaid(end);
    expect((await balance()) - had).toBe(3000n);
    expect(await topUp(topUpId)).toMatchObject({ state: "credited" });
  });
});
