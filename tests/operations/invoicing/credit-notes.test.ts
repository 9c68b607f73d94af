import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { vatSummary } from "@/lib/accounting/queries/vat-register";
import { runCommand } from "@/lib/cli/run-command";
import { checkInvoice } from "@/lib/invoicing/fatturapa/check";
import { invoiceFilter } from "@/lib/invoicing/filter";
import { numberText } from "@/lib/invoicing/invoice";
import { creditInvoice } from "@/lib/invoicing/operations/credit-invoice";
import { issueHeldInvoices } from "@/lib/invoicing/operations/issue-held-invoices";
import { invoicesOf } from "@/lib/invoicing/queries";
import { listInvoices } from "@/lib/invoicing/queries/desk";
import { invoiceForStaff } from "@/lib/invoicing/queries/one";
import { invoiceDelivered } from "@/lib/invoicing/store/ask";
import { addDays, day, dayInRome, isoDay } from "@/lib/kernel/day";
import { isEleventhDigitRight } from "@/lib/kernel/identifiers/partita-iva";
import { isRefusal } from "@/lib/kernel/refusal";
import { lockOrder, moveOrder } from "@/lib/orders/store";
import { now } from "@/lib/platform/clock";
import { seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { anybody, operation, z } from "@/lib/platform/operation";
import type { PolicyInput } from "@/lib/sellers/policy";
import { BODY, PERSON } from "../../rules/invoicing/support/documents";
import { ledgerBalance } from "../../support/ledger";
import { settleByCard, system } from "../../support/orders";
import { givenUser } from "../../support/people";
import { givenSeller } from "../../support/seller";
import { givenStack, runJobs, type TestStack } from "../../support/stack";
import { done, givenOrder, ledgerFaults } from "../payments/support";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
});
afterAll(() => stack.close());

let sellers = 0;
/** Every seller under a VAT number of its own: SdI takes a number once from each. */
const fiscal = (policy: PolicyInput) => {
  const begun = `7${String(++sellers).padStart(9, "0")}`;
  policy.brand.vatNumber = Array.from({ length: 10 }, (_, n) => `${begun}${n}`).find(isEleventhDigitRight) ?? "";
  policy.brand.fiscal = { street: "Via di Prova 1", cap: "10100", city: "Torino", province: "TO" };
};
const jobs = () => runJobs(["mailbox.provision", "mail.send"]);

/** A paid order of somebody, with two lines, and its invoice. */
async function paid(seller: string, userId?: string) {
  const orderId = await givenOrder(seller, userId ? { userId } : {});
  const lines = [
    { description: "Base, 12 mesi", netCents: 1000, vatBps: 2200 },
    { description: "Spazio, 1 GB", netCents: 200, vatBps: 2200 },
  ];
  const where = { sellerId_id: { sellerId: seller, id: orderId } };
  await db().order.update({ where, data: { lines, billingSealed: seal(PERSON) } });
  done(await settleByCard({ orderId }, system(seller)));
  await jobs();
  return db().invoice.findFirstOrThrow({ where: { sellerId: seller, orderId } });
}
/** What the operator's program prints, with this process's database. */
const sportello = (...argv: string[]) => runCommand(argv, (_needs, use) => use());

describe("a credit note", () => {
  test("takes lines, then the rest: numbers of its own, money back to the customer, linked in FatturaPA", async () => {
    const seller = await givenSeller("uno", fiscal);
    const [owner, clerk] = [await givenUser(seller), await givenUser(seller, { roles: ["accounting"] })];
    const { id: invoiceId } = await paid(seller, owner.userId);
    const call = { seller, actor: clerk.actor };
    const first = done(
      await creditInvoice(
        { invoiceId, what: "lines", lines: [false, true], why: "not-rendered", reason: "Spazio non usato" },
        call,
      ),
    );
    expect(first).toMatchObject({ netCents: 200, vatCents: 44, totalCents: 244 });
    expect(await ledgerBalance(seller, "prepaid", owner.userId)).toBe(244);
    await jobs();
    expect(await creditInvoice({ invoiceId, what: "all", why: "other" }, call)).toMatchObject({
      code: "invalid-input",
      field: "reason",
    });
    const rest = done(await creditInvoice({ invoiceId, what: "all", why: "cooling-off" }, call));
    expect(rest.totalCents).toBe(1220);
    await jobs();
    expect([await ledgerBalance(seller, "revenue"), await ledgerBalance(seller, "vat")]).toEqual([0, 0]);
    expect(await ledgerBalance(seller, "prepaid", owner.userId)).toBe(1464);
    expect(await ledgerFaults()).toEqual([]);
    expect(await creditInvoice({ invoiceId, what: "all", reason: "Ancora" }, call)).toMatchObject({
      code: "credit-empty",
    });
    const notes = await db().invoice.findMany({
      where: { sellerId: seller, creditedId: invoiceId },
      orderBy: { number: "asc" },
    });
    const invoice = await db().invoice.findFirstOrThrow({ where: { id: invoiceId } });
    expect(notes.map(numberText)).toEqual([1, 2].map((n) => `NC-${n}/${invoice.year}`));
    expect(notes.map(({ state }) => state)).toEqual(["undelivered", "undelivered"]);
    expect(notes.map(({ creditWhy, reason }) => [creditWhy, reason])).toEqual([
      ["not-rendered", "Servizio non reso: Spazio non usato"],
      ["cooling-off", "Recesso del cliente"],
    ]);
    const { out: xml = "" } = await sportello("invoice", "xml", `NC-1/${invoice.year}`, "--seller", seller);
    expect(checkInvoice(xml)).toEqual([]);
    for (const part of [
      "<TipoDocumento>TD04",
      `<IdDocumento>${numberText(invoice)}`,
      "<Causale>Servizio non reso: Spazio non usato",
      "<ImportoTotaleDocumento>2.44",
    ])
      expect(xml).toContain(part);
    const seen = await invoiceForStaff(seller, invoiceId);
    expect(seen?.notes.map(({ number }) => number)).toEqual(notes.map(numberText));
    expect(seen?.left).toEqual([0, 0]);
    expect((await invoicesOf(seller, owner.userId)).map(({ creditedId }) => creditedId)).toEqual([
      invoiceId,
      invoiceId,
      null,
    ]);
    const found = await listInvoices(seller, invoiceFilter.parse({ kind: "credit-note" }), 10);
    expect(found.total).toBe(2);
  });

  test("is nobody's to give oneself, and none is given on a credit note or by those who may not", async () => {
    const seller = await givenSeller("due", fiscal);
    const [clerk, help] = [
      await givenUser(seller, { roles: ["accounting"] }),
      await givenUser(seller, { roles: ["help-desk"] }),
    ];
    const own = await paid(seller, clerk.userId);
    const other = await paid(seller);
    const ask = (invoiceId: string, by = clerk) =>
      creditInvoice({ invoiceId, what: "all", reason: "Prova" }, { seller, actor: by.actor });
    expect(await ask(own.id)).toMatchObject({ code: "own-invoice" });
    expect(await ask(other.id, help)).toMatchObject({ code: "not-allowed" });
    const note = done(await ask(other.id));
    // Bought without an account: what was paid is kept until it is given back.
    expect(await ledgerBalance(seller, "suspense")).toBe(1464);
    expect(await ask(note.creditNoteId)).toMatchObject({ code: "invoice-not-creditable" });
    const again = await Promise.all([ask(other.id), ask(other.id)]);
    expect(again.every((outcome) => isRefusal(outcome) && outcome.code === "credit-empty")).toBe(true);
  });
});

describe("a credit note above what one person may give back", () => {
  test("is made by a refund that a second person agrees to, also in parts", async () => {
    const seller = await givenSeller("limite", (policy) => {
      fiscal(policy);
      policy.money.refunds = { secondPersonAboveCents: 1300 };
    });
    const [owner, clerk] = [await givenUser(seller), await givenUser(seller, { roles: ["accounting"] })];
    const { id: invoiceId } = await paid(seller, owner.userId);
    const call = { seller, actor: clerk.actor };
    const refused = { refused: true, code: "credit-needs-second", params: { limit: 13 } };
    expect(await creditInvoice({ invoiceId, what: "all", reason: "Tutto" }, call)).toMatchObject(refused);
    expect(await db().invoice.count({ where: { sellerId: seller, creditedId: invoiceId } })).toBe(0);
    done(await creditInvoice({ invoiceId, what: "lines", lines: [true], reason: "Una riga" }, call));
    expect(await creditInvoice({ invoiceId, what: "all", reason: "Il resto" }, call)).toMatchObject(refused);
    expect(await ledgerBalance(seller, "prepaid", owner.userId)).toBe(1220);
    expect(await ledgerFaults()).toEqual([]);
  });
});

describe("an invoice that was never issued", () => {
  test("is taken back by nobody: it is corrected first", async () => {
    const seller = await givenSeller("scarto", fiscal);
    const clerk = await givenUser(seller, { roles: ["accounting"] });
    const { id: invoiceId } = await paid(seller);
    const credit = () => creditInvoice({ invoiceId, what: "all", reason: "Recesso" }, { seller, actor: clerk.actor });
    for (const state of ["rejected", "faulty"] as const) {
      await db().invoice.update({ where: { sellerId_id: { sellerId: seller, id: invoiceId } }, data: { state } });
      expect(await credit()).toMatchObject({ code: "invoice-to-correct-first" });
    }
    expect(await db().invoice.count({ where: { sellerId: seller, creditedId: invoiceId } })).toBe(0);
    await db().invoice.updateMany({ where: { sellerId: seller, id: invoiceId }, data: { state: "delivered" } });
    expect(done(await credit()).totalCents).toBe(1464);
  });
});

const fulfil = operation({
  act: "test-fulfil",
  input: z.strictObject({ orderId: z.uuid() }),
  may: anybody,
  audit: (input) => input,
  run: async (tx, { orderId }, context) => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    const moved = await moveOrder(tx, context, order, "fulfil");
    if (isRefusal(moved)) return moved;
    await invoiceDelivered(tx, context, moved);
    return { orderId };
  },
});

describe("a public body", () => {
  test("is invoiced at the delivery, split payment and all, whether paid before or not", async () => {
    const seller = await givenSeller("tre", (policy) => {
      fiscal(policy);
      policy.identity.holderKinds.push("public-body");
      policy.identity.documents["public-body"] = ["identity-front"];
    });
    const orderOf = async (asked: { vatCents: number; totalCents: number; startedAt?: Date }) => {
      const id = await givenOrder(seller);
      const where = { sellerId_id: { sellerId: seller, id } };
      const { holderId } = await db().order.update({ where, data: { ...asked, billingSealed: seal(BODY) } });
      await db().holder.updateMany({ where: { id: holderId ?? "" }, data: { kind: "public-body" } });
      return id;
    };
    const stateOf = async (orderId: string) =>
      (await db().invoice.findFirst({ where: { sellerId: seller, orderId } }))?.state;
    const before = await orderOf({ vatCents: 0, totalCents: 1200 });
    done(await settleByCard({ orderId: before }, system(seller)));
    expect(await stateOf(before)).toBe("held");
    await jobs();
    expect(await stateOf(before)).toBe("held");
    done(await fulfil({ orderId: before }, system(seller)));
    const after = await orderOf({ vatCents: 0, totalCents: 1200, startedAt: new Date(0) });
    done(await fulfil({ orderId: after }, system(seller)));
    await jobs();
    expect([await stateOf(before), await stateOf(after)]).toEqual(["accepted", "accepted"]);
    done(await settleByCard({ orderId: after }, system(seller)));
    expect(await db().invoice.count({ where: { sellerId: seller } })).toBe(2);
    const invoice = await db().invoice.findFirstOrThrow({ where: { sellerId: seller, orderId: after } });
    expect(invoice).toMatchObject({ vatSplit: true, netCents: 1200, vatCents: 264, totalCents: 1464 });
    const { out: xml = "" } = await sportello("invoice", "xml", numberText(invoice) ?? "", "--seller", seller);
    for (const part of [
      'versione="FPA12"',
      "<EsigibilitaIVA>S",
      "<ImportoTotaleDocumento>14.64",
      "<CodiceCIG>Z123456789",
    ])
      expect(xml).toContain(part);
  });
});

describe("an invoice held for its delivery", () => {
  /** A body's order, paid some days ago and held. */
  async function heldSince(seller: string, days: number) {
    const orderId = await givenOrder(seller);
    const { holderId } = await db().order.update({
      where: { sellerId_id: { sellerId: seller, id: orderId } },
      data: { vatCents: 0, totalCents: 1200, billingSealed: seal(BODY) },
    });
    await db().holder.updateMany({ where: { id: holderId ?? "" }, data: { kind: "public-body" } });
    done(await settleByCard({ orderId }, { ...system(seller), at: now().subtract({ hours: 24 * days }) }));
    return orderId;
  }
  const givenBodySeller = (id: string) =>
    givenSeller(id, (policy) => {
      fiscal(policy);
      policy.identity.holderKinds.push("public-body");
      policy.identity.documents["public-body"] = ["identity-front"];
    });
  const xmlOf = async (seller: string, orderId: string) => {
    const invoice = await db().invoice.findFirstOrThrow({ where: { sellerId: seller, orderId } });
    return (await sportello("invoice", "xml", numberText(invoice) ?? "", "--seller", seller)).out ?? "";
  };

  test("is deferred (TD24) when it is issued after the payment, names its order, and counts in the payment's month", async () => {
    const seller = await givenBodySeller("differite");
    const [early, today] = [await heldSince(seller, 2), await heldSince(seller, 0)];
    for (const orderId of [early, today]) done(await fulfil({ orderId }, system(seller)));
    await jobs();
    const { code } = await db().order.findFirstOrThrow({ where: { sellerId: seller, id: early } });
    const paidOn = isoDay(addDays(dayInRome(now()), -2));
    const xml = await xmlOf(seller, early);
    expect(checkInvoice(xml)).toEqual([]);
    expect(xml).toContain("<TipoDocumento>TD24</TipoDocumento>");
    expect(xml).toContain(`<DatiDDT><NumeroDDT>${code}</NumeroDDT><DataDDT>${paidOn}</DataDDT></DatiDDT>`);
    expect(await xmlOf(seller, today)).toContain("<TipoDocumento>TD01</TipoDocumento>");
    const booked = async (on: string) => (await vatSummary(seller, { from: day(on), to: day(on) }, 10)).rows;
    expect(await booked(paidOn)).toHaveLength(1);
    expect(await booked(isoDay(dayInRome(now())))).toHaveLength(1);
  });

  test("is held no longer than the law gives, delivered or not, and issued once", async () => {
    const seller = await givenBodySeller("scadute");
    const [old, fresh] = [await heldSince(seller, 62), await heldSince(seller, 0)];
    const stateOf = async (orderId: string) =>
      (await db().invoice.findFirst({ where: { sellerId: seller, orderId } }))?.state;
    expect([await stateOf(old), await stateOf(fresh)]).toEqual(["held", "held"]);
    expect(done(await issueHeldInvoices({}, system(seller)))).toEqual({ issued: 1 });
    expect(done(await issueHeldInvoices({}, system(seller)))).toEqual({ issued: 0 });
    await jobs();
    expect([await stateOf(old), await stateOf(fresh)]).toEqual(["accepted", "held"]);
    expect(await xmlOf(seller, old)).toContain("<TipoDocumento>TD24</TipoDocumento>");
    done(await fulfil({ orderId: old }, system(seller)));
    expect(await db().invoice.count({ where: { sellerId: seller } })).toBe(2);
  });
});

describe("the operator's commands", () => {
  test("print an e-invoice by its number, and judge any file", async () => {
    const seller = await givenSeller("quattro", fiscal);
    const invoice = await paid(seller);
    const number = numberText(invoice) ?? "";
    const printed = await sportello("invoice", "xml", number, "--seller", seller);
    expect(printed).toMatchObject({ code: 0, out: expect.stringContaining(`<Numero>${number}</Numero>`) });
    expect(await sportello("invoice", "xml", number)).toMatchObject({
      code: 1,
      error: expect.stringContaining("--seller"),
    });
    expect(await sportello("invoice", "xml", "99999/2026", "--seller", seller)).toMatchObject({ code: 1 });
    expect(await sportello("invoice", "xml", "fattura")).toMatchObject({ code: 2 });
    const file = join(stack.dataDir, "fattura.xml");
    writeFileSync(file, printed.out ?? "");
    expect(await sportello("invoice", "check", file, "--json")).toEqual({ code: 0, out: "[]" });
    writeFileSync(file, (printed.out ?? "").replace("<Imposta>", "<Imposta>9"));
    const judged = await sportello("invoice", "check", file, "--json");
    expect(judged.code).toBe(1);
    expect(JSON.parse(judged.out ?? "")).toEqual([
      {
        code: "00421",
        message: expect.any(String),
        path: "/FatturaElettronicaBody[1]/DatiBeniServizi/DatiRiepilogo[1]/Imposta",
      },
    ]);
    expect(await sportello("invoice", "check", "/nowhere.xml")).toMatchObject({ code: 1 });
  });
});
