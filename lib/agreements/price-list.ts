import { type Day, isoDay } from "@/lib/kernel/day";
import type { Policy } from "@/lib/sellers/policy";
import type { Price } from "@/lib/sellers/policy/catalogue";
import type { Validity } from "./agreement";
import type { AgreementPrice, AgreementTerms } from "./terms";

export interface Deal extends Validity {
  terms: AgreementTerms;
}

/**
 * A seller's policy as it is for the members of an agreement: in the channel `agreement` the agreement's own price list
 * (what a member pays: the professional order's share is taken off) on its days, and its own domains. Doing it twice
 * changes nothing. Everything that reads prices, domains and ways to pay works on it unchanged.
 */
export function policyUnder(policy: Policy, deal: Deal): Policy {
  const { catalogue, names } = policy;
  const others = catalogue.prices.flatMap((line) => {
    const channels = line.channels.filter((channel) => channel !== "agreement");
    return channels.length > 0 ? [{ ...line, channels }] : [];
  });
  const own = deal.terms.prices.flatMap((price) => {
    const days = daysOf(deal, price.act);
    return days ? [{ ...lineOf(price, catalogue.prices), ...days }] : [];
  });
  const { domains } = deal.terms;
  return {
    ...policy,
    catalogue: { ...catalogue, prices: [...others, ...own] },
    names: domains.length > 0 ? { ...names, domains } : names,
  };
}

const ORDINARY_VAT = 2200;

function lineOf(price: AgreementPrice, known: readonly Price[]): Price {
  const { plan, act, termMonths, amountCents, orderCents } = price;
  const vatBps = known.find((line) => line.plan === plan)?.vatBps ?? ORDINARY_VAT;
  const net = amountCents - orderCents;
  return { plan, act, termMonths, channels: ["agreement"], amountCents: net, vatIncluded: false, vatBps };
}

/** The days on which its prices hold; null: on none. Renewals may go on after its end. */
function daysOf(deal: Deal, act: AgreementPrice["act"]): { validFrom: string; validTo?: string } | null {
  if (deal.state === "draft") return null;
  const goesOn = act === "renewal" && deal.terms.afterEnd === "agreement-prices";
  if (deal.state === "ended" && !goesOn) return null;
  const end = goesOn || deal.validTo === null ? {} : { validTo: isoDay(deal.validTo) };
  return { validFrom: isoDay(deal.validFrom), ...end };
}

/** Terms an agreement may price: those the seller sells a plan for in any channel on a day, shortest first. */
export function termsToPrice(
  policy: Pick<Policy, "catalogue">,
  on: Day,
): Omit<AgreementPrice, "amountCents" | "orderCents">[] {
  const { plans, prices } = policy.catalogue;
  return plans.flatMap(({ code }) =>
    (["activation", "renewal"] as const).flatMap((act) => {
      const lines = prices.filter(
        (line) => line.plan === code && line.act === act && (line.validTo ?? "9999") >= isoDay(on),
      );
      const terms = [...new Set([12, 24, 36, ...lines.map(({ termMonths }) => termMonths)])];
      return lines.length > 0 ? terms.sort((a, b) => a - b).map((termMonths) => ({ plan: code, act, termMonths })) : [];
    }),
  );
}
