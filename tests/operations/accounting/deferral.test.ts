import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handler } from "@/lib/accounting/jobs/defer-revenue";
import { postDeferral } from "@/lib/accounting/operations/post-deferral";
import { monthAfter, monthEnds, monthOf } from "@/lib/accounting/period";
import { deferredInBooks, deferredRevenue } from "@/lib/accounting/queries/deferred";
import { exportRows } from "@/lib/accounting/queries/exports";
import { journal } from "@/lib/accounting/queries/journal";
import { accountingWords } from "@/lib/accounting/words";
import { verify } from "@/lib/audit/exchanges/verify";
import { creditInvoice } from "@/lib/invoicing/operations/credit-invoice";
import { numberInvoices } from "@/lib/invoicing/operations/number-invoices";
import {
  addDays,
  addMonths,
  type Day,
  day,
  dayInRome,
  instantFromDb,
  instantInRome,
  isoDay,
  toDb,
} from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { settleByCard, system } from "../../support/orders";
import { givenDatabase, givenSeller } from "../../support/seller";
import { balanceOn } from "../payments/slow";
import { done, givenOrder, givenUser, ledgerFaults } from "../payments/support";

let drop: () => Promise<void>;
beforeAll(async () => {
  drop = await givenDatabase();
});
afterAll(async () => {
  expect(await ledgerFaults()).toEqual([]);
  expect((await verify()).filter(({ holds, name }) => !holds && OURS.includes(name))).toEqual([]);
  await drop();
});
const OURS = ["balanced-postings", "stored-balances", "settled-once", "given-up-once", "deferred-in-books"];

const BEGUN = day("2026-03-01");
const noon = (on: Day) => instantInRome(on, "12:00");
const onDay = (seller: string, on: Day) => ({ ...system(seller), at: noon(on) });

/** Sold on a day: an activation of twelve months that began then or never, or a renewal from some day on. */
async function sell(seller: string, on: Day, what: "activation" | "waiting" | "renewal", from: number) {
  const orderId = await givenOrder(seller);
  const key = { sellerId_id: { sellerId: seller, id: orderId } };
  if (what === "renewal") {
    const expiry = addDays(on, from);
    const term = { oldExpiry: toDb(expiry), newExpiry: toDb(addMonths(expiry, 12)) };
    await db().order.update({ where: key, data: { kind: "renewal", ...term } });
  }
  done(await settleByCard({ orderId }, onDay(seller, on)));
  if (what === "activation")
    await db().mailbox.updateMany({ where: { sellerId: seller, orderId }, data: { activatedOn: toDb(on) } });
  return orderId;
}

/** Takes back the whole of some invoice that stands, if there is one. */
async function credit(seller: string, on: Day, n: number) {
  for (let more = true; more; ) more = done(await numberInvoices({}, onDay(seller, on))).more;
  const open = await db().invoice.findMany({
    where: { sellerId: seller, creditedId: null, credits: { none: {} } },
    orderBy: { id: "asc" },
  });
  const invoice = open[n % (open.length || 1)];
  if (!invoice) return;
  const { actor } = await givenUser(seller, "accounting");
  const input = { invoiceId: invoice.id, what: "all" as const, reason: "Prova" };
  done(await creditInvoice(input, { seller, actor, at: noon(on) }));
}

const reported = async (seller: string, end: Day) =>
  (await deferredRevenue(seller, { from: end, to: end }))[0]?.deferredCents ?? 0;
const soldUntil = async (seller: string, end: Day) =>
  (await deferredRevenue(seller, { from: BEGUN, to: end })).reduce((sum, { soldCents }) => sum + soldCents, 0);
const post = (seller: string, end: Day, at = addDays(end, 1)) =>
  postDeferral({ monthEnd: isoDay(end) }, onDay(seller, at));

let sellers = 0;
const newSeller = () =>
  givenSeller(`differiti-${++sellers}`, ({ money }) => {
    money.refunds = { secondPersonAboveCents: 1_000_000 };
  });

test("whatever is sold and taken back over the months, the account is the report at each month's end and nothing is lost", async () => {
  const step = fc.record({
    what: fc.constantFrom("activation", "waiting", "renewal", "credit"),
    on: fc.integer({ min: 0, max: 27 }),
    n: fc.integer({ min: -40, max: 60 }),
  });
  const months = fc.array(fc.array(step, { maxLength: 4 }), { minLength: 3, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(months, fc.boolean(), async (lived, late) => {
      const seller = await newSeller();
      const ends = monthEnds({ from: BEGUN, to: addDays(addMonths(BEGUN, lived.length), -1) });
      for (const [month, steps] of lived.entries()) {
        const end = ends[month] ?? BEGUN;
        for (const { what, on, n } of [...steps].sort((a, b) => a.on - b.on)) {
          const when = addDays(end.with({ day: 1 }), on);
          if (what === "credit") await credit(seller, when, Math.abs(n));
          else await sell(seller, when, what, n);
        }
        if (late) continue;
        const posted = await post(seller, end);
        // Nothing was sold yet: there is no month to post.
        if (isRefusal(posted)) expect(await soldUntil(seller, end)).toBe(0);
        await expectBooks(seller, end);
      }
      await handler({}, { jobId: "test", retry: 0, signal: AbortSignal.timeout(60_000) });
      await expectBooks(seller, addDays(today().with({ day: 1 }), -1));
    }),
    { numRuns: 8 },
  );
}, 60_000);

async function expectBooks(seller: string, end: Day): Promise<void> {
  const [deferred, revenue] = [await balanceOn(seller, "revenue-deferred"), await balanceOn(seller, "revenue")];
  expect([isoDay(end), deferred]).toEqual([isoDay(end), await reported(seller, end)]);
  expect(deferred + revenue).toBe(await soldUntil(seller, end));
}

describe("a month", () => {
  test("is posted once, by one of many workers, after it is over and in its order", async () => {
    const seller = await newSeller();
    await sell(seller, BEGUN, "activation", 0);
    const march = monthOf(BEGUN).to;
    const april = monthAfter(march);
    expect(await post(seller, march, march)).toMatchObject({ code: "month-not-over" });
    expect(await post(seller, april)).toMatchObject({ code: "month-out-of-order" });
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => post(seller, march)));
    expect(outcomes.filter((each) => !isRefusal(each))).toHaveLength(1);
    for (const each of outcomes.filter(isRefusal)) expect(each.code).toBe("month-posted");
    expect(await balanceOn(seller, "revenue-deferred")).toBe(await reported(seller, march));
    const staff = await givenUser(seller, "admin");
    const forbidden = await postDeferral({ monthEnd: isoDay(april) }, { seller, actor: staff.actor });
    expect(forbidden).toMatchObject({ code: "not-allowed" });
  });

  test("that was missed is caught up with, also after the work was broken off", async () => {
    const seller = await newSeller();
    await sell(seller, BEGUN, "activation", 0);
    done(await post(seller, monthOf(BEGUN).to));
    const run = () => handler({}, { jobId: "test", retry: 0, signal: AbortSignal.timeout(60_000) });
    await Promise.all([run(), run()]);
    await run();
    const last = addDays(today().with({ day: 1 }), -1);
    const posted = await db().deferredMonth.findMany({ where: { sellerId: seller }, orderBy: { monthEnd: "asc" } });
    expect(posted).toHaveLength(monthEnds({ from: BEGUN, to: last }).length);
    await expectBooks(seller, last);
    // Dated in its month: so the journal of that month has it.
    const movements = await db().movement.findMany({ where: { sellerId: seller, kind: "deferral" } });
    expect(movements.map(({ at }) => isoDay(dayInRome(instantFromDb(at)))).sort()).toEqual(
      monthEnds({ from: BEGUN, to: last }).map(isoDay),
    );
    const rows = [];
    for await (const batch of journal(seller, monthOf(BEGUN))) rows.push(...batch);
    expect(rows.filter(({ account }) => account === "revenue-deferred")).toHaveLength(1);
  });

  test("keeps what was posted: what a credit note changes of it is the next month's", async () => {
    const seller = await newSeller();
    await sell(seller, BEGUN, "activation", 0);
    const march = monthOf(BEGUN).to;
    const first = done(await post(seller, march));
    await credit(seller, addDays(march, 3), 0);
    const shown = await deferredInBooks(seller, { from: march, to: monthAfter(march) });
    expect(shown).toMatchObject([
      { deferredCents: 0, postedCents: first.deferredCents, differenceCents: -first.deferredCents },
      { postedCents: null, differenceCents: null },
    ]);
    expect(done(await post(seller, monthAfter(march)))).toMatchObject({
      deferredCents: 0,
      postedCents: -first.deferredCents,
    });
    expect(await balanceOn(seller, "revenue")).toBe(0);
    const file = [];
    for await (const rows of exportRows("deferred", seller, { from: march, to: march }, accountingWords("it")))
      file.push(...rows);
    expect(file[0]).toEqual(["Mese", "Venduto", "Ricavo del mese", "Rinviato a fine mese", "Nei libri", "Differenza"]);
    expect(file[1]).toHaveLength(6);
  });

  test("in which nothing changed is posted without a movement", async () => {
    const seller = await newSeller();
    await sell(seller, BEGUN, "waiting", 0);
    done(await post(seller, monthOf(BEGUN).to));
    expect(done(await post(seller, monthAfter(monthOf(BEGUN).to)))).toMatchObject({ postedCents: 0 });
    expect(await db().movement.count({ where: { sellerId: seller, kind: "deferral" } })).toBe(1);
  });
});
