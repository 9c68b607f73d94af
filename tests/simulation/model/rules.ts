import type { Policy } from "@/lib/sellers/policy";
import { type Day, later, monthsLater } from "./calendar";
import { type Amounts, type Blocks, priceOfTerm } from "./prices";
import type { Mailbox, Order, State } from "./things";

const REMINDED: readonly State[] = ["active", "expired", "suspended"];
const ORDER: readonly State[] = ["active", "expired", "suspended", "cancelled", "deleted"];

/** The phase a day falls into, by the policy; null while the term is paid. */
export function phaseOn(policy: Policy, expiry: Day, on: Day) {
  const phases = policy.lifecycle.phases.map((phase) => ({ ...phase, begins: later(expiry, phase.from) }));
  const grace = { state: "expired" as const, command: "none" as const, begins: expiry + 1 };
  return [grace, ...phases].filter(({ begins }) => begins <= on).at(-1) ?? null;
}

/** A mailbox nobody renewed goes one phase on, and never back; not to its end while it `waits` for a renewal's money. */
export function lapse(policy: Policy, mailbox: Mailbox, on: Day, waits: boolean): void {
  const phase = mailbox.expiry !== null && phaseOn(policy, mailbox.expiry, on);
  const state = mailbox.state === "renewal_failed" ? "expired" : mailbox.state;
  if (!phase || !ORDER.includes(state) || ORDER.indexOf(phase.state) <= ORDER.indexOf(state)) return;
  if (waits && (phase.command === "close" || phase.state === "deleted")) return;
  mailbox.state = phase.state;
  if (phase.command === "suspend") mailbox.atProvider = "suspended";
  if (phase.command === "close") mailbox.atProvider = "closed";
}

export const isReminded = (policy: Policy, mailbox: Mailbox, on: Day): boolean =>
  mailbox.expiry !== null &&
  !mailbox.notice &&
  REMINDED.includes(mailbox.state) &&
  policy.lifecycle.reminderDays.includes(on - mailbox.expiry);

/** May a mailbox of a plan go on as another? */
function mayBecome(policy: Policy, from: string, to: string): boolean {
  const [now, then] = [from, to].map((code) => policy.catalogue.plans.find((plan) => plan.code === code));
  if (from === to) return true;
  if (!then || !(policy.lifecycle.renewal.planChange || now?.trial)) return false;
  const named = now?.trial?.convertsTo ?? now?.convertibleTo;
  return named ? named.includes(to) : then.onSale && !then.trial && then.domain === now?.domain;
}

/** A renewal as somebody asks for it. */
export interface Asked {
  plan: string;
  term: number;
  addOns: Blocks[];
  channel: string;
}

/** What a renewal costs and leads to on a day, or why there is none. */
export function renewalOn(
  policy: Policy,
  mailbox: Mailbox,
  asked: Asked,
  on: Day,
): (Amounts & { until: Day }) | string {
  const { renewal } = policy.lifecycle;
  const { expiry } = mailbox;
  if (mailbox.state === "revoked" || expiry === null) return "mailbox-not-found";
  if (!mayBecome(policy, mailbox.plan, asked.plan)) return "plan-not-convertible";
  if (on < later(expiry, renewal.opens)) return "renewal-too-early";
  if (on > later(expiry, renewal.closes)) return "renewal-too-late";
  const late = renewal.surcharges.filter(({ from }) => on >= later(expiry, from)).at(-1);
  const sale = { plan: asked.plan, act: "renewal" as const, channel: asked.channel, term: asked.term };
  const price = priceOfTerm(
    policy,
    sale,
    asked.addOns,
    late && {
      cents: late.amountCents,
      bps: late.vatBps,
    },
  );
  if (!price) return "renewal-no-price";
  const fromOld = monthsLater(expiry, asked.term, mailbox.keeps);
  const isOld = renewal.countsFrom === "expiry" || (renewal.countsFrom === "later" && on <= expiry);
  return { ...owed(price, mailbox), until: isOld ? fromOld : monthsLater(on, asked.term) };
}

/** Who pays the VAT to the tax office owes the seller the rest. */
export const owed = ({ net, vat, total }: Amounts, { split }: { split: boolean }): Amounts =>
  split ? { net, vat: 0, total: net } : { net, vat, total };

/** Another order has already paid for the same term, or has it before its money. */
export const isPaidTwice = (order: Order, orders: readonly Order[]): boolean =>
  order.kind === "renewal" &&
  orders.some(
    (other) =>
      other !== order &&
      other.kind === "renewal" &&
      other.oldExpiry === order.oldExpiry &&
      (other.state === "settled" || other.state === "fulfilled" || (other.state === "placed" && other.begun)),
  );
