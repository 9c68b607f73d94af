import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { deferredRevenue } from "@/lib/accounting/queries/deferred";
import { addDays, addMonths, fromDb, instantFromDb, isoDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { orderRenewals } from "@/lib/mailboxes/operations/order-renewals";
import { recordRenewal } from "@/lib/mailboxes/operations/record-renewal";
import { expireOrder } from "@/lib/orders/operations/expire-order";
import { holderSchema } from "@/lib/orders/schema";
import { askRefund } from "@/lib/payments/operations/ask-refund";
import { interruptUnpaid } from "@/lib/payments/operations/interrupt-unpaid";
import { payOrderFromPrepaid } from "@/lib/payments/operations/pay-order-from-prepaid";
import { recordGatewayPayment } from "@/lib/payments/operations/record-gateway-payment";
import { startGatewayPayment } from "@/lib/payments/operations/start-gateway-payment";
import { takeBackPayment } from "@/lib/payments/operations/take-back-payment";
import { findPayables } from "@/lib/payments/queries/payable";
import { ordersToWarn } from "@/lib/payments/queries/unpaid";
import type { Actor } from "@/lib/platform/actor";
import { now, today } from "@/lib/platform/clock";
import { seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { policySchema } from "@/lib/sellers/policy";
import { describedHolders } from "../../support/holders";
import { givenMailbox, settleByCard, system } from "../../support/orders";
import { demoPolicy } from "../../support/policy";
import { givenDatabase, givenSeller } from "../../support/seller";
import { arrives, balanceOn, reports } from "../payments/slow";
import { done, givenBalance, givenUser, inParallel, ledgerFaults } from "../payments/support";

const YEAR = 2196;
const expiry = addDays(today(), 20);
let drop: () => Promise<void>;
let seller: string;
let clerk: Actor;
beforeAll(async () => {
  drop = await givenDatabase();
  seller = await givenSeller("demo", ({ money, lifecycle }) => {
    money.methods.account = ["card", "paypal", "prepaid", "transfer", "postal-slip", "cheque"];
    money.cheque = { payableTo: "Demo PEC S.r.l.", sendTo: "Via di Prova 1, 10100 Torino" };
    money.startsOn = { "postal-slip": "receipt" };
    money.topUpMethods = ["card", "transfer"];
    lifecycle.renewal = { ...lifecycle.renewal, paidLate: "prepaid" };
  });
  clerk = (await givenUser(seller, "accounting")).actor;
});
afterAll(() => drop());
afterEach(async () => expect(await ledgerFaults()).toEqual([]));

interface Owner {
  id: string;
  actor: Actor;
}

/** Mailboxes of one account and holder, as they are agreed to at today's price. */
async function givenLines(owner: Owner, count: number, holder: keyof typeof describedHolders = "company") {
  const made = await Promise.all(
    Array.from({ length: count }, () => givenMailbox({ seller, userId: owner.id, expiresOn: expiry })),
  );
  const [first] = made;
  if (!first) throw new Error("no mailbox");
  const detailsSealed = seal(holderSchema.parse(describedHolders[holder]));
  await db().holder.updateMany({ where: { id: first.holderId }, data: { detailsSealed, kind: holder } });
  await db().mailbox.updateMany({
    where: { id: { in: made.map(({ id }) => id) } },
    data: { holderId: first.holderId },
  });
  const totalCents = holder === "public-body" ? 1800 : YEAR;
  return made.map(({ id }) => ({ mailboxId: id, expiresOn: isoDay(expiry), termMonths: 12, totalCents }));
}
type Lines = Awaited<ReturnType<typeof givenLines>>;

const order = (owner: Owner, lines: Lines) => orderRenewals({ lines }, { seller, actor: owner.actor });

async function given(count = 3) {
  const owner = await givenUser(seller);
  const lines = await givenLines(owner, count);
  const { orderId } = done(await order(owner, lines));
  return { owner, lines, orderId };
}
const rowOf = (id: string) =>
  db().order.findFirstOrThrow({ where: { id }, include: { invoice: true, parts: true, payments: true, items: true } });
const balance = (id: string) => balanceOn(seller, "prepaid", id);

async function pageFor({ owner, orderId }: { owner: Owner; orderId: string }, method: "card" | "paypal" = "card") {
  const { paymentId } = done(await startGatewayPayment({ orderId, method }, { seller, actor: owner.actor }));
  const { amountCents } = await db().payment.findFirstOrThrow({ where: { id: paymentId } });
  return { paymentId, amountCents };
}
const paid = ({ paymentId, amountCents }: { paymentId: string; amountCents: number }) =>
  recordGatewayPayment(
    { paymentId, sessionId: `cs_${paymentId}`, amountCents, currency: "eur", state: "paid" },
    system(seller),
  );

/** The provider extends each of them. */
async function carryOut(orderId: string) {
  for (const { id } of (await rowOf(orderId)).parts) done(await recordRenewal({ orderId: id }, system(seller)));
}
async function renewElsewhere(owner: Owner, mailboxId: string) {
  const call = { seller, actor: owner.actor };
  const alone = done(await orderRenewal({ which: { mailboxId }, termMonths: 12 }, call));
  done(await settleByCard({ orderId: alone.orderId }, system(seller)));
  return alone.orderId;
}
const expiryOf = async (id: string) =>
  isoDay(fromDb((await db().mailbox.findFirstOrThrow({ where: { id } })).expiresOn!));
const renewedTimes = (ids: string[]) =>
  db().order.groupBy({
    by: ["mailboxId"],
    where: { mailboxId: { in: ids }, kind: "renewal", state: { in: ["settled", "fulfilled"] } },
    _count: true,
  });

describe("ordering", () => {
  test("makes one order with one code for the sum, and the same again when it is asked again", async () => {
    const { owner, lines, orderId } = await given();
    const row = await rowOf(orderId);
    expect(row).toMatchObject({ kind: "renewals", state: "placed", totalCents: 3 * YEAR, mailboxId: null });
    expect(row.code).toMatch(/^RLM/);
    expect(row.items).toHaveLength(3);
    expect(row.lines).toHaveLength(3);
    const again = await Promise.all([1, 2, 3].map(() => order(owner, [...lines].reverse())));
    expect(new Set(again.map((each) => done(each).orderId))).toEqual(new Set([orderId]));
    expect(done(await order(owner, lines.slice(1))).orderId).not.toBe(orderId);
  });

  test("takes nothing that was not agreed to, is somebody else's, or is invoiced to another", async () => {
    const [owner, other] = [await givenUser(seller), await givenUser(seller)];
    const [mine, theirs] = [await givenLines(owner, 2), await givenLines(other, 1)];
    const dear = mine.map((line) => ({ ...line, totalCents: 1 }));
    expect(await order(owner, dear)).toMatchObject({ code: "renewals-changed", params: { code: "price-changed" } });
    expect(await order(owner, [...mine, ...theirs])).toMatchObject({ params: { code: "mailbox-not-found" } });
    const person = await givenLines(owner, 1, "person");
    expect(await order(owner, [...mine, ...person])).toMatchObject({ code: "several-payers" });
    expect(await orderRenewals({ lines: mine }, { seller, actor: { kind: "anonymous" } })).toMatchObject({
      code: "not-allowed",
    });
    expect(await db().order.count({ where: { userId: owner.id } })).toBe(0);
  });

  test("asks a public body for the net alone, and invoices the VAT as well", async () => {
    const owner = await givenUser(seller);
    const { orderId } = done(await order(owner, await givenLines(owner, 2, "public-body")));
    done(await paid(await pageFor({ owner, orderId })));
    const { invoice, ...row } = await rowOf(orderId);
    expect(row).toMatchObject({ totalCents: 3600, vatCents: 0 });
    expect(invoice).toMatchObject({ netCents: 3600, vatCents: 792, vatSplit: true });
  });
});

describe("paying by card", () => {
  test("charges once, renews each once, and invoices once with a line for each", async () => {
    const { owner, lines, orderId } = await given();
    const page = await pageFor({ owner, orderId });
    expect(page.amountCents).toBe(3 * YEAR);
    await Promise.all(Array.from({ length: 8 }, () => paid(page)));
    const row = await rowOf(orderId);
    expect(row).toMatchObject({ state: "settled", totalCents: 3 * YEAR });
    expect(row.parts.map(({ state, totalCents }) => [state, totalCents])).toEqual(lines.map(() => ["settled", YEAR]));
    expect(row.invoice).toMatchObject({ totalCents: 3 * YEAR, netCents: 5400, vatCents: 1188 });
    expect(row.invoice?.lines).toHaveLength(3);
    await carryOut(orderId);
    for (const { mailboxId } of lines) expect(await expiryOf(mailboxId)).toBe(isoDay(addMonths(expiry, 12)));
    expect((await rowOf(orderId)).state).toBe("fulfilled");
    const partIds = row.parts.map(({ id }) => id);
    expect(await db().invoice.count({ where: { orderId: { in: partIds } } })).toBe(0);
    expect(await db().movement.count({ where: { orderId: { in: partIds } } })).toBe(0);
    // Once more, as gateways do.
    done(await paid(page));
    expect(await balance(owner.id)).toBe(0);
  });

  test("leaves out what was renewed elsewhere meanwhile: its money is the customer's, who is told", async () => {
    const { owner, lines, orderId } = await given();
    const page = await pageFor({ owner, orderId });
    await renewElsewhere(owner, lines[1]!.mailboxId);
    done(await paid(page));
    const row = await rowOf(orderId);
    expect(row).toMatchObject({ state: "settled", totalCents: 2 * YEAR });
    expect(row.invoice).toMatchObject({ totalCents: 2 * YEAR });
    expect(row.items.filter(({ leftOut }) => leftOut).map(({ mailboxId, leftOut }) => [mailboxId, leftOut])).toEqual([
      [lines[1]!.mailboxId, "renewal-paid"],
    ]);
    expect(await balance(owner.id)).toBe(YEAR);
    expect(await db().mail.count({ where: { template: "renewals-left-out", dedupeKey: { contains: orderId } } })).toBe(
      1,
    );
    for (const { _count } of await renewedTimes(lines.map(({ mailboxId }) => mailboxId))) expect(_count).toBe(1);
  });

  test("asks less when one is lost before the page opens, and gives it all back when all of them are", async () => {
    const { owner, lines, orderId } = await given(2);
    const early = await pageFor({ owner, orderId });
    await renewElsewhere(owner, lines[0]!.mailboxId);
    const late = await pageFor({ owner, orderId }, "paypal");
    expect(late.amountCents).toBe(YEAR);
    // The older page is paid all the same: what it asked too much is the customer's.
    done(await paid(early));
    expect(await rowOf(orderId)).toMatchObject({ state: "settled", totalCents: YEAR });
    expect(await balance(owner.id)).toBe(YEAR);
    const second = await given(2);
    const page = await pageFor(second);
    for (const { mailboxId } of second.lines) await renewElsewhere(second.owner, mailboxId);
    done(await paid(page));
    expect(await rowOf(second.orderId)).toMatchObject({ state: "placed", parts: [], invoice: null });
    expect(await balance(second.owner.id)).toBe(2 * YEAR);
    expect(await startGatewayPayment({ orderId: second.orderId }, { seller, actor: second.owner.actor })).toMatchObject(
      {
        code: "renewal-paid",
      },
    );
  });

  test("renews each mailbox once when two orders, one renewal alone and the prepaid account race for them", async () => {
    const owner = await givenUser(seller);
    await givenBalance(seller, owner.id, 100 * YEAR);
    const lines = await givenLines(owner, 6);
    const ids = lines.map(({ mailboxId }) => mailboxId);
    const parts = [lines, lines.slice(0, 4), lines.slice(2), lines.slice(1, 5)];
    const orders = await Promise.all(parts.map(async (part) => done(await order(owner, part)).orderId));
    const pages = await Promise.all(orders.slice(0, 3).map((orderId) => pageFor({ owner, orderId })));
    const call = { seller, actor: owner.actor };
    const alone = done(await orderRenewal({ which: { mailboxId: ids[3]! }, termMonths: 12 }, call));
    const tasks: (() => Promise<unknown>)[] = [
      ...Array.from({ length: 9 }, (_, n) => () => paid(pages[n % 3]!)),
      ...Array.from({ length: 9 }, () => () => payOrderFromPrepaid({ orderId: orders[3]! }, call)),
      ...Array.from({ length: 9 }, () => () => payOrderFromPrepaid({ orderId: alone.orderId }, call)),
      ...Array.from({ length: 5 }, (_, n) => () => payOrderFromPrepaid({ orderId: orders[n % 3]! }, call)),
    ];
    await inParallel(32, tasks);
    const times = await renewedTimes(ids);
    expect(times).toHaveLength(6);
    for (const { _count } of times) expect(_count).toBe(1);
    // Six renewals were sold: all that was paid beyond is in the account.
    const cards = pages.reduce((sum, { amountCents }) => sum + amountCents, 0);
    expect(await balance(owner.id)).toBe(100 * YEAR + cards - 6 * YEAR);
  });
});

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
