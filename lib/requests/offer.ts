import { type Price, priceOf, termsOf } from "@/lib/catalogue/prices";
import type { Day } from "@/lib/kernel/day";
import type { Cents } from "@/lib/kernel/money";
import type { Policy } from "@/lib/sellers/policy";
import type { Channel } from "@/lib/sellers/policy/common";

/** What was offered on a request: so many new mailboxes, each at a net price (cents). */
export interface Offered {
  planCode: string;
  termMonths: number;
  mailboxes: number;
  netCents: Cents;
}

/** Days an offer holds: assumption, as long as a draft waits. */
export const OFFER_DAYS = 30;

/** Channels whose list an offer is measured against, the first that sells it. */
const LISTS: readonly Channel[] = ["sales", "account", "public"];

/** What the list says of a plan for a term; null: it is not sold. */
export function listedFor(
  policy: Policy,
  { planCode: plan, termMonths }: Pick<Offered, "planCode" | "termMonths">,
  on: Day,
): Price | null {
  for (const channel of LISTS) {
    const price = priceOf(policy, { plan, act: "activation", channel, termMonths, on });
    if (price) return price;
  }
  return null;
}

/** Plans and terms that an offer may be made of, each with its list price. */
export function offersListed(policy: Policy, on: Day): { planCode: string; termMonths: number; netCents: Cents }[] {
  return policy.catalogue.plans
    .filter(({ onSale }) => onSale)
    .flatMap(({ code: plan }) => {
      const sale = { plan, act: "activation", on } as const;
      const terms = LISTS.flatMap((channel) =>
        termsOf(policy, { ...sale, channel }).map(({ termMonths }) => termMonths),
      );
      return [...new Set(terms)]
        .sort((a, b) => a - b)
        .flatMap((termMonths) => {
          const price = listedFor(policy, { planCode: plan, termMonths }, on);
          return price && price.netCents > 0 ? [{ planCode: plan, termMonths, netCents: price.netCents }] : [];
        });
    });
}

/** A policy with the price offered, for that plan and term, in the channel an order is made in. */
export function policyAt(policy: Policy, offered: Offered, channel: string): Policy {
  const { planCode: plan, termMonths, netCents } = offered;
  const { prices } = policy.catalogue;
  const isIt = (line: (typeof prices)[number]) =>
    line.plan === plan && line.act === "activation" && line.termMonths === termMonths;
  const known = prices.find(isIt);
  if (!known) return policy;
  const others = prices.flatMap((line) => {
    const channels = isIt(line) ? line.channels.filter((each) => each !== channel) : line.channels;
    return channels.length > 0 ? [{ ...line, channels }] : [];
  });
  const { vatBps } = known;
  const channels = [channel as Channel];
  const own = {
    plan,
    act: "activation" as const,
    termMonths,
    channels,
    amountCents: netCents,
    vatIncluded: false,
    vatBps,
  };
  return { ...policy, catalogue: { ...policy.catalogue, prices: [...others, own] } };
}
