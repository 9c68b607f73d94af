import { afterAll, beforeAll, expect, test } from "vitest";
import { monthOf } from "@/lib/accounting/period";
import { deferredRevenue } from "@/lib/accounting/queries/deferred";
import { stampByQuarter } from "@/lib/accounting/queries/stamp";
import { vatSummary } from "@/lib/accounting/queries/vat-register";
import { readFile } from "@/lib/documents/exchanges/files";
import { checkInvoice } from "@/lib/invoicing/fatturapa/check";
import { creditInvoice } from "@/lib/invoicing/operations/credit-invoice";
import { sumCents } from "@/lib/kernel/money";
import { orderAddOn } from "@/lib/mailboxes/operations/order-add-on";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { orderRenewals } from "@/lib/mailboxes/operations/order-renewals";
import { bulkReview } from "@/lib/mailboxes/queries/bulk";
import { addOnsForMailbox } from "@/lib/mailboxes/queries/extras";
import { quoteRenewal } from "@/lib/mailboxes/queries/renewal";
import { today } from "@/lib/platform/clock";
import { seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { policyOf } from "@/lib/sellers/queries";
import { PERSON } from "../../rules/invoicing/support/documents";
import { describedHolders } from "../../support/holders";
import { givenMailbox, settleByCard, system } from "../../support/orders";
import { givenUser } from "../../support/people";
import { givenSeller } from "../../support/seller";
import { givenStack, runJobs, type TestStack } from "../../support/stack";
import { done, ledgerFaults } from "../payments/support";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
});
afterAll(async () => {
  expect(await ledgerFaults()).toEqual([]);
  await stack.close();
});

const words = { it: "Spazio", en: "Space" };
const VAT_NUMBERS: Record<string, string> = {
  forfait: "12345670017",
  "forfait-suo": "99999919998",
  esente: "80000000010",
  oltralpe: "98765430016",
};
/** A seller whose prices bear no VAT, by its regime or by what it sells, and who renews for 80.00 euros. */
const givenFlatSeller = (id: string, regime: string, stampDutyCharged: boolean) =>
  givenSeller(id, (policy) => {
    policy.brand.fiscal = { street: "Via 1", cap: "10100", city: "Torino", province: "TO", regime };
    policy.money.invoice = { stampDutyCharged };
    policy.brand.vatNumber = VAT_NUMBERS[id] ?? "";
    policy.catalogue.prices = policy.catalogue.prices.map((price) => ({ ...price, vatBps: 0, amountCents: 8000 }));
    const prices = [{ per: "once" as const, channels: ["account" as const], amountCents: 7748, vatBps: 0 }];
    policy.catalogue.addOns = [{ code: "space", name: words, description: words, unit: "inbox-gb", prices }];
    policy.catalogue.plans = policy.catalogue.plans.map((plan) => ({ ...plan, addOns: ["space"] }));
  });
const balanceOf = async (sellerId: string, kind: string) =>
  Number(
    (
      await db().$queryRaw<{ cents: bigint }[]>`
    SELECT coalesce(sum("balanceCents"), 0)::bigint AS cents FROM "LedgerBalance"
    WHERE "sellerId" = ${sellerId} AND "kind" = ${kind}`
    )[0]?.cents,
  );

test.each([
  ["forfait", "RF19", true, 8200, 0],
  ["forfait-suo", "RF19", false, 8000, 0],
  ["esente", "RF01", true, 8200, 200],
])(
  "of %s (%s), charged %s: an order of %i cents, its ledger with %i of duty, its invoice and its credit note",
  async (id, regime, charged, total, duty) => {
    const seller = await givenFlatSeller(id, regime, charged);
    const { userId, actor } = await givenUser(seller);
    const mailbox = await givenMailbox({ localPart: "bollo", userId, seller });
    const call = { seller, actor };
    const seenTotalCents = 7748 + total - 8000;
    const extra = done(await orderAddOn({ mailboxId: mailbox.id, code: "space", blocks: 1, seenTotalCents }, call));
    expect((await db().order.findFirstOrThrow({ where: { id: extra.orderId } })).totalCents).toBe(seenTotalCents);
    const { orderId } = done(await orderRenewal({ which: { mailboxId: mailbox.id }, termMonths: 12 }, call));
    const order = await db().order.findFirstOrThrow({ where: { id: orderId } });
    expect(order).toMatchObject({ netCents: total, vatCents: 0, totalCents: total });
    expect(order.lines).toHaveLength(charged ? 2 : 1);
    const billed = { where: { sellerId_id: { sellerId: seller, id: orderId } } };
    await db().order.update({ ...billed, data: { billingSealed: seal(PERSON) } });
    done(await settleByCard({ orderId }, system(seller)));
    await runJobs(["mail.send"]);
    expect([await balanceOf(seller, "revenue"), await balanceOf(seller, "stamp")]).toEqual([total - duty, duty]);
    expect(await balanceOf(seller, "receipts")).toBe(-total);
    expect((await deferredRevenue(seller, monthOf(today())))[0]?.soldCents).toBe(total - duty);
    const invoice = await db().invoice.findFirstOrThrow({ where: { orderId }, include: { sendings: true } });
    expect(invoice).toMatchObject({ totalCents: total, vatCents: 0, state: "undelivered" });
    const xml = (await readFile(seller, invoice.sendings[0]?.fileId ?? ""))?.bytes.toString() ?? "";
    expect(checkInvoice(xml)).toEqual([]);
    expect(xml).toContain("<BolloVirtuale>SI</BolloVirtuale><ImportoBollo>2.00</ImportoBollo>");
    expect(xml).toContain(`<ImportoTotaleDocumento>${total / 100}.00</ImportoTotaleDocumento>`);
    expect(xml.includes("<Descrizione>Imposta di bollo</Descrizione>")).toBe(charged);
    const dueThisQuarter = async () => (await stampByQuarter(seller, { from: today(), to: today() }))[0];
    expect(await dueThisQuarter()).toMatchObject({ invoices: 1, dutyCents: 200 });
    const { totals } = await vatSummary(seller, monthOf(today()), 10);
    const natures = duty > 0 ? ["N1", "N2.2"] : ["N2.2"];
    expect(totals.map(({ nature }) => nature).sort()).toEqual(natures);
    expect(sumCents(totals.map(({ netCents }) => netCents))).toBe(total);
    const staff = await givenUser(seller, { roles: ["accounting"] });
    done(await creditInvoice({ invoiceId: invoice.id, what: "all", reason: "Prova" }, { seller, actor: staff.actor }));
    expect([await balanceOf(seller, "revenue"), await balanceOf(seller, "stamp")]).toEqual([0, 0]);
    expect((await deferredRevenue(seller, monthOf(today())))[0]?.soldCents).toBe(0);
    await runJobs(["mail.send"]);
    // A credit note without VAT bears the duty as well; what SdI rejected bears none.
    expect(await dueThisQuarter()).toMatchObject({ invoices: 2, dutyCents: 400 });
    await db().invoice.update({
      where: { sellerId_id: { sellerId: seller, id: invoice.id } },
      data: { state: "rejected" },
    });
    expect(await dueThisQuarter()).toMatchObject({ invoices: 1, dutyCents: 200 });
  },
);

test("a consumer elsewhere in the Union is charged none, whatever is bought for the mailbox, and its invoice bears none", async () => {
  const seller = await givenFlatSeller("oltralpe", "RF01", true);
  const { userId, actor } = await givenUser(seller);
  const call = { seller, actor };
  const made = [1, 2, 3].map(() => givenMailbox({ userId, seller }));
  const [first, ...others] = await Promise.all(made);
  await db().mailbox.updateMany({ where: { sellerId: seller }, data: { holderId: first!.holderId } });
  await db().holder.updateMany({
    where: { sellerId: seller },
    data: { detailsSealed: seal(describedHolders["foreign-person"]) },
  });
  const which = { mailboxId: first!.id };
  const { offers } = done(await quoteRenewal(seller, which, actor));
  expect(offers.map(({ answer }) => answer.totalCents)).toEqual(offers.map(() => 8000));
  const policy = (await policyOf(seller))!;
  const { offers: extras } = await addOnsForMailbox(first!, policy, "account");
  expect(extras[0]?.choices[0]?.totalCents).toBe(7748);
  const extra = { ...which, code: "space", blocks: 1, seenTotalCents: 7748 };
  const review = await bulkReview({ seller, userId }, { ids: others.map(({ id }) => id) });
  expect(review?.groups).toMatchObject([{ count: 2, totalCents: 16_000, dutyCents: 0 }]);
  const orders = [
    done(await orderAddOn(extra, call)).orderId,
    done(await orderRenewal({ which, termMonths: 12 }, call)).orderId,
    done(await orderRenewals({ lines: review?.groups[0]?.agreed ?? [] }, call)).orderId,
  ];
  for (const orderId of orders) done(await settleByCard({ orderId }, system(seller)));
  await runJobs(["mail.send"]);
  for (const [n, totalCents] of [7748, 8000, 16_000].entries()) {
    const orderId = orders[n]!;
    const invoice = await db().invoice.findFirstOrThrow({ where: { orderId }, include: { sendings: true } });
    expect(invoice).toMatchObject({ totalCents, vatCents: 0 });
    const xml = (await readFile(seller, invoice.sendings[0]?.fileId ?? ""))?.bytes.toString() ?? "";
    expect(checkInvoice(xml)).toEqual([]);
    expect(xml).toContain("<Natura>N7</Natura>");
    expect(xml).not.toContain("ollo");
  }
  expect(await balanceOf(seller, "stamp")).toBe(0);
});
