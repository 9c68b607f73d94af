import { priced, priceOf } from "@/lib/catalogue/prices";
import type { Day } from "@/lib/kernel/day";
import { type Cents, vatOf } from "@/lib/kernel/money";
import type { Policy } from "@/lib/sellers/policy";
import type { Price } from "@/lib/sellers/policy/catalogue";
import type { Channel } from "@/lib/sellers/policy/common";
import type { ResellerPrice, ResellerTerms } from "./terms";

/** A policy whose prices are a reseller's already: doing it twice must not take the discount off twice. */
interface ResellerPolicy extends Policy {
  readonly pricedFor: "reseller";
}

/** Channels in which somebody who is signed in buys. */
const OWN: readonly Channel[] = ["public", "account"];

/**
 * A seller's policy as it is for a reseller: its own prices wherever it buys signed in, net and with VAT on top, never
 * below the seller's floor and never above the list. All else is as it was.
 */
export function policyForReseller(policy: Policy, terms: ResellerTerms): Policy {
  if ("pricedFor" in policy) return policy;
  const { mostDiscountBps } = policy.catalogue.resellers;
  const prices = policy.catalogue.prices.flatMap((line): Price[] => {
    const channels = line.channels.filter((channel) => OWN.includes(channel));
    if (channels.length === 0) return [line];
    const others = line.channels.filter((channel) => !OWN.includes(channel));
    const amountCents = amountFor(line, terms, mostDiscountBps);
    const own = { ...line, channels, amountCents, vatIncluded: false };
    return others.length > 0 ? [{ ...line, channels: others }, own] : [own];
  });
  const under: ResellerPolicy = { ...policy, catalogue: { ...policy.catalogue, prices }, pricedFor: "reseller" };
  return under;
}

/** Net cents of a price line of the list. */
const listNet = ({ amountCents, vatBps, vatIncluded }: Price): Cents =>
  priced(amountCents, vatBps, vatIncluded).netCents;

/** The least a reseller may pay for what costs so much on the list; the discount is rounded half up. */
export const floorOf = (netCents: Cents, mostDiscountBps: number): Cents => netCents - vatOf(netCents, mostDiscountBps);

function amountFor(line: Price, { prices, discountBps }: ResellerTerms, mostDiscountBps: number): Cents {
  const list = listNet(line);
  const own = prices.find(
    ({ plan, act, termMonths }) => plan === line.plan && act === line.act && termMonths === line.termMonths,
  );
  const wished = own?.amountCents ?? list - vatOf(list, discountBps);
  return Math.min(list, Math.max(wished, floorOf(list, mostDiscountBps)));
}

/**
 * What is wrong with a price of its own on a day: `not-sold` (the seller has no such term where a reseller buys), or the
 * floor in net cents it is below; null: nothing.
 */
export function priceFault(policy: Policy, price: ResellerPrice, on: Day): "not-sold" | Cents | null {
  const { plan, act, termMonths, amountCents } = price;
  const lists = OWN.flatMap((channel) => priceOf(policy, { plan, act, termMonths, channel, on })?.netCents ?? []);
  if (lists.length === 0) return "not-sold";
  const floor = floorOf(Math.min(...lists), policy.catalogue.resellers.mostDiscountBps);
  return amountCents < floor ? floor : null;
}
