import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, addMonths, isoDay } from "@/lib/kernel/day";
import { runSweep } from "@/lib/mailboxes/jobs/sweep";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { expiryOf } from "@/lib/mailboxes/queries/history";
import type { Actor } from "@/lib/platform/actor";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { PaymentMethod } from "@/lib/sellers/policy/common";
import { givenLiveMailbox } from "@/tests/support/mailboxes";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "@/tests/support/stack";
import { arrives, linkOf, reports } from "../payments/slow";
import { done, givenUser, ledgerFaults } from "../payments/support";

let stack: TestStack;
let clerk: Actor;
/** A seller whose mailboxes renew by themselves and are interrupted the day after their expiry. */
const sellerWhere = (seller: string, receiptSuffices: boolean, transfer: "receipt" | "arrival") =>
  givenSeller(seller, ({ lifecycle, money }) => {
    lifecycle.autoRenewal = { proformaDays: 45, noticeDays: 30, receiptSuffices };
    lifecycle.phases = [{ state: "suspended", from: { days: 1 }, access: "none", command: "suspend" }];
    lifecycle.renewal = { ...lifecycle.renewal, closes: { days: 60 } };
    money.methods.public = [...new Set<PaymentMethod>([...(money.methods.public ?? []), "transfer"])];
    money.startsOn = { transfer };
  });
beforeAll(async () => {
  stack = await givenStack();
  await sellerWhere("demo", true, "arrival");
  await sellerWhere("severa", false, "receipt");
  clerk = (await givenUser("demo", "accounting")).actor;
});
afterAll(() => stack.close());

const work = async () => {
  await runJobs();
  await hurryJobs();
  await runJobs();
};
const rowOf = (id: string) => db().mailbox.findFirstOrThrow({ where: { id } });

/** A mailbox whose renewal was ordered by the night, and whose owner sent the receipt of a transfer. */
async function reported(seller: string) {
  const expiresOn = addDays(today(), 10);
  const { id } = await givenLiveMailbox(stack, { seller, localPart: `ricevuta.${newId().slice(-8)}`, expiresOn });
  await runSweep(today());
  const order = await db().order.findFirstOrThrow({ where: { mailboxId: id, kind: "renewal" } });
  done(await reports(seller, linkOf(order.id), { orderId: order.id }));
  await work();
  return { id, orderId: order.id, expiresOn };
}

describe("the receipt of one that renews itself", () => {
  it("keeps it going over its day until the money comes", async () => {
    const { id, orderId, expiresOn } = await reported("demo");
    expect(await rowOf(id)).toMatchObject({ state: "active" });
    expect(isoDay(expiryOf(await rowOf(id))!)).toBe(isoDay(addMonths(expiresOn, 12)));
    await runSweep(addDays(expiresOn, 1));
    await work();
    expect(await rowOf(id)).toMatchObject({ state: "active" });
    expect(await db().order.findFirst({ where: { id: orderId } })).toMatchObject({ state: "placed", settledAt: null });
    const { totalCents } = await db().order.findFirstOrThrow({ where: { id: orderId } });
    done(await arrives("demo", clerk, { orderId }, (totalCents / 100).toFixed(2).replace(".", ",")));
    await work();
    // Renewed once: the money only pays what was given.
    expect(isoDay(expiryOf(await rowOf(id))!)).toBe(isoDay(addMonths(expiresOn, 12)));
    expect(await db().order.findFirst({ where: { id: orderId } })).toMatchObject({ state: "fulfilled" });
    expect(await ledgerFaults()).toEqual([]);
  });

  it("does not where the policy says it is not enough: it is interrupted on its day", async () => {
    const { id, orderId, expiresOn } = await reported("severa");
    expect(isoDay(expiryOf(await rowOf(id))!)).toBe(isoDay(expiresOn));
    expect(await db().order.findFirst({ where: { id: orderId } })).toMatchObject({ state: "placed", startedAt: null });
    await runSweep(addDays(expiresOn, 1));
    expect(await rowOf(id)).toMatchObject({ state: "suspended" });
  });

  it("is the same for a renewal ordered by hand", async () => {
    const expiresOn = addDays(today(), 60);
    const { id } = await givenLiveMailbox(stack, { localPart: `mano.${newId().slice(-8)}`, expiresOn });
    const actor = { kind: "link", purpose: "renewal", subjectId: id } as const;
    const { orderId } = done(
      await orderRenewal({ which: { mailboxId: id }, termMonths: 12 }, { seller: "demo", actor }),
    );
    done(await reports("demo", linkOf(orderId), { orderId }));
    expect(await db().order.findFirst({ where: { id: orderId } })).toMatchObject({ startedAt: expect.any(Date) });
  });
});
