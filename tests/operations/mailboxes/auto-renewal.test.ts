import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, fromDb, isoDay } from "@/lib/kernel/day";
import { runSweep } from "@/lib/mailboxes/jobs/sweep";
import { giveNotice } from "@/lib/mailboxes/operations/give-notice";
import { orderRenewals } from "@/lib/mailboxes/operations/order-renewals";
import { holderSchema } from "@/lib/orders/schema";
import { today } from "@/lib/platform/clock";
import { seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { describedHolders } from "@/tests/support/holders";
import { givenLiveMailbox } from "@/tests/support/mailboxes";
import { givenMailbox, settleByCard, system } from "@/tests/support/orders";
import { givenUser } from "@/tests/support/people";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "@/tests/support/stack";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo", (draft) => {
    draft.lifecycle.autoRenewal = { proformaDays: 45, noticeDays: 30 };
    draft.money.proforma = { renewal: true };
  });
});
afterAll(() => stack.close());

const live = (days: number) =>
  givenLiveMailbox(stack, { localPart: `auto.${newId().slice(-8)}`, expiresOn: addDays(today(), days) });
const ordersOf = (mailboxId: string) => db().order.findMany({ where: { mailboxId, kind: "renewal" } });
const clerk = async () => (await givenUser("demo", { roles: ["back-office"] })).actor;
const notice = async (mailboxId: string, receivedOn = "") =>
  giveNotice({ mailboxId, receivedOn }, { seller: "demo", actor: await clerk() });

describe("a term that renews itself", () => {
  it("is ordered ahead with a proforma, once, and waits for its money; paid, it goes on", async () => {
    const mailbox = await live(45);
    const early = await live(46);
    expect((await runSweep(today(), { dryRun: true })).autoRenewals).toBeGreaterThan(0);
    await runSweep(today());
    await runSweep(today());
    const [order, ...more] = await ordersOf(mailbox.id);
    expect(more).toEqual([]);
    expect(order).toMatchObject({ state: "placed" });
    expect(await db().proforma.count({ where: { orderId: order!.id } })).toBe(1);
    expect(await db().mail.count({ where: { dedupeKey: { startsWith: `order-payment:asked:${order!.id}` } } })).toBe(1);
    expect(await ordersOf(early.id)).toEqual([]);
    await settleByCard({ orderId: order!.id }, system());
    await runJobs();
    await hurryJobs();
    await runJobs();
    const renewed = await db().mailbox.findFirstOrThrow({ where: { id: mailbox.id } });
    expect(isoDay(fromDb(renewed.expiresOn!))).toBe(isoDay(fromDb(order!.newExpiry!)));
  });

  it("ends on its day when notice was given in time, and what was asked for it is given up", async () => {
    const mailbox = await live(40);
    await runSweep(today());
    expect(await ordersOf(mailbox.id)).toMatchObject([{ state: "placed" }]);
    expect(await notice(mailbox.id)).toEqual({ mailboxId: mailbox.id });
    expect(await notice(mailbox.id)).toMatchObject({ code: "notice-given" });
    await runSweep(today());
    expect(await ordersOf(mailbox.id)).toMatchObject([{ state: "cancelled" }]);
  });

  it("takes notice until thirty days before, by the day the PEC was received", async () => {
    const [last, late, registered] = [await live(30), await live(29), await live(29)];
    expect(await notice(last.id)).toEqual({ mailboxId: last.id });
    expect(await notice(late.id)).toMatchObject({ code: "notice-too-late" });
    expect(await notice(registered.id, isoDay(addDays(today(), 1)))).toMatchObject({ code: "day-in-future" });
    expect(await notice(registered.id, isoDay(addDays(today(), -1)))).toEqual({ mailboxId: registered.id });
  });

  it("is not ordered once more where its owner ordered it together with others", async () => {
    const owner = await givenUser("demo");
    const expiresOn = addDays(today(), 44);
    const mailboxes = await Promise.all([0, 1].map(() => givenMailbox({ expiresOn, userId: owner.userId })));
    const holderId = mailboxes[0]!.holderId;
    const detailsSealed = seal(holderSchema.parse(describedHolders.company));
    await db().holder.updateMany({ where: { id: holderId }, data: { detailsSealed, kind: "company" } });
    await db().mailbox.updateMany({ where: { userId: owner.userId }, data: { holderId } });
    const lines = mailboxes.map(({ id: mailboxId }) => ({
      mailboxId,
      expiresOn: isoDay(expiresOn),
      termMonths: 12,
      totalCents: 2196,
    }));
    expect(await orderRenewals({ lines }, { seller: "demo", actor: owner.actor })).toHaveProperty("orderId");
    await runSweep(today());
    for (const { id } of mailboxes) expect(await ordersOf(id)).toEqual([]);
  });

  it("is interrupted when nothing came by its day", async () => {
    const mailbox = await live(-40);
    await runSweep(today());
    expect(await db().mailbox.findFirst({ where: { id: mailbox.id } })).toMatchObject({ state: "suspended" });
  });
});
