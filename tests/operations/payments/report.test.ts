import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bookTopUp } from "@/lib/accounts/operations/book-top-up";
import { addDays, isoDay } from "@/lib/kernel/day";
import { askSlowPayment } from "@/lib/payments/operations/ask-slow-payment";
import { refuseReport } from "@/lib/payments/operations/refuse-report";
import type { Actor } from "@/lib/platform/actor";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { givenDatabase, givenSeller } from "../../support/seller";
import { arrives, linkOf, reports } from "./slow";
import { done, givenOrder, givenUser, ledgerFaults } from "./support";

let drop: () => Promise<void>;
let seller: string;
let clerk: { id: string; actor: Actor };
beforeAll(async () => {
  drop = await givenDatabase();
  seller = await givenSeller("demo", ({ money }) => {
    money.methods.public = ["card", "transfer", "postal-slip"];
    money.proforma = { activation: true, series: "P" };
  });
  clerk = await givenUser(seller, "accounting");
});
afterAll(async () => {
  expect(await ledgerFaults()).toEqual([]);
  await drop();
});

const read = (id: string) => db().order.findFirstOrThrow({ where: { id } });
const mails = (dedupeKey: string) => db().mail.count({ where: { dedupeKey } });

describe("choosing a slow way", () => {
  test("keeps the way, mails its data once, gives a proforma the next number", async () => {
    const ids = [await givenOrder(seller), await givenOrder(seller)];
    for (const orderId of ids)
      for (let press = 0; press < 2; press++)
        done(await askSlowPayment({ orderId, method: "transfer" }, { seller, actor: linkOf(orderId) }));
    expect(await read(ids[0] ?? "")).toMatchObject({ payBy: "transfer", state: "placed" });
    expect(await mails(`order-payment:asked:${ids[0]}:transfer`)).toBe(1);
    const numbers = await db().proforma.findMany({ where: { orderId: { in: ids } }, orderBy: { number: "asc" } });
    expect(numbers.map(({ number, orderId }) => [orderId, number])).toEqual([
      [ids[0], 1],
      [ids[1], 2],
    ]);
  });

  test("is refused to strangers, for what is paid, and for ways the channel does not take", async () => {
    const orderId = await givenOrder(seller);
    const ask = (actor: Actor, method: "transfer" | "cheque" = "transfer") =>
      askSlowPayment({ orderId, method }, { seller, actor });
    expect(await ask((await givenUser(seller)).actor)).toMatchObject({ code: "order-unknown" });
    expect(await ask(linkOf(orderId), "cheque")).toMatchObject({ code: "method-not-allowed" });
    done(await arrives(seller, clerk.actor, { orderId }, "14,64"));
    expect(await ask(linkOf(orderId))).toMatchObject({ code: "order-not-payable" });
  });
});

describe("a receipt", () => {
  test("is kept with the order, thanked for, and makes it wait as long as its way takes", async () => {
    const orderId = await givenOrder(seller);
    const soon = now().add({ hours: 24 });
    await db().order.update({
      where: { sellerId_id: { sellerId: seller, id: orderId } },
      data: { expiresAt: new Date(soon.epochMilliseconds) },
    });
    const paidOn = isoDay(addDays(today(), -1));
    const { reportId } = done(
      await reports(seller, linkOf(orderId), { orderId }, { method: "postal-slip", amount: "14,64", paidOn }),
    );
    expect(await db().paymentReport.findFirst({ where: { id: reportId } })).toMatchObject({
      state: "open",
      method: "postal-slip",
      amountCents: 1464,
    });
    expect(await db().attachment.count({ where: { subjectKind: "order", subjectId: orderId, kind: "receipt" } })).toBe(
      1,
    );
    expect(await mails(`payment-report:received:${reportId}`)).toBe(1);
    const order = await read(orderId);
    expect(order).toMatchObject({ state: "placed", payBy: "postal-slip", startedAt: null });
    expect(order.expiresAt?.getTime() ?? 0).toBeGreaterThan(soon.epochMilliseconds + 4 * 24 * 3600_000);
  });

  test("is confirmed by itself when the money comes, or refused with a reason that is mailed", async () => {
    const orderId = await givenOrder(seller);
    const first = done(await reports(seller, linkOf(orderId), { orderId }));
    const refusal = { reportId: first.reportId, reason: "illegible" as const };
    done(await refuseReport(refusal, { seller, actor: clerk.actor }));
    expect(await refuseReport(refusal, { seller, actor: clerk.actor })).toMatchObject({ code: "report-decided" });
    expect(await mails(`payment-report:refused:${first.reportId}`)).toBe(1);
    const second = done(await reports(seller, linkOf(orderId), { orderId }));
    done(await arrives(seller, clerk.actor, { orderId }, "14,64"));
    const states = await db().paymentReport.findMany({ where: { orderId }, orderBy: { reportedAt: "asc" } });
    expect(states.map(({ id, state }) => [id, state])).toEqual([
      [first.reportId, "refused"],
      [second.reportId, "confirmed"],
    ]);
  });

  test("of a top-up is its owner's to send", async () => {
    const user = await givenUser(seller);
    const { topUpId } = done(await bookTopUp({ amount: "50", method: "transfer" }, { seller, actor: user.actor }));
    done(await reports(seller, user.actor, { topUpId }));
    expect(await reports(seller, (await givenUser(seller)).actor, { topUpId })).toMatchObject({
      code: "top-up-unknown",
    });
  });

  test("is refused to strangers, for what waits for nothing, of tomorrow, twice the same file, and a sixth time", async () => {
    const orderId = await givenOrder(seller);
    const actor = linkOf(orderId);
    expect(await reports(seller, (await givenUser(seller)).actor, { orderId })).toMatchObject({
      code: "order-unknown",
    });
    expect(await reports(seller, { kind: "anonymous" }, { orderId })).toMatchObject({ code: "not-allowed" });
    const paidOn = isoDay(addDays(today(), 1));
    expect(await reports(seller, actor, { orderId }, { paidOn })).toMatchObject({ code: "day-in-future" });
    for (let n = 0; n < 5; n++) done(await reports(seller, actor, { orderId }));
    expect(await reports(seller, actor, { orderId })).toMatchObject({ code: "too-many-reports" });
    done(await arrives(seller, clerk.actor, { orderId }, "14,64"));
    expect(await reports(seller, actor, { orderId })).toMatchObject({ code: "payment-not-awaited" });
  });
});
