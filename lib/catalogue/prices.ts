import { type Day, isoDay } from "@/lib/kernel/day";
import { type Cents, cents, type Line, netFromGross, vatOf } from "@/lib/kernel/money";
import type { Plan, Price as PriceLine } from "@/lib/sellers/policy/catalogue";
import type { Channel } from "@/lib/sellers/policy/common";

/** The part of a policy that prices need. */
export type Catalogue = { catalogue: { plans: readonly Plan[]; prices: readonly PriceLine[] } };
export type Act = "activation" | "renewal";

/** What one unit costs, in cents; the three amounts always add up. `vatIncluded`: the total is the price that was said. */
export type Price = { netCents: Cents; vatCents: Cents; totalCents: Cents; vatBps: number; vatIncluded: boolean };
export type TermPrice = Price & { termMonths: number };

type Sale = { plan: string; act: Act; channel: Channel; on: Day };

/** The price of a plan for a term, in a channel, on a day; null when it is not sold so. */
export function priceOf(policy: Catalogue, { termMonths, ...sale }: Sale & { termMonths: number }): Price | null {
  const line = linesInForce(policy, sale).find((each) => each.termMonths === termMonths);
  return line ? amounts(line) : null;
}

/** Every term a plan is sold for, shortest first, with its price. */
export function termsOf(policy: Catalogue, sale: Sale): TermPrice[] {
  return linesInForce(policy, sale)
    .map((line) => ({ termMonths: line.termMonths, ...amounts(line) }))
    .sort((a, b) => a.termMonths - b.termMonths);
}

/** The term that costs least to pay now (not per year), the shorter one when two cost the same; null when none is sold. */
export const cheapestOf = (policy: Catalogue, sale: Sale): TermPrice | null => leastOf(termsOf(policy, sale));

/** The same among terms already listed, shortest first. */
export function leastOf(terms: readonly TermPrice[]): TermPrice | null {
  return terms.reduce<TermPrice | null>(
    (least, term) => (least === null || term.totalCents < least.totalCents ? term : least),
    null,
  );
}

/** Plans that can be bought in a channel on a day, in the order of the policy. For renewals, also those no longer on sale. */
export function plansSold(policy: Catalogue, { act, channel, on }: Omit<Sale, "plan">): Plan[] {
  return policy.catalogue.plans.filter(
    (plan) =>
      (plan.onSale || act === "renewal") && linesInForce(policy, { plan: plan.code, act, channel, on }).length > 0,
  );
}

/** Lines valid on the day, one for each term: of two for the same term, the one that began later replaces the other. */
function linesInForce({ catalogue }: Catalogue, { plan, act, channel, on }: Sale): PriceLine[] {
  const today = isoDay(on);
  const perTerm = new Map<number, PriceLine>();
  for (const line of catalogue.prices) {
    if (line.plan !== plan || line.act !== act || !line.channels.includes(channel)) continue;
    if ((line.validFrom ?? today) > today || (line.validTo ?? today) < today) continue;
    const other = perTerm.get(line.termMonths);
    if (!other || (line.validFrom ?? "") > (other.validFrom ?? "")) perTerm.set(line.termMonths, line);
  }
  return [...perTerm.values()];
}

const amounts = ({ amountCents, vatIncluded, vatBps }: PriceLine): Price => priced(amountCents, vatBps, vatIncluded);

/** An amount as a price: with VAT on top, or taken out of it. */
export function priced(amountCents: Cents, vatBps: number, vatIncluded: boolean): Price {
  if (vatIncluded) return { ...netFromGross(amountCents, vatBps), totalCents: amountCents, vatBps, vatIncluded };
  const vatCents = vatOf(amountCents, vatBps);
  return { netCents: amountCents, vatCents, totalCents: cents(amountCents + vatCents), vatBps, vatIncluded };
}

/** The line of an order for a price: one that was said with VAT included keeps its own VAT. */
export const lineFor = (description: string, price: Price): Line => ({
  description,
  netCents: price.netCents,
  vatBps: price.vatBps,
  ...(price.vatIncluded ? { vatCents: price.vatCents } : {}),
});
