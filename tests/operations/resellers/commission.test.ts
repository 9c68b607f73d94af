import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { setCreditLimit } from "@/lib/accounts/operations/set-credit-limit";
import { commissionsBooked } from "@/lib/audit/invariants/commissions-booked";
import { creditInvoice } from "@/lib/invoicing/operations/credit-invoice";
import { addDays, dayInRome, instantToDb } from "@/lib/kernel/day";
import { vatOf } from "@/lib/kernel/money";
import { isRefusal } from "@/lib/kernel/refusal";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { sweepCommissions } from "@/lib/resellers/jobs/sweep-commissions";
import { payCommission } from "@/lib/resellers/operations/pay-commission";
import { saveReseller } from "@/lib/resellers/operations/save-reseller";
import { commissionsOf, owedToReseller } from "@/lib/resellers/queries/commission";
import { salesOf } from "@/lib/resellers/queries/statement";
import { totalsOfSales } from "@/lib/resellers/statement";
import { givenPlacedOrder, settleByCard, system } from "@/tests/support/orders";
import { givenUser } from "@/tests/support/people";
import { givenReseller, RESELLER } from "@/tests/support/resellers";
import { givenDatabase, givenSeller } from "@/tests/support/seller";

const seller = "demo";
let close: () => Promise<void>;
beforeAll(async () => {
  close = await givenDatabase();
  // Whatever is taken back here, one person may.
  await givenSeller(seller, (policy) => {
    policy.money.refunds = { secondPersonAboveCents: 1_000_000 };
  });
});
afterAll(() => close());

type Reseller = Awaited<ReturnType<typeof givenReseller>>;
const today = dayInRome(now());
const month = { from: addDays(today, -2), to: addDays(today, 2) };
const broken = () => db().$queryRawUnsafe<{ id: string; why: string }[]>(commissionsBooked.sql);
const balance = async (kind: string, ownerId = "") => {
  const [found] = await db().$queryRaw<{ balanceCents: bigint }[]>`
    SELECT "balanceCents" FROM "LedgerBalance"
    WHERE "sellerId" = ${seller} AND "kind" = ${kind} AND "ownerId" = ${ownerId}`;
  return Number(found?.balanceCents ?? 0n);
};
const statement = async ({ resellerId, userId }: Reseller) =>
  totalsOfSales(await salesOf(seller, { id: resellerId, userId }, month)).commissionCents;
const earned = async ({ resellerId }: Reseller) => (await commissionsOf(seller, resellerId, month)).earnedCents;

/** An order of a reseller's, paid; of it, what may be given back alone. */
async function sold({ userId }: Reseller, netCents = 1800, ofIt = 0): Promise<string> {
  const orderId = await givenPlacedOrder([`venduta.${newId().slice(-8)}`]);
  const vatCents = vatOf(netCents, 2200);
  await db().order.update({
    where: { sellerId_id: { sellerId: seller, id: orderId } },
    data: {
      ...{ userId, netCents, vatCents, totalCents: netCents + vatCents },
      lines: [
        { description: "PEC Base, 24 mesi", netCents: netCents - ofIt, vatBps: 2200 },
        ...(ofIt > 0 ? [{ description: "Spazio", netCents: ofIt, vatBps: 2200 }] : []),
      ],
    },
  });
  const settled = await settleByCard({ orderId }, system());
  if (isRefusal(settled)) throw new Error(settled.code);
  return orderId;
}

it("statement, lines and ledger agree to the cent, whatever is sold at whatever rate", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 5 }),
      fc.constantFrom("0", "3,33", "5", "12,5"),
      async (nets, commission) => {
        const reseller = await givenReseller(seller, { commission });
        for (const net of nets) await sold(reseller, net);
        const cost = await balance("commissions");
        await sweepCommissions(now());
        const owed = await owedToReseller(seller, reseller.resellerId);
        expect(owed).toBe(await statement(reseller));
        expect(owed).toBe(await earned(reseller));
        expect(owed).toBe(await balance("payable", reseller.resellerId));
        expect(cost - (await balance("commissions"))).toBe(owed);
        const lines = await db().commission.count();
        await sweepCommissions(now());
        expect(await db().commission.count()).toBe(lines);
      },
    ),
    { numRuns: 6 },
  );
  expect(await broken()).toEqual([]);
}, 60_000);

it("an order taken back takes its commission back; later terms change nothing of what was earned", async () => {
  const reseller = await givenReseller();
  const orderId = await sold(reseller);
  await sold(reseller, 2000);
  await sweepCommissions(now());
  expect(await earned(reseller)).toBe(190);
  const change = { ...RESELLER, resellerId: reseller.resellerId, commission: "50" };
  await saveReseller(change, { ...system(), at: now().add({ hours: 1 }) });
  await sweepCommissions(now());
  expect(await earned(reseller)).toBe(190);
  await db().order.update({ where: { sellerId_id: { sellerId: seller, id: orderId } }, data: { state: "cancelled" } });
  await sweepCommissions(now());
  expect(await earned(reseller)).toBe(100);
  expect(await statement(reseller)).toBe(100);
  expect(await balance("payable", reseller.resellerId)).toBe(100);
});

it("an order given up unpaid earns nothing, until its money comes after all", async () => {
  const reseller = await givenReseller();
  const orderId = await sold(reseller);
  const { totalCents } = await db().order.findFirstOrThrow({ where: { id: orderId } });
  const at = instantToDb(now());
  const asked = { askedAt: at, askedByName: "Prova", decidedAt: at, reason: "insolvent" };
  const key = { sellerId: seller, id: newId() };
  await db().writeOff.create({
    data: { ...key, orderId, state: "done", amountCents: totalCents, invoiced: true, ...asked },
  });
  await sweepCommissions(now());
  expect(await earned(reseller)).toBe(0);
  await db().writeOff.update({
    where: { sellerId_id: key },
    data: { state: "taken-back", takenBackAt: at, takenBackWhy: "paid" },
  });
  await sweepCommissions(now());
  expect(await earned(reseller)).toBeGreaterThan(0);
});

it("a credit note takes back what its part had earned, to the cent, and all of it in the end", async () => {
  const { actor } = await givenUser(seller, { roles: ["accounting"] });
  const credit = async (orderId: string, what: { what: "all" } | { what: "lines"; lines: boolean[] }) => {
    const { id: invoiceId } = await db().invoice.findFirstOrThrow({ where: { sellerId: seller, orderId } });
    const noted = await creditInvoice({ invoiceId, reason: "Prova", ...what }, { seller, actor });
    if (isRefusal(noted)) throw new Error(noted.code);
  };
  const parts = fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 }));
  await fc.assert(
    fc.asyncProperty(parts, fc.constantFrom("3,33", "5", "12,5"), fc.boolean(), async ([stays, goes], rate, booked) => {
      const bps = Math.round(Number(rate.replace(",", ".")) * 100);
      const reseller = await givenReseller(seller, { commission: rate });
      const orderId = await sold(reseller, stays + goes, goes);
      if (booked) await sweepCommissions(now());
      await credit(orderId, { what: "lines", lines: [false, true] });
      await sweepCommissions(now());
      const left = vatOf(stays, bps);
      expect(await owedToReseller(seller, reseller.resellerId)).toBe(left);
      expect(await statement(reseller)).toBe(left);
      expect(await balance("payable", reseller.resellerId)).toBe(left);
      await credit(orderId, { what: "all" });
      await sweepCommissions(now());
      expect(await owedToReseller(seller, reseller.resellerId)).toBe(0);
      expect(await balance("payable", reseller.resellerId)).toBe(0);
    }),
    { numRuns: 5 },
  );
  expect(await broken()).toEqual([]);
}, 60_000);

it("is given once, never more than is owed, by whoever grants credit and not to oneself", async () => {
  const reseller = await givenReseller();
  const { resellerId, userId } = reseller;
  await sold(reseller, 4000);
  await sweepCommissions(now());
  const { actor } = await givenUser(seller, { roles: ["accounting"] });
  const pay = (amount: string, how: "offset" | "paid" = "offset", by = actor) =>
    payCommission({ resellerId, amount, how, note: "" }, { seller, actor: by });
  expect(await pay("2,01")).toMatchObject({ code: "commission-not-owed" });
  const both = await Promise.all([pay("1,50"), pay("1,50")]);
  expect(both.filter(isRefusal)).toMatchObject([{ code: "commission-not-owed" }]);
  expect(await balance("prepaid", userId)).toBe(150);
  const paidOut = await balance("receipts", "transfer");
  expect(await pay("0,50", "paid")).toEqual({ resellerId });
  expect(await owedToReseller(seller, resellerId)).toBe(0);
  expect(await balance("payable", resellerId)).toBe(0);
  expect((await balance("receipts", "transfer")) - paidOut).toBe(50);
  const { given } = await commissionsOf(seller, resellerId, month);
  expect(given.map(({ how, cents }) => [how, cents])).toEqual([
    ["offset", 150],
    ["paid", 50],
  ]);
  for (const role of ["sales", "back-office", "help-desk", "reseller", "customer"] as const) {
    const stranger = await givenUser(seller, { roles: [role] });
    expect(await pay("1", "offset", stranger.actor)).toMatchObject({ code: "not-allowed" });
  }
  const self = reseller.actor.kind === "user" && {
    ...reseller.actor,
    roles: ["reseller" as const, "accounting" as const],
  };
  expect(await pay("1", "offset", self || actor)).toMatchObject({ code: "own-account" });
  await setCreditLimit({ userId, limit: "0" }, system());
  expect(await broken()).toEqual([]);
});

it("verify finds what was not booked", async () => {
  const reseller = await givenReseller();
  const orderId = await sold(reseller);
  const settledAt = instantToDb(now().subtract({ hours: 2 }));
  await db().order.update({ where: { sellerId_id: { sellerId: seller, id: orderId } }, data: { settledAt } });
  expect(await broken()).toMatchObject([{ id: `demo/order/${orderId}` }]);
  await sweepCommissions(now());
  expect(await broken()).toEqual([]);
});
