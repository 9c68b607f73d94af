import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { differencesOf } from "@/lib/accounting/closing";
import { earnedBy, serviceOf } from "@/lib/accounting/deferral";
import { closeDay } from "@/lib/accounting/operations/close-day";
import { exportReport } from "@/lib/accounting/operations/export-report";
import { REPORTS } from "@/lib/accounting/period";
import { closingFigures, closingOf } from "@/lib/accounting/queries/closing";
import { deferredRevenue } from "@/lib/accounting/queries/deferred";
import { exportRows } from "@/lib/accounting/queries/exports";
import { journal, journalStart } from "@/lib/accounting/queries/journal";
import { receivables } from "@/lib/accounting/queries/receivables";
import { vatSummary } from "@/lib/accounting/queries/vat-register";
import { accountingWords } from "@/lib/accounting/words";
import { numberInvoices } from "@/lib/invoicing/operations/number-invoices";
import { addDays, addMonths, day, isoDay, toDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { lockOrder } from "@/lib/orders/store";
import { beginOnTrust } from "@/lib/orders/store/service";
import { SYSTEM } from "@/lib/platform/actor";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { anybody, operation, z } from "@/lib/platform/operation";
import { settleByCard, system } from "../../support/orders";
import { givenSeller } from "../../support/seller";
import { givenStack, type TestStack } from "../../support/stack";
import { arrives } from "../payments/slow";
import { givenBalance, givenOrder, givenUser, PRICE } from "../payments/support";
import { clerk, given as givenStatement, SELLER } from "../statements/support";

let stack: TestStack;
let staff: Awaited<ReturnType<typeof givenUser>>;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller(SELLER);
  staff = await givenUser(SELLER, "accounting");
});
afterAll(() => stack.close());

const on = today();
const period = { from: on, to: on };
const call = { seller: SELLER, actor: clerk };
async function all<T>(batches: AsyncGenerator<T[]>): Promise<T[]> {
  const rows: T[] = [];
  for await (const batch of batches) rows.push(...batch);
  return rows;
}
/** A service given before its money. */
const begin = operation({
  act: "test-begin",
  input: z.strictObject({ orderId: z.uuid() }),
  may: anybody,
  audit: (input) => input,
  run: async (tx, { orderId }, context) => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    const begun = await beginOnTrust(tx, context, order);
    return isRefusal(begun) ? begun : { orderId };
  },
});

test("a day of everything agrees to the cent", async () => {
  const owner = await givenUser(SELLER);
  await givenBalance(SELLER, owner.id, 5000);
  const byHand = await givenOrder(SELLER);
  expect(isRefusal(await arrives(SELLER, staff.actor, { orderId: byHand }, "14,64"))).toBe(false);
  const part = await givenOrder(SELLER);
  expect(isRefusal(await arrives(SELLER, staff.actor, { orderId: part }, "10"))).toBe(false);
  const more = await givenOrder(SELLER);
  expect(isRefusal(await arrives(SELLER, staff.actor, { orderId: more }, "20"))).toBe(false);
  const matched = await givenOrder(SELLER);
  const { code } = await db().order.findFirstOrThrow({ where: { id: matched } });
  await givenStatement([
    { cents: PRICE.totalCents, text: code, on: isoDay(on) },
    { cents: 777, text: "?", on: isoDay(on) },
  ]);
  const figures = await closingFigures(SELLER, on);
  expect(figures.ways).toEqual([
    { method: "transfer", paymentsCents: 1464 + 1000 + 2000, refundsCents: 0, ledgerCents: 4464 },
  ]);
  expect(figures.bank).toMatchObject([{ lines: 2, inCents: PRICE.totalCents + 777, leftCents: 777 }]);
  expect(figures.suspense).toEqual({
    ledgerCents: 777 + 1000 + 536,
    linesCents: 777,
    heldCents: 1000,
    strayCents: 536,
  });
  expect(differencesOf(figures)).toEqual([]);
});

describe("what does not agree", () => {
  test("is shown by the payment it is about", async () => {
    const orderId = await givenOrder(SELLER);
    await arrives(SELLER, staff.actor, { orderId }, "14,64");
    await db().payment.updateMany({ where: { orderId }, data: { receivedCents: 1465, amountCents: 1465 } });
    const found = differencesOf(await closingFigures(SELLER, on));
    expect(found).toContainEqual({ kind: "way", about: "transfer", amountCents: 1 });
    expect(found.filter(({ kind }) => kind === "payment")).toMatchObject([{ amountCents: 1 }]);
    await db().payment.updateMany({ where: { orderId }, data: { receivedCents: 1464, amountCents: 1464 } });
    expect(differencesOf(await closingFigures(SELLER, on))).toEqual([]);
  });

  test("is shown when a statement is missing between two", async () => {
    await givenStatement([{ cents: 10, text: "dopo", on: isoDay(addDays(on, 1)) }], { opening: 999_999 });
    const found = differencesOf(await closingFigures(SELLER, addDays(on, 1)));
    expect(found).toMatchObject([{ kind: "statement-gap" }]);
    // Also where another statement of the same day follows without one.
    await givenStatement([{ cents: 11, text: "ancora", on: isoDay(addDays(on, 1)) }], { opening: 1_000_009 });
    expect(differencesOf(await closingFigures(SELLER, addDays(on, 1)))).toMatchObject([{ kind: "statement-gap" }]);
  });

  test("is closed only with a reason, once, and only when the day is over", async () => {
    const tomorrow = addDays(on, 1);
    const later = { ...call, at: now().add({ hours: 24 * 3 }) };
    const close = (note: string, how: Parameters<typeof closeDay>[1] = later) =>
      closeDay({ on: isoDay(tomorrow), note }, how);
    expect(await close("x", call)).toMatchObject({ code: "day-not-over" });
    expect(await close("")).toMatchObject({ code: "closing-needs-note" });
    expect(
      await close("manca un giorno", { ...later, actor: { ...clerk, roles: ["sales"] } as typeof clerk }),
    ).toMatchObject({ code: "not-allowed" });
    expect(await close("manca un giorno")).toEqual({ on: isoDay(tomorrow), differences: 1 });
    expect(await close("ancora")).toMatchObject({ code: "day-closed" });
    expect(await closingOf(SELLER, tomorrow)).toMatchObject({ differences: 1, note: "manca un giorno" });
  });
});

describe("the journal", () => {
  test("has every posting once, movement by movement, debit equal to credit", async () => {
    const rows = await all(journal(SELLER, period));
    const postings = await db().posting.count({ where: { sellerId: SELLER } });
    expect(rows).toHaveLength(postings);
    expect(new Set(rows.map(({ movementId, n }) => `${movementId}/${n}`)).size).toBe(postings);
    const sums = new Map<string, number>();
    for (const { movementId, amountCents } of rows) sums.set(movementId, (sums.get(movementId) ?? 0) + amountCents);
    expect([...sums.values()].every((sum) => sum === 0)).toBe(true);
    const start = await journalStart(SELLER, period, 5);
    expect(start.rows).toHaveLength(5);
    expect([start.movements, start.creditCents]).toEqual([sums.size, start.debitCents]);
    expect(await all(journal(SELLER, { from: addDays(on, -9), to: addDays(on, -8) }))).toEqual([]);
  });

  test("of another seller is empty", async () => {
    await givenSeller("altro");
    expect(await all(journal("altro", period))).toEqual([]);
  });
});

test("the VAT register has every numbered invoice by rate, credit notes taken away", async () => {
  for (let more = true; more; ) {
    const outcome = await numberInvoices({}, { seller: SELLER, actor: SYSTEM("test") });
    if (isRefusal(outcome)) throw new Error(outcome.code);
    more = outcome.more;
  }
  const invoices = await db().invoice.findMany({ where: { sellerId: SELLER, number: { not: null } } });
  expect(invoices.length).toBeGreaterThan(2);
  const { rows, totals, count } = await vatSummary(SELLER, { from: addDays(on, -1), to: addDays(on, 1) }, 2);
  expect([rows.length, count]).toEqual([2, invoices.length]);
  const sum = (of: "netCents" | "vatCents") => invoices.reduce((total, invoice) => total + invoice[of], 0);
  expect(totals).toEqual([
    { vatBps: 2200, nature: "", split: false, netCents: sum("netCents"), vatCents: sum("vatCents") },
  ]);
});

test("what is owed is told by its age, and as it was on any day", async () => {
  const orderId = await givenOrder(SELLER);
  const begun = await begin({ orderId }, { ...system(SELLER), at: now().subtract({ hours: 24 * 45 }) });
  expect(isRefusal(begun)).toBe(false);
  const owed = await receivables(SELLER, on);
  expect(owed).toMatchObject([{ kind: "order", id: orderId, amountCents: PRICE.totalCents, band: "31-60", days: 45 }]);
  expect(await receivables(SELLER, addDays(on, -46))).toEqual([]);
  expect((await receivables(SELLER, addDays(on, 60)))[0]?.band).toBe("90+");
});

test("revenue is deferred to the cent as one service after the other would be", async () => {
  await givenSeller("differito");
  const renewed = await givenOrder("differito");
  const expiry = day("2026-12-10");
  await db().order.update({
    where: { sellerId_id: { sellerId: "differito", id: renewed } },
    data: { kind: "renewal", oldExpiry: toDb(expiry), newExpiry: toDb(addMonths(expiry, 12)) },
  });
  expect(isRefusal(await settleByCard({ orderId: renewed }, system("differito")))).toBe(false);
  const waiting = await givenOrder("differito");
  expect(isRefusal(await settleByCard({ orderId: waiting }, system("differito")))).toBe(false);
  const rows = await deferredRevenue("differito", { from: addMonths(on, -1), to: addMonths(on, 16) });
  const service = serviceOf(PRICE.netCents, addDays(expiry, 1), 12);
  for (const { monthEnd, deferredCents } of rows) {
    const sold = monthEnd.since(on).sign < 0 ? 0 : 2 * PRICE.netCents;
    const earned = sold === 0 ? 0 : earnedBy(service, monthEnd);
    expect([isoDay(monthEnd), deferredCents]).toEqual([isoDay(monthEnd), sold - earned]);
  }
  expect(rows.reduce((sum, { earnedCents }) => sum + earnedCents, 0)).toBe(PRICE.netCents);
  expect(rows.reduce((sum, { soldCents }) => sum + soldCents, 0)).toBe(2 * PRICE.netCents);
});

test("every report becomes a file with its header in both languages, told to the audit log first", async () => {
  for (const locale of ["it", "en"] as const)
    for (const report of REPORTS) {
      const rows = await all(exportRows(report, SELLER, { from: addMonths(on, -2), to: on }, accountingWords(locale)));
      expect(rows.length).toBeGreaterThan(1);
      expect(rows.every((row) => row.length === rows[0]?.length)).toBe(true);
      expect(rows.flat().join(" ")).not.toMatch(/accounting\.|columns\./);
    }
  const asked = { report: "journal" as const, from: isoDay(on), to: isoDay(on) };
  expect(await exportReport(asked, call)).toEqual({ report: "journal" });
  expect(
    await exportReport(asked, { ...call, actor: { ...clerk, roles: ["help-desk"] } as typeof clerk }),
  ).toMatchObject({ code: "not-allowed" });
  expect(await db().command.count({ where: { act: "export-report" } })).toBe(2);
});
