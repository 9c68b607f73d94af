import type { Blocks } from "@/lib/catalogue/add-ons";
import type { Customer } from "@/lib/invoicing/vat-free";
import { addOffset, type Day, day, endOfDayInRome, isoDay } from "@/lib/kernel/day";
import type { Policy } from "@/lib/sellers/policy";
import type { Channel } from "@/lib/sellers/policy/common";
import { type Held, renewing } from "./extras";
import { isInTime } from "./notice";
import { explainRenewal, hasClosedPrefix, type RenewalAnswer, renewalTerms } from "./renewal";

/** What of a mailbox decides how it renews itself. */
export interface SelfRenewing {
  /** "YYYY-MM-DD" */
  expiresOn: string;
  plan: string;
  termMonths: number;
  userCode: string | null;
  originalDay: number | null;
  held: readonly Held[];
  /** To whom it is invoiced; null: not known. */
  customer: Customer | null;
}

/** The next term of a mailbox that renews itself. */
export interface NextTerm {
  channel: Channel;
  agreementId: string | null;
  /** Net cents of it that a professional order bears. */
  shareCents: number;
  termMonths: number;
  addOns: Blocks[];
  answer: RenewalAnswer;
  newExpiry: string;
  /** The instant until which it waits for its money: as long as the mailbox can be renewed. */
  expiresAt: string;
}

/** By what a mailbox is priced: mailboxes alike have the very same one. */
interface Ground {
  policy: Policy;
  channel: Channel;
  agreementId: string | null;
  share: (termMonths: number) => number;
}

/**
 * The next terms of mailboxes that renew themselves: as each is, for as long as it was (the shortest term on sale when
 * that is no longer sold), by its own ground; null for what can't be renewed, or is not to be yet. Few differ of those
 * due in a night: each kind is priced once.
 */
export function nextTerms<M extends SelfRenewing>(
  groundOf: (mailbox: M) => Ground,
  mailboxes: readonly M[],
  on: Day,
): (NextTerm | null)[] {
  const known = new Map<Ground, Map<string, NextTerm | null>>();
  return mailboxes.map((mailbox) => {
    const ground = groundOf(mailbox);
    const { expiresOn, plan, termMonths, userCode, originalDay, held, customer } = mailbox;
    const closed = hasClosedPrefix(ground.policy, userCode ?? undefined) && userCode;
    const home = [customer?.country, Boolean(customer?.vatNumber)];
    const kind = JSON.stringify([expiresOn, plan, termMonths, closed, originalDay, held, home]);
    const alike = known.get(ground) ?? new Map<string, NextTerm | null>();
    known.set(ground, alike);
    const found = alike.get(kind);
    if (found !== undefined) return found;
    const term = nextTerm(ground, mailbox, on);
    alike.set(kind, term);
    return term;
  });
}

function nextTerm({ policy, channel, agreementId, share }: Ground, mailbox: SelfRenewing, on: Day): NextTerm | null {
  const { plan, userCode, originalDay, customer } = mailbox;
  const expiry = day(mailbox.expiresOn);
  const terms = renewalTerms(policy, plan, channel, on);
  const termMonths = terms.includes(mailbox.termMonths) ? mailbox.termMonths : terms[0];
  if (!termMonths) return null;
  const addOns = renewing(policy, mailbox.held);
  const known = { ...(userCode ? { userCode } : {}), ...(originalDay ? { originalDay } : {}) };
  const answer = explainRenewal(policy, { expiry, plan, termMonths, addOns, on, channel, customer, ...known });
  if (!answer.renewable || !answer.newExpiry) return null;
  // What asks no money of anybody is carried out as soon as it is ordered: not before its owner has said nothing in time.
  if (answer.totalCents === 0 && isInTime(policy, expiry, on)) return null;
  const expiresAt = endOfDayInRome(addOffset(expiry, policy.lifecycle.renewal.closes)).toString();
  const sold = { channel, agreementId, shareCents: share(termMonths) };
  return { ...sold, termMonths, addOns, answer, newExpiry: isoDay(answer.newExpiry), expiresAt };
}
