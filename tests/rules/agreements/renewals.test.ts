import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AGREEMENT_STATES, standingOn } from "@/lib/agreements/agreement";
import type { Deal } from "@/lib/agreements/price-list";
import { agreementLine, renewalRule, wholePrices } from "@/lib/agreements/renewals";
import { AFTER_END, agreementTerms } from "@/lib/agreements/terms";
import { addDays, day, isAfter } from "@/lib/kernel/day";
import { agreedLines, type BulkMailbox, bulkLine, bulkTotals, sortOut } from "@/lib/mailboxes/bulk";
import { anyBulkMailbox, several } from "@/tests/support/bulk-mailbox";
import { demoPolicy } from "@/tests/support/policy";

const policy = demoPolicy();
const TODAY = day("2026-11-21");
const dealWith = (given: Omit<Deal, "terms"> & { afterEnd: (typeof AFTER_END)[number]; prices: object[] }): Deal => {
  const { afterEnd, prices, ...validity } = given;
  return { ...validity, terms: agreementTerms.parse({ prices, proofs: ["number"], afterEnd }) };
};
const price = fc
  .record({
    plan: fc.constantFrom("base", "plus"),
    act: fc.constantFrom("activation" as const, "renewal" as const),
    termMonths: fc.constantFrom(12, 24, 36),
    amountCents: fc.integer({ min: 1, max: 100_000 }),
    part: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ part, ...of }) => ({ ...of, orderCents: Math.floor((of.amountCents * part) / 100) }));
const deal = fc
  .record({
    state: fc.constantFrom(...AGREEMENT_STATES),
    validFrom: fc.integer({ min: -900, max: 30 }).map((days) => addDays(TODAY, days)),
    length: fc.option(fc.integer({ min: 0, max: 900 })),
    afterEnd: fc.constantFrom(...AFTER_END),
    prices: fc.uniqueArray(price, {
      minLength: 1,
      selector: ({ plan, act, termMonths }) => `${plan}${act}${termMonths}`,
    }),
  })
  .map(({ length, ...of }) => dealWith({ ...of, validTo: length === null ? null : addDays(of.validFrom, length) }));
const mailbox = anyBulkMailbox(TODAY, ["active", "expired", "revoked"]);
const mailboxes = several(mailbox, 20);
const term = fc.constantFrom(undefined, 12, 24, 36);

describe("the renewals of an agreement's mailboxes", () => {
  it("are carried out at exactly the prices and dates that were shown, whatever was agreed", () => {
    fc.assert(
      fc.property(deal, mailboxes, term, (given, mailboxes, termMonths) => {
        const shown = mailboxes.map((each) => agreementLine(policy, given, each, { termMonths, on: TODAY }));
        const again = (each: BulkMailbox, months: number) =>
          agreementLine(policy, given, each, { termMonths: months, on: TODAY });
        const sorted = sortOut(again, mailboxes, agreedLines(shown));
        expect(sorted.refused).toEqual([]);
        expect(sorted.lines).toEqual(shown.filter(({ obstacle }) => !obstacle));
        expect(bulkTotals(sorted.lines)).toEqual(bulkTotals(shown));
      }),
    );
  });

  it("cost the professional order the whole agreed price while the agreement is open, and once over what was agreed", () => {
    fc.assert(
      fc.property(deal, mailbox, term, (given, each, termMonths) => {
        const line = agreementLine(policy, given, each, { termMonths, on: TODAY });
        const list = bulkLine(policy, each, { termMonths, on: TODAY, channel: "account" });
        const standing = standingOn(given, TODAY);
        const over = standing === "over" || standing === "ended";
        const { afterEnd, prices } = given.terms;
        if (over && afterEnd === "no-renewal") {
          expect(line.answer).toBeNull();
          expect(line.obstacle).toBe(list.obstacle ?? "agreement-no-renewal");
          return;
        }
        const own = prices.filter(({ plan, act }) => plan === each.plan && act === "renewal");
        const begun = !isAfter(given.validFrom, TODAY);
        const agreed = begun && (standing === "open" || (over && afterEnd === "agreement-prices"));
        if (!agreed || own.length === 0) {
          expect(line).toEqual(list);
          return;
        }
        const wanted = own.find((price) => price.termMonths === line.termMonths);
        expect(wanted).toBeDefined();
        if (line.answer?.renewable) expect(line.answer.netCents - line.answer.surchargeCents).toBe(wanted?.amountCents);
      }),
    );
  });

  it("leave a member only what the professional order does not bear", () => {
    const prices = [{ plan: "base", act: "renewal", termMonths: 12, amountCents: 1500, orderCents: 600 }];
    const given = dealWith({ state: "in-force", validFrom: TODAY, validTo: null, afterEnd: "list-prices", prices });
    const net = (of: Deal) => {
      const rule = renewalRule(policy, of, { plan: "base", on: TODAY });
      return rule?.policy.catalogue.prices.find(({ act, channels }) => act === "renewal" && channels[0] === "agreement")
        ?.amountCents;
    };
    expect([net(given), net(wholePrices(given))]).toEqual([900, 1500]);
  });
});
