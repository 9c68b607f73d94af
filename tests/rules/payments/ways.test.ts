import fc from "fast-check";
import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import messages from "@/lib/i18n/messages/it/payment.json";
import { day, instantToDb, startOfDayInRome } from "@/lib/kernel/day";
import { daysTaken, isSlow } from "@/lib/payments/arrival";
import { payTo } from "@/lib/payments/pay-to";
import { proformaFile, proformaNumber } from "@/lib/payments/proforma";
import { slowFacts } from "@/lib/payments/slow-facts";
import { standingOf } from "@/lib/payments/standing";
import { mayKeepCard, methodsOf, waysToPay } from "@/lib/payments/ways";
import { type Policy, policySchema } from "@/lib/sellers/policy";
import { PAYMENT_METHODS } from "@/lib/sellers/policy/common";
import { presets } from "@/prisma/seed/presets";
import { demoPolicy } from "../../support/policy";

const IBAN = "IT60X0542811101000000123456";
const demo = demoPolicy();
/** The demo's rules of money, telling of no slow way but those given. */
const moneyWith = (change: Partial<Policy["money"]>): Policy["money"] => ({
  ...demo.money,
  ...{ transfer: undefined, postalAccount: undefined, cheque: undefined },
  ...change,
});
const TRANSFER = { transfer: { beneficiary: "Demo", iban: IBAN, bank: "Banca" } };
const CHEQUE = { cheque: { payableTo: "Demo", sendTo: "Via di Prova 1" } };

describe("ways to pay", () => {
  test("are those of the channel; the account's only for who has one, a slow one only where its money can go", () => {
    const methods = fc.subarray([...PAYMENT_METHODS]);
    fc.assert(
      fc.property(methods, fc.boolean(), fc.boolean(), fc.boolean(), (offered, account, transfer, cheque) => {
        const places = { ...(transfer ? TRANSFER : {}), ...(cheque ? CHEQUE : {}) };
        const money = moneyWith({ methods: { public: offered }, ...places });
        const ways = waysToPay(money, "public", account).map(({ method }) => method);
        for (const method of ways) expect(offered).toContain(method);
        for (const method of offered) {
          const open = method === "prepaid" ? account : !isSlow(method) || payTo(money, method) !== null;
          expect(ways.includes(method), method).toBe(open);
        }
        expect(waysToPay(money, "phone", account)).toEqual([]);
      }),
    );
  });

  test.each(presets.map((preset) => [preset.brand.name, policySchema.parse(preset)] as const))(
    "%s: every way it names can be paid",
    (_, policy) => {
      const { money } = policy;
      for (const channel of Object.keys(money.methods))
        expect(waysToPay(money, channel, true).map(({ method }) => method)).toEqual([...methodsOf(money, channel)]);
      for (const method of money.topUpMethods) if (isSlow(method)) expect(payTo(money, method), method).not.toBeNull();
    },
  );

  test("a card is kept only where cards are taken and mailboxes renew by themselves", () => {
    const money = moneyWith({ methods: { account: ["card"], public: ["transfer"] } });
    const autoRenewal = { proformaDays: 30, noticeDays: 10, receiptSuffices: true, cardRetryDays: [] };
    const renewing = { money, lifecycle: { ...demo.lifecycle, autoRenewal } };
    expect(mayKeepCard(renewing, { channel: "account" }, true)).toBe(true);
    expect(mayKeepCard(renewing, { channel: "account" }, false)).toBe(false);
    expect(mayKeepCard(renewing, { channel: "public" }, true)).toBe(false);
    const never = { money, lifecycle: { ...demo.lifecycle, autoRenewal: undefined } };
    expect(mayKeepCard(never, { channel: "account" }, true)).toBe(false);
  });
});

describe("what to write on a slow payment", () => {
  const asked = { code: "OR1ABC2", amountCents: 1464, expiresAt: instantToDb(startOfDayInRome(day("2026-05-04"))) };
  const money = moneyWith({ ...TRANSFER, ...CHEQUE });

  test("of a transfer says the account, with a QR; of a cheque where it goes, without", () => {
    const transfer = slowFacts(money, "transfer", asked);
    expect(transfer).toMatchObject({ code: "OR1ABC2", amountCents: 1464, payTo: { iban: IBAN } });
    expect(transfer?.until?.toString()).toBe("2026-05-04");
    expect(transfer?.qr).toContain("<svg");
    expect(slowFacts(money, "cheque", asked)).toMatchObject({ qr: null, payTo: { sendTo: "Via di Prova 1" } });
  });

  test.each(["card", "paypal", "prepaid", "postal-slip", "baratto", null])("of %s there is nothing", (method) => {
    expect(slowFacts(money, method, asked)).toBeNull();
  });
});

test("the number of a proforma is one no invoice has, and makes a plain file name", () => {
  expect(proformaNumber({ series: "P", year: 2026, number: 12 })).toBe("P-12/2026");
  expect(proformaNumber({ series: "", year: 2026, number: 12 })).toBe("12/2026");
  fc.assert(
    fc.property(fc.string({ maxLength: 5 }), fc.integer({ min: 1, max: 99_999 }), (series, number) => {
      expect(proformaFile({ series, year: 2026, number })).toMatch(/^proforma-[A-Za-z0-9-]+\.pdf$/);
    }),
  );
});

test.each([
  [{ state: "settled" }, "paid"],
  [{ state: "fulfilled", receivedCents: 5 }, "paid"],
  [{ state: "expired", receivedCents: 5 }, "closed"],
  [{ startedAt: new Date(0) }, "begun"],
  [{ receivedCents: 1, reports: [{ state: "open" }] }, "partial"],
  [{ reports: [{ state: "refused" }, { state: "open" }] }, "reported"],
  [{ reports: [{ state: "refused" }] }, "waiting"],
] as const)("the money of %j is %s", (change, expected) => {
  const order = { state: "placed", receivedCents: 0, startedAt: null, reports: [], ...change };
  expect(standingOf({ ...order, reports: [...order.reports] })).toBe(expected);
});

test("the days a way takes are a span only where there is one", () => {
  const t = createTranslator({ locale: "it", messages });
  const said = (minDays: number, maxDays: number) => t("data.days", daysTaken({ minDays, maxDays }));
  expect([said(1, 1), said(3, 3), said(5, 7), said(0, 5)]).toEqual([
    "1 giorno lavorativo",
    "3 giorni lavorativi",
    "5–7 giorni lavorativi",
    "pochi giorni",
  ]);
});
