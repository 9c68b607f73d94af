import type { Day } from "@/lib/kernel/day";
import { type BulkLine, type BulkMailbox, bulkLine } from "@/lib/mailboxes/bulk";
import { renewalTerms } from "@/lib/mailboxes/renewal";
import type { Policy } from "@/lib/sellers/policy";
import type { Channel } from "@/lib/sellers/policy/common";
import { standingOn } from "./agreement";
import { type Deal, policyUnder } from "./price-list";

/** By what the renewals of an agreement's mailboxes are priced; `agreed`: at the agreement's own prices. */
interface RenewalRule {
  policy: Policy;
  channel: Channel;
  agreed: boolean;
}

/**
 * How a mailbox bought under an agreement is renewed on a day: at the agreement's prices while it is open, afterwards as
 * was agreed (`terms.afterEnd`); null: not any more. A plan the agreement has no renewal price for goes at list prices.
 */
export function renewalRule(policy: Policy, deal: Deal, { plan, on }: { plan: string; on: Day }): RenewalRule | null {
  const list = { policy, channel: "account" as const, agreed: false };
  const standing = standingOn(deal, on);
  if (standing === "draft" || standing === "to-come") return list;
  const { afterEnd } = deal.terms;
  if (standing !== "open" && afterEnd !== "agreement-prices") return afterEnd === "no-renewal" ? null : list;
  const under = policyUnder(policy, deal);
  return renewalTerms(under, plan, "agreement", on).length > 0
    ? { policy: under, channel: "agreement", agreed: true }
    : list;
}

/** The deal as the professional order pays it when it pays by itself: nothing is left to be settled afterwards. */
export const wholePrices = (deal: Deal): Deal => ({
  ...deal,
  terms: { ...deal.terms, prices: deal.terms.prices.map((price) => ({ ...price, orderCents: 0 })) },
});

/**
 * What renewing a mailbox out of the professional order's account would be. Obstacles as of `bulkLine`, and
 * `agreement-no-renewal`.
 */
export function agreementLine(
  policy: Policy,
  deal: Deal,
  mailbox: BulkMailbox,
  { termMonths, on, agreementId = null }: { termMonths?: number | undefined; on: Day; agreementId?: string | null },
): BulkLine {
  const rule = renewalRule(policy, wholePrices(deal), { plan: mailbox.plan, on });
  if (rule)
    return bulkLine(rule.policy, mailbox, {
      ...{ termMonths, on, channel: rule.channel },
      agreementId: rule.agreed ? agreementId : null,
    });
  const line = bulkLine(policy, mailbox, { termMonths, on, channel: "account" });
  return { ...line, answer: null, obstacle: line.obstacle ?? "agreement-no-renewal" };
}
