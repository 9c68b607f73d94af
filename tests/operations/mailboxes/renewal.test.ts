import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { addDays, addMonths, fromDb, isAfter, isoDay, toDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { runSweep } from "@/lib/mailboxes/jobs/sweep";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import type { Actor } from "@/lib/platform/actor";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { givenLiveMailbox } from "@/tests/support/mailboxes";
import { settleByCard, system } from "@/tests/support/orders";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "@/tests/support/stack";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller();
});
afterAll(() => stack.close());
afterEach(() => stack.fault("provider", { mode: "none" }));

const OTHERS = ["mail.send", "invoices.number", "invoice.render", "audit.seal", "sweep.often"] as const;
const work = () => runJobs([...OTHERS]);
const anonymous = { seller: "demo", actor: { kind: "anonymous" } as Actor };

type Mailbox = Awaited<ReturnType<typeof givenLiveMailbox>>;
const live = (options: Parameters<typeof givenLiveMailbox>[1] = {}) => givenLiveMailbox(stack, options);
const codesOf = (mailbox: Mailbox) => ({
  userCode: mailbox.userCode!,
  address: `${mailbox.localPart}@${mailbox.domain}`,
});
const reread = (mailbox: Mailbox) => db().mailbox.findFirstOrThrow({ where: { id: mailbox.id } });
async function ordered(mailbox: Mailbox, termMonths = 24) {
  const order = await orderRenewal({ which: codesOf(mailbox), termMonths }, anonymous);
  if (isRefusal(order)) throw new Error(order.code);
  return order.orderId;
}

describe("renewing", () => {
  it("extends a paid mailbox by its term from the old expiry, and stops its reminders", async () => {
    const mailbox = await live();
    await db().reminder.create({
      data: {
        sellerId: "demo",
        mailboxId: mailbox.id,
        expiresOn: mailbox.expiresOn!,
        offset: -7,
        dueOn: mailbox.expiresOn!,
      },
    });
    await settleByCard({ orderId: await ordered(mailbox) }, system());
    await work();
    const renewed = await reread(mailbox);
    expect(isoDay(fromDb(renewed.expiresOn!))).toBe(isoDay(addMonths(fromDb(mailbox.expiresOn!), 24)));
    expect(
      await db().reminder.count({ where: { mailboxId: mailbox.id, expiresOn: mailbox.expiresOn!, state: "planned" } }),
    ).toBe(0);
    expect(await db().mail.count({ where: { template: "renewal-confirmed" } })).toBe(1);
  });

  it("gives access back to a suspended mailbox", async () => {
    const mailbox = await live({ expiresOn: addDays(today(), -60), state: "suspended" });
    await settleByCard({ orderId: await ordered(mailbox, 12) }, system());
    await work();
    expect((await reread(mailbox)).state).toBe("active");
  });

  it("extends once though the provider's answer was lost and the job was done again and again", async () => {
    const mailbox = await live();
    const orderId = await ordered(mailbox, 12);
    await settleByCard({ orderId }, system());
    await stack.fault("provider", { mode: "timeout-after-success", times: 2, delayMs: 50 });
    for (let i = 0; i < 4; i++) {
      await work();
      await hurryJobs();
    }
    expect(isoDay(fromDb((await reread(mailbox)).expiresOn!))).toBe(isoDay(addMonths(fromDb(mailbox.expiresOn!), 12)));
    expect(await db().mailboxEvent.count({ where: { mailboxId: mailbox.id, kind: "renewed" } })).toBe(1);
  });

  it("is paid once: of two open orders for one term, settled together, one is refused", async () => {
    for (let round = 0; round < 10; round++) {
      const mailbox = await live();
      const orders = [await ordered(mailbox, 12), await ordered(mailbox, 24)];
      const settled = await Promise.all(orders.map((orderId) => settleByCard({ orderId }, system())));
      expect(settled.filter((answer) => !isRefusal(answer))).toHaveLength(1);
      expect(settled.find(isRefusal)).toMatchObject({ code: "already-renewed" });
    }
  });

  it("takes up the open order for the same again", async () => {
    const mailbox = await live();
    expect(await ordered(mailbox)).toBe(await ordered(mailbox));
  });

  it("answers alike whether the login code or the address is wrong", async () => {
    const mailbox = await live();
    const wrong = [
      { ...codesOf(mailbox), address: "altra@pec.demo.example" },
      { ...codesOf(mailbox), userCode: "DMO000NOBODY" },
    ];
    for (const which of wrong)
      expect(await orderRenewal({ which, termMonths: 12 }, anonymous)).toEqual({
        refused: true,
        code: "mailbox-not-found",
      });
  });

  it("by the mailbox's own id is for its owner and for the link to it", async () => {
    const owner = newId();
    const mailbox = await live();
    const which = { mailboxId: mailbox.id };
    const as = (actor: Actor) => orderRenewal({ which, termMonths: 12 }, { seller: "demo", actor });
    const stranger: Actor = { kind: "user", userId: owner, name: "", roles: ["customer"], territory: [] };
    expect(await as(stranger)).toMatchObject({ code: "mailbox-not-found" });
    expect(await as({ kind: "link", purpose: "renewal", subjectId: newId() })).toMatchObject({
      code: "mailbox-not-found",
    });
    expect(isRefusal(await as({ kind: "link", purpose: "renewal", subjectId: mailbox.id }))).toBe(false);
  });

  it("is refused outside the window and to closed login codes", async () => {
    const late = await live({ expiresOn: addDays(today(), -250), state: "suspended" });
    expect(await orderRenewal({ which: codesOf(late), termMonths: 12 }, anonymous)).toMatchObject({
      code: "renewal-too-late",
    });
    const closed = await live({ userCode: "KLX0001" });
    expect(await orderRenewal({ which: codesOf(closed), termMonths: 12 }, anonymous)).toMatchObject({
      code: "renewal-closed-prefix",
    });
  });
});

describe("the daily sweep", () => {
  it("brings each mailbox to the phase of the day, tells the provider, catches up missed days, and does nothing twice", async () => {
    const fresh = await live({ expiresOn: today() });
    const expired = await live({ expiresOn: addDays(today(), -1) });
    const missed = await live({ expiresOn: addMonths(today(), -2) });
    const dry = await runSweep(today(), { dryRun: true });
    const report = await runSweep(today());
    expect(dry.steps).toEqual(report.steps);
    expect(await reread(fresh)).toMatchObject({ state: "active" });
    expect(await reread(expired)).toMatchObject({ state: "expired" });
    expect(await reread(missed)).toMatchObject({ state: "suspended" });
    await work();
    expect((await runSweep(today())).steps).toEqual({});
  });

  it("lets a renewal win over a suspension on its way", async () => {
    const mailbox = await live({ expiresOn: addMonths(today(), -2) });
    await runSweep(today());
    await settleByCard({ orderId: await ordered(mailbox, 12) }, system());
    await work();
    await work();
    const provider = await import("@/lib/connectors/mailbox-provider");
    const known = await provider.mailboxProvider().findMailbox({ address: codesOf(mailbox).address });
    expect(known).toMatchObject({ state: "active" });
    expect(await reread(mailbox)).toMatchObject({ state: "active" });
  });

  it("tells the steps of days missed one after the other", async () => {
    const mailbox = await live({ expiresOn: addMonths(today(), -7) });
    await runSweep(today());
    expect(await reread(mailbox)).toMatchObject({ state: "cancelled", nextStepOn: null });
    const told = await db().mailboxEvent.findMany({ where: { mailboxId: mailbox.id }, orderBy: { id: "asc" } });
    const kinds = told.map(({ kind }) => kind).filter((kind) => ["expired", "suspended", "cancelled"].includes(kind));
    expect(kinds).toEqual(["expired", "suspended", "cancelled"]);
  });

  it("leaves a mailbox alone whose renewal is paid and on its way", async () => {
    const mailbox = await live({ expiresOn: addMonths(today(), -2) });
    await settleByCard({ orderId: await ordered(mailbox, 12) }, system());
    await runSweep(today());
    expect(await reread(mailbox)).toMatchObject({ state: "active" });
    await work();
    expect(isAfter(fromDb((await reread(mailbox)).expiresOn!), today())).toBe(true);
  });

  it("reminds once of what is due, the latest when days were missed, and not at all after a renewal", async () => {
    const mailbox = await live({ expiresOn: addDays(today(), 7) });
    await db().reminder.createMany({
      data: [-30, -15].map((offset) => ({
        sellerId: "demo",
        mailboxId: mailbox.id,
        expiresOn: mailbox.expiresOn!,
        offset,
        dueOn: toDb(addDays(fromDb(mailbox.expiresOn!), offset)),
      })),
    });
    const mails = () =>
      db().mail.findMany({
        where: { template: "renewal-reminder", facts: { path: ["mailboxId"], equals: mailbox.id } },
      });
    const dry = await runSweep(today(), { dryRun: true });
    const report = await runSweep(today());
    expect(report.reminders).toBe(dry.reminders);
    expect((await runSweep(today())).reminders).toBe(0);
    expect((await mails()).map(({ facts }) => facts)).toMatchObject([{ offset: -7 }]);
    await settleByCard({ orderId: await ordered(mailbox, 12) }, system());
    await work();
    await runSweep(addDays(today(), 7));
    expect(await mails()).toHaveLength(1);
  });
});
