import { addOnOffer, type Blocks } from "@/lib/catalogue/add-ons";
import { type Price, priceOf } from "@/lib/catalogue/prices";
import { addedStamp, withStamp } from "@/lib/invoicing/stamp";
import type { Customer } from "@/lib/invoicing/vat-free";
import { addMonths, type Day, isAfter } from "@/lib/kernel/day";
import { type Cents, type Line, totalsOf } from "@/lib/kernel/money";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Policy } from "@/lib/sellers/policy";
import type { Channel } from "@/lib/sellers/policy/common";
import { explainRenewal, newExpiry, type RenewalAnswer, renewalTerms } from "./renewal";

/** A mailbox that a person of the staff renews whatever the window says. */
export interface RenewedByHand {
  expiry: Day;
  plan: string;
  userCode?: string;
  originalDay?: number;
  addOns: readonly Blocks[];
  on: Day;
  /** To whom it is invoiced; somebody in Italy when left out. */
  customer?: Customer | null;
}

/** Channels whose list a renewal by hand is measured against, the first that has a price for it. */
const LISTS: readonly Channel[] = ["sales", "account", "public", "agreement"];

/** Terms a renewal by hand may have, each with its list price, shortest first. */
export function termsByHand(policy: Policy, plan: string, on: Day): { termMonths: number; netCents: Cents }[] {
  const channel = LISTS.find((each) => renewalTerms(policy, plan, each, on).length > 0);
  const terms = channel ? renewalTerms(policy, plan, channel, on) : [];
  return terms.flatMap((termMonths) => {
    const price = listPrice(policy, plan, termMonths, on);
    return price ? [{ termMonths, netCents: price.netCents }] : [];
  });
}

function listPrice(policy: Policy, plan: string, termMonths: number, on: Day): Price | null {
  for (const channel of LISTS) {
    const price = priceOf(policy, { plan, act: "renewal", channel, termMonths, on });
    if (price) return price;
  }
  return null;
}

/**
 * What a renewal by hand comes to: the mailbox at the net price somebody set (cents), its add-ons at theirs. The new
 * expiry follows the policy's rule, or is counted from today where that would be over already. Refuses
 * `renewal-no-price`, `add-on-not-sold`, `add-on-blocks`.
 */
export function renewalByHand(
  policy: Policy,
  mailbox: RenewedByHand,
  { termMonths, netCents }: { termMonths: number; netCents: Cents },
): Outcome<{ answer: RenewalAnswer; listNetCents: Cents }> {
  const { plan, on } = mailbox;
  const list = listPrice(policy, plan, termMonths, on);
  if (!list || list.netCents === 0) return refuse("renewal-no-price", { field: "termMonths" });
  const name = policy.catalogue.plans.find(({ code }) => code === plan)?.name.it ?? plan;
  const lines: Line[] = [{ description: `Rinnovo ${name}, ${termMonths} mesi`, netCents, vatBps: list.vatBps }];
  for (const blocks of mailbox.addOns) {
    const offer = addOnOffer(policy, blocks, { plan, channel: "account", on }, { termMonths });
    if (isRefusal(offer)) return offer;
    lines.push(offer.line);
  }
  const byRule = newExpiry(policy, mailbox, termMonths);
  const sold = withStamp(policy, lines, mailbox.customer);
  const { netCents: net, vatCents, totalCents } = totalsOf(sold);
  const answer: RenewalAnswer = {
    ...explainRenewal(policy, mailbox),
    renewable: true,
    reason: null,
    addOnFault: null,
    lines: sold,
    surchargeCents: 0,
    stampCents: addedStamp(sold, lines),
    netCents: net,
    vatCents,
    totalCents,
    newExpiry: isAfter(byRule, on) ? byRule : addMonths(on, termMonths),
  };
  return { answer, listNetCents: list.netCents };
}

/** Roles that may set a price, as the policy names them. */
const LIMITS = { sales: "sales", "back-office": "backOffice", admin: "admin" } as const;

/**
 * Whether somebody may set a net price alone: how far below the list each of their roles may go, in percent, is the
 * policy's (`lifecycle.renewal.specialPrices`). Not below the list: anybody who may set one.
 */
export function mayAlone(
  policy: Pick<Policy, "lifecycle">,
  roles: readonly string[],
  { netCents, listNetCents }: { netCents: Cents; listNetCents: Cents },
): boolean {
  const { specialPrices } = policy.lifecycle.renewal;
  const percents = Object.entries(LIMITS).map(([role, field]) => (roles.includes(role) ? specialPrices[field] : 0));
  return (listNetCents - netCents) * 100 <= listNetCents * Math.max(...percents);
}
