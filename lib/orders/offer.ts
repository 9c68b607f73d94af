import { lineFor, type Price, priceOf } from "@/lib/catalogue/prices";
import type { InvoiceLine } from "@/lib/invoicing/rates";
import { addedStamp, withStamp } from "@/lib/invoicing/stamp";
import type { Customer } from "@/lib/invoicing/vat-free";
import type { Day } from "@/lib/kernel/day";
import { type Cents, type Line, totalsOf } from "@/lib/kernel/money";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Policy } from "@/lib/sellers/policy";
import type { Plan } from "@/lib/sellers/policy/catalogue";
import type { Channel, HolderKind } from "@/lib/sellers/policy/common";

/**
 * The channel somebody buys through: on paper when they want it so, the account area when signed in and open, else the
 * public shop; null: closed.
 */
export function channelFor(policy: Policy, signedIn: boolean, wanted?: "paper"): "public" | "account" | "paper" | null {
  const open = (channel: Channel) => (policy.money.methods[channel] ?? []).length > 0;
  if (wanted === "paper") return open("paper") ? "paper" : null;
  if (signedIn && open("account")) return "account";
  return open("public") ? "public" : null;
}

/** The seller sells at the prices of agreements, through its sales reps. */
export const takesAgreements = ({ money }: Pick<Policy, "money">): boolean =>
  [money.methods.agreement, money.methods.sales].some((methods) => (methods ?? []).length > 0);

export interface Offer {
  plan: Plan;
  termMonths: number;
  price: Price;
  /** What an order for it says, stamp duty included where it is charged, and what that comes to. */
  lines: InvoiceLine[];
  sum: Amounts;
  /** Stamp duty in the sum, cents. */
  stampCents: Cents;
}

/** A plan for a term as sold in a channel on a day, to a customer if they are known already. Refuses `plan-not-sold`. */
export function offerOf(
  policy: Policy,
  wanted: { plan: string; termMonths: number; channel: Channel; on: Day },
  customer: Customer | null = null,
): Outcome<Offer, "plan-not-sold"> {
  const plan = policy.catalogue.plans.find((each) => each.code === wanted.plan && each.onSale);
  const price = plan && priceOf(policy, { ...wanted, act: "activation" });
  if (!plan || !price) return refuse("plan-not-sold", { field: "offer" });
  const chosen = { plan, termMonths: wanted.termMonths, price };
  const own = [lineOf(chosen)];
  const lines = withStamp(policy, own, customer);
  return { ...chosen, lines, sum: totalsOf(lines), stampCents: addedStamp(lines, own) };
}

type Amounts = Pick<Price, "netCents" | "vatCents" | "totalCents">;

/** What is to be paid: who keeps the VAT for the State (split payment) owes the net amount; its invoice says the VAT too. */
export function amountsOwed(price: Amounts, party: { splitPayment: boolean } | null): Amounts {
  const { netCents, vatCents, totalCents } = price;
  return party?.splitPayment ? { netCents, vatCents: 0, totalCents: netCents } : { netCents, vatCents, totalCents };
}

/** Kinds of holder a plan is sold to, in the order of the policy. */
export function kindsFor(policy: Policy, planCode: string): HolderKind[] {
  const only = policy.catalogue.plans.find(({ code }) => code === planCode)?.holderKinds;
  return policy.identity.holderKinds.filter((kind) => !only || only.includes(kind));
}

/** The line of an order for what was chosen. Invoices are written in Italian. */
const lineOf = ({ plan, termMonths, price }: Pick<Offer, "plan" | "termMonths" | "price">): Line =>
  lineFor(`Attivazione ${plan.name.it}, ${termMonths} mesi`, price);

/** The domain a plan is sold with: its own, else the one wished if the seller has it, else the first. */
export function domainFor(policy: Policy, plan: string, wished?: string): string {
  const own = policy.catalogue.plans.find((each) => each.code === plan)?.domain;
  const known = policy.names.domains.find((domain) => domain === wished);
  return own ?? known ?? policy.names.domains[0] ?? "";
}
