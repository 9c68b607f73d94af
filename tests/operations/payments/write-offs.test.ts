import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { differencesOf } from "@/lib/accounting/closing";
import { closingFigures } from "@/lib/accounting/queries/closing";
import { journalStart } from "@/lib/accounting/queries/journal";
import { receivables } from "@/lib/accounting/queries/receivables";
import { verify } from "@/lib/audit/exchanges/verify";
import { creditInvoice } from "@/lib/invoicing/operations/credit-invoice";
import { numberInvoices } from "@/lib/invoicing/operations/number-invoices";
import { isRefusal } from "@/lib/kernel/refusal";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { recordRenewal } from "@/lib/mailboxes/operations/record-renewal";
import { askRefund } from "@/lib/payments/operations/ask-refund";
import { decideWriteOff } from "@/lib/payments/operations/decide-write-off";
import { interruptUnpaid } from "@/lib/payments/operations/interrupt-unpaid";
import { takeBackPayment } from "@/lib/payments/operations/take-back-payment";
import { undoWriteOff } from "@/lib/payments/operations/undo-write-off";
import { writeOffOrder } from "@/lib/payments/operations/write-off-order";
import { lossOfOrder, writeOffsOf, writtenOffIn } from "@/lib/payments/queries/write-offs";
import type { Actor } from "@/lib/platform/actor";
import { SYSTEM } from "@/lib/platform/actor";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { givenMailbox } from "../../support/orders";
import { givenDatabase, givenSeller } from "../../support/seller";
import { arrives, balanceOn, reports } from "./slow";
import { done, givenOrder, givenUser, ledgerFaults, PRICE } from "./support";

let drop: () => Promise<void>;
let seller: string;
/** Invoices what is bought out of an account when it is delivered. */
let agreed: string;
let clerk: { id: string; actor: Actor };
let chief: { id: string; actor: Actor };
let owner: { id: string; actor: Actor };
let theirs: typeof owner;
let agreedClerk: typeof clerk;
beforeAll(async () => {
  drop = await givenDatabase();
  seller = await givenSeller("demo", ({ money }) => {
    money.methods.account = ["card", "prepaid", "transfer"];
    money.startsOn = { transfer: "receipt" };
    money.writeOffs = { secondPersonAboveCents: 2000 };
  });
  agreed = await givenSeller("alla-consegna", ({ money }) => {
    money.methods.account = ["card", "prepaid", "transfer"];
    money.startsOn = { transfer: "receipt" };
    money.invoice = { onDelivery: { channels: ["account"], holderKinds: [] } };
  });
  [clerk, chief] = [await givenUser(seller, "accounting"), await givenUser(seller, "accounting")];
  owner = await givenUser(seller);
  theirs = await givenUser(agreed);
  agreedClerk = await givenUser(agreed, "accounting");
});
const INVARIANTS = ["balanced-postings", "stored-balances", "prepaid-limits", "settled-once", "given-up-once"];
afterEach(async () => {
  expect(await ledgerFaults()).toEqual([]);
  expect((await verify()).filter(({ holds, name }) => !holds && INVARIANTS.includes(name))).toEqual([]);
});
afterAll(() => drop());

const read = (id: string) => db().order.findFirstOrThrow({ where: { id } });
const euros = (cents: number) => (cents / 100).toFixed(2).replace(".", ",");
const books = async (of: string) => ({
  lost: await balanceOn(of, "write-off"),
  revenue: await balanceOn(of, "revenue"),
  vat: await balanceOn(of, "vat"),
  owed: await balanceOn(of, "receivable"),
});
type Books = Awaited<ReturnType<typeof books>>;
const since = async (of: string, before: Books): Promise<Books> => {
  const after = await books(of);
  return {
    lost: after.lost - before.lost,
    revenue: after.revenue - before.revenue,
    vat: after.vat - before.vat,
    owed: after.owed - before.owed,
  };
};
const giveUp = (orderId: string, amountCents: number, by: Actor = clerk.actor, more: { key?: string } = {}) =>
  writeOffOrder({ orderId, amountCents, reason: "unreachable" }, { seller, actor: by, ...more });

/** A mailbox renewed on the receipt of a transfer that never comes. */
async function givenOwed(of = seller, who = owner) {
  const mailbox = await givenMailbox({ seller: of, userId: who.id });
  const call = { seller: of, actor: who.actor };
  const { orderId } = done(await orderRenewal({ which: { mailboxId: mailbox.id }, termMonths: 12 }, call));
  done(await reports(of, who.actor, { orderId }));
  done(await recordRenewal({ orderId }, { seller: of, actor: SYSTEM("test") }));
  const { code, totalCents, netCents, vatCents } = await read(orderId);
  return { mailboxId: mailbox.id, orderId, code, totalCents, netCents, vatCents };
}

/** An order of 14,64 of which that much came. */
async function givenShort(amount: string, who = owner, of = seller, by = clerk) {
  const orderId = await givenOrder(of, { userId: who.id });
  const { paymentId } = done(await arrives(of, by.actor, { orderId }, amount));
  return { orderId, paymentId };
}

describe("a service nobody will pay", () => {
  test("without an invoice loses its net: no VAT, no invoice, and no access by it; paid after all, everything is as if it had been paid", async () => {
    const before = await books(seller);
    const { orderId, mailboxId, netCents, vatCents, totalCents } = await givenOwed();
    done(await interruptUnpaid({ orderId }, { seller, actor: SYSTEM("test"), at: now().add({ hours: 24 * 40 }) }));
    expect(done(await giveUp(orderId, netCents)).state).toBe("done");
    expect(await read(orderId)).toMatchObject({ state: "fulfilled" });
    expect(await since(seller, before)).toEqual({ lost: -netCents, revenue: netCents, vat: 0, owed: 0 });
    expect(await db().invoice.count({ where: { orderId } })).toBe(0);
    expect(await db().mailbox.findFirst({ where: { id: mailboxId } })).toMatchObject({ state: "suspended" });
    expect(await giveUp(orderId, netCents)).toMatchObject({ code: "write-off-paid" });
    expect(done(await arrives(seller, clerk.actor, { orderId }, euros(totalCents))).effect).toBe("settled");
    expect(await since(seller, before)).toEqual({ lost: 0, revenue: netCents, vat: vatCents, owed: 0 });
    expect(await db().invoice.count({ where: { orderId } })).toBe(1);
    expect(await db().mailbox.findFirst({ where: { id: mailboxId } })).toMatchObject({ state: "active" });
    expect(await db().writeOff.findFirst({ where: { orderId } })).toMatchObject({
      state: "taken-back",
      takenBackWhy: "paid",
    });
    expect(await db().staffTask.count({ where: { subjectId: orderId, closedAt: null } })).toBe(0);
  });

  test("invoiced on its delivery loses VAT too, until a credit note takes it back: nobody is given a cent", async () => {
    const before = await books(agreed);
    const { orderId, totalCents, netCents, vatCents } = await givenOwed(agreed, theirs);
    const invoice = await db().invoice.findFirstOrThrow({ where: { orderId } });
    const call = { seller: agreed, actor: agreedClerk.actor };
    const asked = { orderId, amountCents: totalCents, reason: "insolvent" as const };
    expect(await writeOffOrder({ ...asked, amountCents: netCents }, call)).toMatchObject({ code: "write-off-changed" });
    done(await writeOffOrder(asked, call));
    expect(await since(agreed, before)).toEqual({ lost: -totalCents, revenue: netCents, vat: vatCents, owed: 0 });
    done(await numberInvoices({}, { seller: agreed, actor: SYSTEM("test") }));
    done(await creditInvoice({ invoiceId: invoice.id, what: "all", reason: "Mai pagata" }, call));
    expect(await since(agreed, before)).toEqual({ lost: 0, revenue: 0, vat: 0, owed: 0 });
    expect(await balanceOn(agreed, "prepaid", theirs.id)).toBe(0);
    expect(await undoWriteOff({ orderId }, call)).toMatchObject({ code: "write-off-credited" });
    // Of a sale that was taken back nothing is owed: what comes for it now is the customer's.
    expect(done(await arrives(agreed, agreedClerk.actor, { orderId }, "5")).effect).toBe("credited");
    expect(await balanceOn(agreed, "prepaid", theirs.id)).toBe(500);
  });

  test("paid in part later is owed again for the rest", async () => {
    const before = await books(seller);
    const { orderId, netCents, totalCents } = await givenOwed();
    done(await giveUp(orderId, netCents));
    expect(done(await arrives(seller, clerk.actor, { orderId }, "2")).effect).toBe("partial");
    expect(await read(orderId)).toMatchObject({ state: "placed", receivedCents: 200 });
    expect(await since(seller, before)).toMatchObject({ lost: 0, revenue: 0, owed: -totalCents });
    done(await giveUp(orderId, totalCents - 200));
    expect(await since(seller, before)).toMatchObject({ lost: 200 - totalCents, revenue: netCents, owed: 0 });
  });
});

describe("the missing rest of a price", () => {
  test("is forgiven: the order is paid, its service begins, its invoice is whole", async () => {
    const before = await books(seller);
    const suspense = await balanceOn(seller, "suspense");
    const { orderId } = await givenShort("10");
    done(await giveUp(orderId, 464));
    expect(await read(orderId)).toMatchObject({ state: "settled", receivedCents: 0 });
    expect(await since(seller, before)).toEqual({ lost: -464, revenue: 1200, vat: 264, owed: 0 });
    expect(await balanceOn(seller, "suspense")).toBe(suspense);
    expect(await db().invoice.findFirst({ where: { orderId } })).toMatchObject({ totalCents: PRICE.totalCents });
    expect(await db().mailbox.count({ where: { orderId } })).toBe(1);
    expect(await db().mail.count({ where: { dedupeKey: `payment-received:${orderId}` } })).toBe(1);
  });

  test("is never given back: neither by a refund nor by a credit note, whichever comes first", async () => {
    for (const first of ["refund", "note"] as const) {
      const who = await givenUser(seller);
      const { orderId, paymentId } = await givenShort("10", who);
      done(await giveUp(orderId, 464));
      done(await numberInvoices({}, { seller, actor: SYSTEM("test") }));
      const { id: invoiceId } = await db().invoice.findFirstOrThrow({ where: { orderId } });
      const call = { seller, actor: clerk.actor };
      const refund = { paymentId, to: "prepaid" as const, reason: "goodwill" as const };
      expect(await askRefund({ ...refund, amount: "10,01" }, call)).toMatchObject({ code: "refund-too-much" });
      if (first === "refund") done(await askRefund({ ...refund, amount: "3" }, call));
      done(await creditInvoice({ invoiceId, what: "all", reason: "Servizio non reso" }, call));
      expect(await balanceOn(seller, "prepaid", who.id)).toBe(1000);
      expect(isRefusal(await askRefund({ ...refund, amount: "1" }, call))).toBe(true);
      expect(await balanceOn(seller, "prepaid", who.id)).toBe(1000);
    }
  });

  test("that comes after all recovers it, and what is more than owed is the customer's", async () => {
    const who = await givenUser(seller);
    const lost = await balanceOn(seller, "write-off");
    const { orderId } = await givenShort("10", who);
    done(await giveUp(orderId, 464));
    expect(done(await arrives(seller, clerk.actor, { orderId }, "5"))).toMatchObject({
      effect: "settled",
      restCents: 36,
    });
    expect(await balanceOn(seller, "write-off")).toBe(lost);
    expect(await balanceOn(seller, "prepaid", who.id)).toBe(36);
    expect(await db().invoice.count({ where: { orderId } })).toBe(1);
    expect(await db().mailbox.count({ where: { orderId } })).toBe(1);
  });

  test("is owed again when the part that had come turns out not to have", async () => {
    const lost = await balanceOn(seller, "write-off");
    const { orderId, paymentId } = await givenShort("10");
    done(await giveUp(orderId, 464));
    done(await takeBackPayment({ paymentId, why: "bounced" }, { seller, actor: clerk.actor }));
    expect(await read(orderId)).toMatchObject({ state: "placed", receivedCents: 0 });
    expect(await balanceOn(seller, "write-off")).toBe(lost);
    expect(await db().writeOff.findFirst({ where: { orderId } })).toMatchObject({ takenBackWhy: "payment-taken-back" });
  });

  test("given up by mistake is waited for again", async () => {
    const before = await books(seller);
    const { orderId } = await givenShort("10");
    done(await giveUp(orderId, 464));
    done(await undoWriteOff({ orderId }, { seller, actor: clerk.actor }));
    expect(await read(orderId)).toMatchObject({ state: "placed", receivedCents: 1000 });
    expect(await since(seller, before)).toEqual({ lost: 0, revenue: 0, vat: 0, owed: 0 });
    expect(await undoWriteOff({ orderId }, { seller, actor: clerk.actor })).toMatchObject({
      code: "write-off-unknown",
    });
    done(await giveUp(orderId, 464));
  });
});

describe("who may give up, and what", () => {
  test("nothing where nothing is owed, and no order of another seller", async () => {
    const untouched = await givenOrder(seller, { userId: owner.id });
    expect(await giveUp(untouched, PRICE.totalCents)).toMatchObject({ code: "write-off-nothing-open" });
    const { orderId } = await givenShort("14,64");
    expect(await giveUp(orderId, 1)).toMatchObject({ code: "write-off-paid" });
    const elsewhere = await givenShort("10", theirs, agreed, agreedClerk);
    expect(await giveUp(elsewhere.orderId, 464)).toMatchObject({ code: "order-unknown" });
    expect(await giveUp(randomUUID(), 464)).toMatchObject({ code: "order-unknown" });
    const short = await givenShort("10");
    expect(await giveUp(short.orderId, 463)).toMatchObject({ code: "write-off-changed" });
    const without = { orderId: short.orderId, amountCents: 464, reason: "other" as const };
    expect(await writeOffOrder(without, { seller, actor: clerk.actor })).toMatchObject({
      code: "invalid-input",
      field: "note",
    });
  });

  test("one of ten clicks at once counts, and the same act sent again answers the same", async () => {
    const lost = await balanceOn(seller, "write-off");
    const { orderId } = await givenShort("10");
    const clicks = await Promise.all(Array.from({ length: 10 }, () => giveUp(orderId, 464)));
    expect(clicks.filter((each) => !isRefusal(each))).toHaveLength(1);
    expect(await balanceOn(seller, "write-off")).toBe(lost - 464);
    const other = await givenShort("10");
    const key = randomUUID();
    const first = done(await giveUp(other.orderId, 464, clerk.actor, { key }));
    expect(await giveUp(other.orderId, 464, clerk.actor, { key })).toEqual(first);
    expect(await balanceOn(seller, "write-off")).toBe(lost - 928);
  });

  test("above the limit a second person agrees: never the first, never whose order it is, once", async () => {
    const lost = await balanceOn(seller, "write-off");
    const { orderId } = await givenShort("1");
    await db().order.update({
      where: { sellerId_id: { sellerId: seller, id: orderId } },
      data: {
        netCents: 3000,
        vatCents: 660,
        totalCents: 3660,
        lines: [{ description: "Base", netCents: 3000, vatBps: 2200 }],
      },
    });
    const { writeOffId, state } = done(await giveUp(orderId, 3560));
    expect(state).toBe("asked");
    expect(await giveUp(orderId, 3560, chief.actor)).toMatchObject({ code: "write-off-asked" });
    const decide = (actor: Actor, decision: "approve" | "refuse" = "approve") =>
      decideWriteOff({ writeOffId, decision }, { seller, actor });
    expect(await decide(clerk.actor)).toMatchObject({ code: "write-off-second-person" });
    expect(await decide((await givenUser(seller, "back-office")).actor)).toMatchObject({ code: "not-allowed" });
    // More came meanwhile: what was asked for is not what is missing any more.
    done(await arrives(seller, clerk.actor, { orderId }, "1"));
    expect(await decide(chief.actor)).toMatchObject({ code: "write-off-changed" });
    done(await decide(chief.actor, "refuse"));
    expect(await balanceOn(seller, "write-off")).toBe(lost);
    const again = done(await giveUp(orderId, 3460)).writeOffId;
    const outcomes = await Promise.all(
      [chief, await givenUser(seller, "admin")].map(({ actor }) =>
        decideWriteOff({ writeOffId: again, decision: "approve" }, { seller, actor }),
      ),
    );
    expect(outcomes.filter((each) => !isRefusal(each))).toHaveLength(1);
    expect(await balanceOn(seller, "write-off")).toBe(lost - 3460);
    expect(
      await db().command.count({ where: { act: { in: ["write-off-order", "decide-write-off"] }, sellerId: seller } }),
    ).toBeGreaterThan(2);
  });

  test("not one's own order", async () => {
    const { orderId } = await givenShort("10", clerk, seller, chief);
    expect(await giveUp(orderId, 464)).toMatchObject({ code: "own-write-off" });
    done(await giveUp(orderId, 464, chief.actor));
  });
});

test("the accounting sees what it gave up: on the order, beside the receivables, in the closing of the day", async () => {
  const owed = await givenOwed();
  const before = await receivables(seller, today());
  expect(before.map(({ id }) => id)).toContain(owed.orderId);
  const { givenUp } = await closingFigures(seller, today());
  expect(await lossOfOrder(await read(owed.orderId))).toEqual({
    amountCents: owed.netCents,
    invoiced: false,
    whole: true,
  });
  done(await giveUp(owed.orderId, owed.netCents));
  expect(await lossOfOrder(await read(owed.orderId))).toBeNull();
  expect(await writeOffsOf(seller, owed.orderId)).toMatchObject([{ state: "done", amountCents: owed.netCents }]);
  expect((await receivables(seller, today())).map(({ id }) => id)).not.toContain(owed.orderId);
  const day = { from: today(), to: today() };
  expect(await writtenOffIn(seller, day)).toContainEqual(
    expect.objectContaining({ orderId: owed.orderId, state: "done", amountCents: owed.netCents }),
  );
  const after = await closingFigures(seller, today());
  expect(after.givenUp.actsCents - givenUp.actsCents).toBe(owed.netCents);
  const kinds = differencesOf(after).map(({ kind }) => kind);
  expect(kinds).not.toContain("given-up");
  const said = (await journalStart(seller, day, 10_000)).rows.filter(({ code }) => code !== "" && code === owed.code);
  expect(said.find(({ account }) => account === "write-off")).toMatchObject({
    amountCents: -owed.netCents,
    note: "unreachable",
  });
});

type Step = { act: "comes"; cents: number } | { act: string };
/** What it found before: a stray payment given back while its order waited, and a bounce after a credit note. */
const FOUND: [Step[]][] = [
  [[{ act: "comes", cents: 1464 }, { act: "comes", cents: 100 }, { act: "bounce" }, { act: "refund" }]],
  [[{ act: "comes", cents: 1000 }, { act: "comes", cents: 1000 }, { act: "credit" }, { act: "bounce" }]],
];
test("whatever comes, is given up, taken back and credited, in any order: the customer is never given more than came", async () => {
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ act: fc.constant("comes" as const), cents: fc.constantFrom(100, 464, 1000, 1464) }),
    fc.record({ act: fc.constantFrom("give-up", "undo", "credit", "bounce", "refund") }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
      const who = await givenUser(seller);
      const orderId = await givenOrder(seller, { userId: who.id });
      const call = { seller, actor: clerk.actor };
      for (const each of steps) {
        const payment = await db().payment.findFirst({ where: { orderId, state: "succeeded", reversedAt: null } });
        const { totalCents, receivedCents } = await read(orderId);
        if ("cents" in each) done(await arrives(seller, clerk.actor, { orderId }, euros(each.cents)));
        if (each.act === "give-up") await giveUp(orderId, Math.max(1, totalCents - receivedCents));
        if (each.act === "undo") await undoWriteOff({ orderId }, call);
        if (each.act === "bounce" && payment) await takeBackPayment({ paymentId: payment.id, why: "bounced" }, call);
        if (each.act === "refund" && payment)
          await askRefund({ paymentId: payment.id, amount: "1", to: "prepaid", reason: "goodwill" }, call);
        if (each.act === "credit") {
          done(await numberInvoices({}, { seller, actor: SYSTEM("test") }));
          const invoice = await db().invoice.findFirst({ where: { orderId } });
          if (invoice) await creditInvoice({ invoiceId: invoice.id, what: "all", reason: "Prova" }, call);
        }
      }
      const came = await db().payment.aggregate({
        where: { orderId, state: "succeeded", reversedAt: null },
        _sum: { receivedCents: true },
      });
      expect(await balanceOn(seller, "prepaid", who.id)).toBeLessThanOrEqual(came._sum.receivedCents ?? 0);
      expect(await ledgerFaults()).toEqual([]);
    }),
    { numRuns: 15, examples: FOUND },
  );
}, 60_000);
