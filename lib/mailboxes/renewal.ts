import { addOnOffer, type Blocks } from "@/lib/catalogue/add-ons";
import { lineFor, priceOf } from "@/lib/catalogue/prices";
import type { InvoiceLine } from "@/lib/invoicing/rates";
import { addedStamp, withStamp } from "@/lib/invoicing/stamp";
import type { Customer } from "@/lib/invoicing/vat-free";
import { addMonths, addMonthsKeeping, addOffset, type Day, isAfter, isBefore } from "@/lib/kernel/day";
import { type Line, lineNet, sumCents, totalsOf } from "@/lib/kernel/money";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import type { Policy } from "@/lib/sellers/policy";
import type { Channel } from "@/lib/sellers/policy/common";
import { phaseOn, stateOn } from "./mailbox";

/** What is asked: a mailbox by its expiry and login code, on a day, for a term. */
export interface RenewalQuestion {
  expiry: Day;
  on: Day;
  userCode?: string;
  plan?: string;
  /** Months; the shortest on sale when left out. */
  termMonths?: number;
  channel?: Channel;
  /** Add-ons to go on with for the new term. */
  addOns?: readonly Blocks[];
  /** Day of month the first term was counted to; the expiry's own when left out. */
  originalDay?: number;
  /** To whom it is invoiced; somebody in Italy when left out. */
  customer?: Customer | null;
}

/** `buy-back`: a new mailbox of the same name can be bought; `ask-rep`: only through a person; `gone`: nothing is left. */
export type NotRenewable = "too-early" | "too-late" | "closed-prefix" | "no-price" | "buy-back" | "ask-rep" | "gone";

/** The answer: on that day, is it renewable online, for how much, until when. Prices are nothing when it is not. */
export interface RenewalAnswer {
  state: string;
  renewable: boolean;
  reason: NotRenewable | null;
  /** Which add-on asked for can't be had, when that is why: `add-on-not-sold`, `add-on-blocks`. */
  addOnFault: string | null;
  lines: InvoiceLine[];
  /** What of it is for being late. */
  surchargeCents: number;
  /** What of it is stamp duty. */
  stampCents: number;
  netCents: number;
  vatCents: number;
  totalCents: number;
  newExpiry: Day | null;
  /** Days between which online renewal is open, both included. */
  opens: Day;
  closes: Day;
}

/**
 * Whether a mailbox can be renewed online on a day, and what it would cost and lead to. A pure function of policy,
 * dates and the day; source: acceptance table rows 22–26.
 */
export function explainRenewal(policy: Policy, question: RenewalQuestion): RenewalAnswer {
  const window = renewalWindow(policy, question.expiry);
  const reason = obstacle(policy, question, window);
  const main = reason ? [] : renewalLines(policy, question);
  const addOns = main.length > 0 ? addOnLines(policy, question) : [];
  const addOnFault = isRefusal(addOns) ? addOns.code : null;
  const own = isRefusal(addOns) ? [] : [...main, ...addOns];
  const lines = withStamp(policy, own, question.customer);
  const offered = lines.length > 0;
  const { netCents, vatCents, totalCents } = totalsOf(lines);
  return {
    state: stateOn(policy, question.expiry, question.on),
    renewable: offered,
    reason: reason ?? (offered ? null : "no-price"),
    addOnFault,
    lines,
    surchargeCents: offered ? sumCents(surcharges(policy, question).map(lineNet)) : 0,
    stampCents: addedStamp(lines, own),
    netCents,
    vatCents,
    totalCents,
    newExpiry: offered ? newExpiry(policy, question, termOf(policy, question)) : null,
    ...window,
  };
}

/** What the add-ons cost for the whole new term: they end with the mailbox. */
function addOnLines(policy: Policy, question: RenewalQuestion): Outcome<Line[]> {
  const sale = { plan: planOf(policy, question), channel: channelOf(question), on: question.on };
  const termMonths = termOf(policy, question);
  const offers = (question.addOns ?? []).map((blocks) => addOnOffer(policy, blocks, sale, { termMonths }));
  const lines: Line[] = [];
  for (const offer of offers) {
    if (isRefusal(offer)) return offer;
    lines.push(offer.line);
  }
  return lines;
}

/** Plans a mailbox may be renewed as, its own first: a plan tried for free goes on only as one of those it names. */
export function plansToRenewAs(policy: Policy, plan: string): string[] {
  const own = policy.catalogue.plans.find(({ code }) => code === plan);
  const others = policy.catalogue.plans
    .map(({ code }) => code)
    .filter((code) => code !== plan && mayBecome(policy, plan, code));
  return own?.trial ? others : [plan, ...others];
}

/** Whether a mailbox of a plan may be renewed as another: what the plan says, among plans that are sold. */
export function mayBecome(policy: Policy, plan: string, wanted: string): boolean {
  if (plan === wanted) return true;
  const now = policy.catalogue.plans.find(({ code }) => code === plan);
  const then = policy.catalogue.plans.find(({ code }) => code === wanted);
  if (!then || (!policy.lifecycle.renewal.planChange && !now?.trial)) return false;
  const allowed = now?.trial?.convertsTo ?? now?.convertibleTo;
  return allowed ? allowed.includes(wanted) : then.onSale && !then.trial && then.domain === now?.domain;
}

/** The days between which online renewal is open, both included. */
export const renewalWindow = (policy: Policy, expiry: Day) => ({
  opens: addOffset(expiry, policy.lifecycle.renewal.opens),
  closes: addOffset(expiry, policy.lifecycle.renewal.closes),
});

function obstacle(policy: Policy, question: RenewalQuestion, window: { opens: Day; closes: Day }): NotRenewable | null {
  if (hasClosedPrefix(policy, question.userCode)) return "closed-prefix";
  if (isBefore(question.on, window.opens)) return "too-early";
  const online = phaseOn(policy, question.expiry, question.on)?.online ?? "renew";
  if (online !== "renew") return INSTEAD[online];
  return isAfter(question.on, window.closes) ? "too-late" : null;
}

/** What a phase lets the owner do other than renew, as the reason why not. */
const INSTEAD = { "buy-back": "buy-back", "ask-rep": "ask-rep", nothing: "gone" } as const;

/** Login codes of some origins can't be renewed online, whatever the day. The longest matching prefix is the code's letters. */
export const hasClosedPrefix = (policy: Policy, userCode: string | undefined): boolean =>
  policy.lifecycle.renewal.closedPrefixes.some((prefix) => userCode?.trim().toUpperCase().startsWith(prefix));

/** Terms on sale for renewing a plan in a channel on a day, in months, shortest first. */
export function renewalTerms(policy: Policy, plan: string, channel: Channel, on: Day): number[] {
  const terms = policy.catalogue.prices
    .filter((price) => price.act === "renewal" && price.plan === plan && price.channels.includes(channel))
    .map((price) => price.termMonths)
    .filter((termMonths) => priceOf(policy, { plan, act: "renewal", channel, termMonths, on }));
  return [...new Set(terms)].sort((a, b) => a - b);
}

const planOf = (policy: Policy, question: RenewalQuestion): string => question.plan ?? policy.catalogue.plans[0]!.code;
const channelOf = (question: RenewalQuestion): Channel => question.channel ?? "account";
const termOf = (policy: Policy, question: RenewalQuestion): number =>
  question.termMonths ?? renewalTerms(policy, planOf(policy, question), channelOf(question), question.on)[0] ?? 0;

function renewalLines(policy: Policy, question: RenewalQuestion): Line[] {
  const plan = planOf(policy, question);
  const termMonths = termOf(policy, question);
  const price = priceOf(policy, { plan, act: "renewal", channel: channelOf(question), termMonths, on: question.on });
  if (!price) return [];
  const name = policy.catalogue.plans.find((each) => each.code === plan)?.name.it ?? plan;
  return [lineFor(`Rinnovo ${name}, ${termMonths} mesi`, price), ...surcharges(policy, question)];
}

/** The surcharge of the latest day already come; earlier ones are replaced by it. */
function surcharges(policy: Policy, { expiry, on }: RenewalQuestion): Line[] {
  const due = policy.lifecycle.renewal.surcharges
    .map((each) => ({ ...each, begins: addOffset(expiry, each.from) }))
    .filter((each) => !isBefore(on, each.begins))
    .sort((a, b) => (isBefore(a.begins, b.begins) ? -1 : 1))
    .at(-1);
  return due
    ? [{ description: "Maggiorazione per rinnovo tardivo", netCents: due.amountCents, vatBps: due.vatBps }]
    : [];
}

/** The expiry a renewal leads to, by the policy's rule; the original day of the month survives short months. */
export function newExpiry(policy: Policy, question: RenewalQuestion, termMonths: number): Day {
  const fromExpiry = addMonthsKeeping(question.expiry, termMonths, question.originalDay ?? question.expiry.day);
  if (policy.lifecycle.renewal.countsFrom === "expiry") return fromExpiry;
  if (policy.lifecycle.renewal.countsFrom === "later" && !isAfter(question.on, question.expiry)) return fromExpiry;
  return addMonths(question.on, termMonths);
}
