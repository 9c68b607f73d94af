import type { Blocks } from "@/lib/catalogue/add-ons";
import { addOffset, type Day, day, endOfDayInRome, isoDay } from "@/lib/kernel/day";
import type { Policy } from "@/lib/sellers/policy";
import type { Channel } from "@/lib/sellers/policy/common";
import { type Held, renewing } from "./extras";
import { explainRenewal, hasClosedPrefix, type RenewalAnswer, renewalTerms } from "./renewal";

/** What of a mailbox decides how it renews itself. */
export interface SelfRenewing {
  /** "YYYY-MM-DD" */
  expiresOn: string;
  plan: string;
  termMonths: number;
  /** Whose account it is in. */
  userId: string | null;
  userCode: string | null;
  originalDay: number | null;
  held: readonly Held[];
}

/** The next term of a mailbox that renews itself. */
export interface NextTerm {
  channel: Channel;
  termMonths: number;
  addOns: Blocks[];
  answer: RenewalAnswer;
  newExpiry: string;
  /** The instant until which it waits for its money: as long as the mailbox can be renewed. */
  expiresAt: string;
}

/**
 * The next terms of mailboxes that renew themselves: as each is, for as long as it was (the shortest term on sale when
 * that is no longer sold); null for what can't be renewed. Few differ of those due in a night: each kind is priced once.
 */
export function nextTerms(policy: Policy, mailboxes: readonly SelfRenewing[], on: Day): (NextTerm | null)[] {
  const known = new Map<string, NextTerm | null>();
  return mailboxes.map((mailbox) => {
    const { expiresOn, plan, termMonths, userId, userCode, originalDay, held } = mailbox;
    const closed = hasClosedPrefix(policy, userCode ?? undefined) && userCode;
    const kind = JSON.stringify([expiresOn, plan, termMonths, userId === null, closed, originalDay, held]);
    const found = known.get(kind);
    if (found !== undefined) return found;
    const term = nextTerm(policy, mailbox, on);
    known.set(kind, term);
    return term;
  });
}

function nextTerm(policy: Policy, mailbox: SelfRenewing, on: Day): NextTerm | null {
  const { plan, userId, userCode, originalDay } = mailbox;
  const expiry = day(mailbox.expiresOn);
  const channel = userId ? ("account" as const) : ("public" as const);
  const terms = renewalTerms(policy, plan, channel, on);
  const termMonths = terms.includes(mailbox.termMonths) ? mailbox.termMonths : terms[0];
  if (!termMonths) return null;
  const addOns = renewing(policy, mailbox.held);
  const known = { ...(userCode ? { userCode } : {}), ...(originalDay ? { originalDay } : {}) };
  const answer = explainRenewal(policy, { expiry, plan, termMonths, addOns, on, channel, ...known });
  if (!answer.renewable || !answer.newExpiry) return null;
  const expiresAt = endOfDayInRome(addOffset(expiry, policy.lifecycle.renewal.closes)).toString();
  return { channel, termMonths, addOns, answer, newExpiry: isoDay(answer.newExpiry), expiresAt };
}
