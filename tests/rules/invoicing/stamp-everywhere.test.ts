import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addOnOffer } from "@/lib/catalogue/add-ons";
import { termsOf } from "@/lib/catalogue/prices";
import { mayBearStamp, stampOn, withStamp } from "@/lib/invoicing/stamp";
import type { Customer } from "@/lib/invoicing/vat-free";
import { addDays, day, isoDay } from "@/lib/kernel/day";
import { type Line, lineNet, sumCents, totalsOf } from "@/lib/kernel/money";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { nextTerms } from "@/lib/mailboxes/auto-renewal";
import { type BulkMailbox, bulkLine } from "@/lib/mailboxes/bulk";
import { explainRenewal } from "@/lib/mailboxes/renewal";
import { renewalByHand } from "@/lib/mailboxes/special-price";
import { payerGroups, sumTogether, unstamped } from "@/lib/mailboxes/together";
import { offerOf } from "@/lib/orders/offer";
import type { Policy } from "@/lib/sellers/policy";
import { demoPolicy } from "../../support/policy";
import { documentOf, PERSON, SELLER } from "./support/documents";

const TODAY = day("2026-11-21");
const EXPIRY = addDays(TODAY, 5);
const LIMIT = 7747;
const words = { it: "Spazio", en: "Space" };

/** What decides the stamp duty of an invoice: the seller's regime and prices, and whom it is made out to. */
const anyCase: fc.Arbitrary<Case> = fc.record({
  regime: fc.constantFrom("RF01", "RF19"),
  charged: fc.boolean(),
  vatBps: fc.constantFrom(0, 0, 2200),
  amountCents: fc.oneof(fc.integer({ min: LIMIT - 3, max: LIMIT + 3 }), fc.integer({ min: 1, max: 30_000 })),
  customer: fc.constantFrom<Customer | null>(
    null,
    { country: "IT", vatNumber: null },
    { country: "FR", vatNumber: null },
    { country: "FR", vatNumber: "40303265045" },
    { country: "CH", vatNumber: null },
  ),
});
interface Case {
  regime: string;
  charged: boolean;
  vatBps: number;
  amountCents: number;
  customer: Customer | null;
}

function policyFor({ regime, charged, vatBps, amountCents }: Case): Policy {
  return demoPolicy("demo", (policy) => {
    policy.brand.fiscal = { ...policy.brand.fiscal, regime };
    policy.money.invoice = { stampDutyCharged: charged };
    policy.catalogue.prices = policy.catalogue.prices.map((price) => ({ ...price, vatBps, amountCents }));
    const prices = [{ per: "once" as const, channels: ["account" as const], amountCents, vatBps }];
    policy.catalogue.addOns = [{ code: "space", name: words, description: words, unit: "inbox-gb", prices }];
    policy.catalogue.plans = policy.catalogue.plans.map((plan) => ({ ...plan, addOns: ["space"] }));
  });
}

interface Said {
  lines: readonly Line[];
  totalCents: number;
}
const must = <T>(outcome: Outcome<T>): T => {
  if (isRefusal(outcome)) throw new Error(outcome.code);
  return outcome;
};
const mailboxOf = (customer: Customer | null): BulkMailbox => ({
  id: crypto.randomUUID(),
  address: "uno@pec.demo.example",
  state: "active",
  expiry: EXPIRY,
  plan: "base",
  userCode: null,
  originalDay: null,
  held: [],
  closing: false,
  paid: false,
  splitPayment: false,
  customer,
});

/** Every way to sell something, as it is first said to whoever buys: the lines of its order, and what they come to. */
const SALES: Record<string, (policy: Policy, customer: Customer | null) => Said> = {
  purchase: (policy, customer) => {
    const wanted = { plan: "base", termMonths: 12, channel: "account", on: TODAY } as const;
    const { lines, sum } = must(offerOf(policy, wanted, customer));
    return { lines, totalCents: sum.totalCents };
  },
  renewal: (policy, customer) =>
    explainRenewal(policy, { expiry: EXPIRY, on: TODAY, plan: "base", termMonths: 12, customer }),
  "renewal by hand": (policy, customer) => {
    const netCents = policy.catalogue.prices[0]!.amountCents;
    const mailbox = { expiry: EXPIRY, plan: "base", addOns: [], on: TODAY, customer };
    return must(renewalByHand(policy, mailbox, { termMonths: 12, netCents })).answer;
  },
  "renewal of a list": (policy, customer) =>
    bulkLine(policy, mailboxOf(customer), { on: TODAY, channel: "account", termMonths: 12 }).answer!,
  "renewal by itself": (policy, customer) => {
    const ground = { policy, channel: "account" as const, agreementId: null, share: () => 0 };
    const mailbox = { ...mailboxOf(customer), expiresOn: isoDay(EXPIRY), termMonths: 12 };
    return nextTerms(() => ground, [mailbox], TODAY)[0]!.answer;
  },
  "add-on": (policy, customer) => {
    const sale = { plan: "base", channel: "account", on: TODAY } as const;
    const { line } = must(addOnOffer(policy, { code: "space", blocks: 1 }, sale, { termMonths: 12 }));
    const lines = withStamp(policy, [line], customer);
    return { lines, totalCents: totalsOf(lines).totalCents };
  },
  "renewals together": (policy, customer) => {
    const mailboxes = [mailboxOf(customer), mailboxOf(customer), mailboxOf(customer)];
    const wish = { on: TODAY, channel: "account" as const, termMonths: 12 };
    const items = mailboxes.map((mailbox) => bulkLine(unstamped(policy), mailbox, wish));
    const payer = { key: "x", name: "", customer };
    const [group] = payerGroups(policy, items, new Map(mailboxes.map(({ id }) => [id, payer])));
    const answers = items.flatMap(({ answer }) => answer ?? []);
    return { ...sumTogether(policy, answers, customer), totalCents: group!.totalCents };
  },
};

/** Exactly what is free of VAT and no consumer's elsewhere in the Union, as they are charged the VAT of their country. */
function owedOn(amountCents: number, { regime, vatBps, customer }: Case): number {
  const elsewhere = customer?.country === "FR" && !customer.vatNumber;
  const bears = vatBps === 0 && (regime === "RF19" || !elsewhere);
  return bears && amountCents > LIMIT ? 200 : 0;
}

describe.each(Object.keys(SALES))("stamp duty of a %s", (name) => {
  test("is in the first total if and only if the part free of VAT exceeds 77.47 euros, as its invoice says", () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const said = SALES[name]!(policyFor(given), given.customer);
        const duty = said.lines.filter(({ description }) => description === "Imposta di bollo");
        const sold = said.lines.filter((line) => !duty.includes(line));
        const due = owedOn(sumCents(sold.map(lineNet)), given);
        expect(sumCents(duty.map(lineNet))).toBe(given.charged ? due : 0);
        const party = { ...PERSON, ...(given.customer ?? {}) };
        const seller = { ...SELLER, fiscal: { ...SELLER.fiscal, regime: given.regime } };
        const vatCents = said.totalCents - sumCents(said.lines.map(lineNet));
        const invoice = documentOf(said.lines, { party, seller }, vatCents);
        expect(invoice.stampCents).toBe(due);
        expect(invoice.totalCents).toBe(said.totalCents);
      }),
    );
  });
});

test("mailboxes alike but for whom they are invoiced to renew themselves each at their own price", () => {
  const given = { regime: "RF01", charged: true, vatBps: 0, amountCents: 8000 };
  const ground = { policy: policyFor({ ...given, customer: null }), channel: "account" as const, agreementId: null };
  const home = { country: "IT", vatNumber: null };
  const customers = [home, { ...home, country: "FR" }, { country: "FR", vatNumber: "40303265045" }, home];
  const mailboxes = customers.map((customer) => ({
    ...mailboxOf(customer),
    expiresOn: isoDay(EXPIRY),
    termMonths: 12,
  }));
  const own = { ...ground, share: () => 0 };
  const totals = nextTerms(() => own, mailboxes, TODAY).map((term) => term?.answer.totalCents);
  expect(totals).toEqual([8200, 8000, 8200, 8200]);
});

test("price lists say the very total of the order, and of the duty wherever an order may come to it", () => {
  fc.assert(
    fc.property(anyCase, (given) => {
      const policy = policyFor(given);
      const sale = { plan: "base", channel: "account", on: TODAY } as const;
      const [term] = termsOf(policy, { ...sale, act: "activation" });
      const { termMonths, totalCents } = term!;
      const offer = must(offerOf(policy, { ...sale, termMonths }, null));
      expect(totalCents + stampOn(policy, term!)).toBe(offer.sum.totalCents);
      expect(stampOn(policy, term!)).toBe(offer.stampCents);
      expect(mayBearStamp(policy, [term!])).toBe(given.charged && given.vatBps === 0);
    }),
  );
});
