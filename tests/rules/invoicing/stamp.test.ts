import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { invoiceTree, writeXml } from "@/lib/invoicing/fatturapa/build";
import { checkInvoice } from "@/lib/invoicing/fatturapa/check";
import { linesOf } from "@/lib/invoicing/invoice";
import { dutyOf, stampDuty, withStamp } from "@/lib/invoicing/stamp";
import type { Customer } from "@/lib/invoicing/vat-free";
import { day } from "@/lib/kernel/day";
import { sumCents, totalsOf } from "@/lib/kernel/money";
import { isRefusal } from "@/lib/kernel/refusal";
import { explainRenewal } from "@/lib/mailboxes/renewal";
import { offerOf } from "@/lib/orders/offer";
import { demoPolicy } from "../../support/policy";
import { validBySchema, WHY_NO_SCHEMA } from "../../support/xmllint";
import { documentOf, PERSON, SELLER, TRANSMISSION } from "./support/documents";

const policyOf = ({ regime = "RF19", charged = true, vatBps = 0, amountCents = 8000 }) =>
  demoPolicy("demo", (policy) => {
    policy.brand.fiscal = { ...policy.brand.fiscal, regime };
    policy.money.invoice = { stampDutyCharged: charged };
    policy.catalogue.prices = policy.catalogue.prices.map((price) => ({ ...price, vatBps, amountCents }));
  });

const anyLine = fc.record({
  description: fc.constant("PEC Base, 12 mesi"),
  netCents: fc.integer({ min: -3000, max: 20_000 }),
  vatBps: fc.constantFrom(0, 0, 0, 2200),
  quantity: fc.integer({ min: 1, max: 3 }),
});
const anySale = fc.record({
  lines: fc.array(anyLine, { minLength: 1, maxLength: 5 }),
  regime: fc.constantFrom("RF01", "RF19", "RF02"),
  charged: fc.boolean(),
});

describe("stamp duty charged to the customer", () => {
  test("is one line more exactly where the invoice bears it, whatever is sold", () => {
    fc.assert(
      fc.property(anySale, ({ lines, regime, charged }) => {
        const without = sumCents(
          lines.filter(({ vatBps }) => vatBps === 0).map(({ netCents, quantity }) => netCents * quantity),
        );
        const sold = withStamp(policyOf({ regime, charged }), lines);
        const duty = charged && without > 7747 ? 200 : 0;
        expect(sold.slice(0, lines.length)).toEqual(lines);
        expect(sold).toHaveLength(lines.length + (duty > 0 ? 1 : 0));
        expect(totalsOf(sold).totalCents).toBe(totalsOf(lines).totalCents + duty);
        expect(totalsOf(sold).vatCents).toBe(totalsOf(lines).vatCents);
        // An expense in the customer's name is no revenue; of whoever charges no VAT it is part of the price.
        expect(dutyOf(sold)).toBe(regime === "RF01" ? duty : 0);
        expect(dutyOf(linesOf(JSON.parse(JSON.stringify(sold))))).toBe(dutyOf(sold));
      }),
    );
  });

  test("leaves an invoice that bears it, adds up, and passes the controls and the schema", () => {
    const files: string[] = [];
    const folder = mkdtempSync(join(tmpdir(), "sportello-bollo-"));
    for (const regime of ["RF01", "RF19"])
      for (const charged of [true, false])
        for (const netCents of [7747, 7748, 50_000]) {
          const lines = withStamp(policyOf({ regime, charged }), [{ description: "PEC", netCents, vatBps: 0 }]);
          const seller = { ...SELLER, fiscal: { ...SELLER.fiscal, regime } };
          const document = documentOf(lines, { seller });
          const due = netCents > 7747;
          expect(document.stampCents).toBe(due ? 200 : 0);
          expect(document.totalCents).toBe(netCents + (due && charged ? 200 : 0));
          const xml = writeXml(invoiceTree(document, TRANSMISSION));
          expect(checkInvoice(xml)).toEqual([]);
          expect(xml.includes("<DatiBollo><BolloVirtuale>SI</BolloVirtuale><ImportoBollo>2.00</ImportoBollo>")).toBe(
            due,
          );
          const expense = due && charged && regime === "RF01";
          expect(xml.includes("<Natura>N1</Natura>")).toBe(expense);
          files.push(join(folder, `${files.length}.xml`));
          writeFileSync(files.at(-1) ?? "", xml);
        }
    if (!WHY_NO_SCHEMA) expect([...validBySchema(files).values()]).toEqual(files.map(() => true));
    rmSync(folder, { recursive: true });
  });

  test("is in the price of an activation and of a renewal before anybody orders", () => {
    const on = day("2026-11-21");
    const priced = (change: Parameters<typeof policyOf>[0]) => {
      const policy = policyOf(change);
      const offer = offerOf(policy, { plan: "base", termMonths: 12, channel: "public", on });
      if (isRefusal(offer)) throw new Error(offer.code);
      const renewal = explainRenewal(policy, { expiry: on, on, plan: "base", termMonths: 12, channel: "public" });
      return [offer.sum.totalCents, renewal.totalCents, offer.lines.length, renewal.lines.length];
    };
    expect(priced({})).toEqual([8200, 8200, 2, 2]);
    expect(priced({ charged: false })).toEqual([8000, 8000, 1, 1]);
    expect(priced({ amountCents: 7747 })).toEqual([7747, 7747, 1, 1]);
    expect(priced({ regime: "RF01", vatBps: 2200 })).toEqual([9760, 9760, 1, 1]);
  });

  test("is charged to whoever's invoice bears it, wherever they are at home, and said apart in the sum", () => {
    const wanted = { plan: "base", termMonths: 12, channel: "public", on: day("2026-11-21") } as const;
    const offered = (customer: Customer | null) => {
      const offer = offerOf(policyOf({ regime: "RF01" }), wanted, customer);
      if (isRefusal(offer)) throw new Error(offer.code);
      const { stampCents, sum, lines } = offer;
      const party = { ...PERSON, country: customer?.country ?? "IT", vatNumber: customer?.vatNumber ?? null };
      return { stampCents, totalCents: sum.totalCents, due: documentOf(lines, { party }).stampCents };
    };
    const charged = { stampCents: 200, totalCents: 8200, due: 200 };
    const free = { stampCents: 0, totalCents: 8000, due: 0 };
    expect(offered(null)).toEqual(charged);
    expect(offered({ country: "IT", vatNumber: null })).toEqual(charged);
    // A consumer elsewhere in the Union (N7) bears none; a business there (N2.1) and anybody outside it (N2.1) do.
    expect(offered({ country: "FR", vatNumber: null })).toEqual(free);
    expect(offered({ country: "FR", vatNumber: "40303265045" })).toEqual(charged);
    expect(offered({ country: "CH", vatNumber: null })).toEqual(charged);
  });

  test("counts for the limit like any other amount without VAT", () => {
    const limits = { stampDutyCents: 200, stampDutyAboveCents: 7747 };
    const line = { description: "PEC", vatBps: 0, nature: "N2.2" };
    expect(stampDuty([{ ...line, netCents: 7748 }], limits)).toBe(200);
    expect(stampDuty([{ ...line, netCents: 7748, nature: "N7" }], limits)).toBe(0);
  });
});
