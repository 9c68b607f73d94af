import { type Day, isAfter } from "@/lib/kernel/day";
import type { Policy } from "@/lib/sellers/policy";
import { type MailboxState, phaseOn } from "./mailbox";
import { renewalWindow } from "./renewal";

/** Why money can't carry a renewal out any more: its window closed before it was paid, or the mailbox is closed for good. */
export const TOO_LATE = ["renewal-too-late", "mailbox-gone"] as const;
export type TooLate = (typeof TOO_LATE)[number];
export const isTooLate = (why: string): why is TooLate => TOO_LATE.some((each) => each === why);

/** A mailbox as it stands when the money comes. */
interface Standing {
  state: MailboxState;
  /** Its holder wants it closed. */
  isRevoked: boolean;
}

/** A renewal of the term that ends on `expiry`, ordered and paid on a day each. */
interface PaidRenewal {
  expiry: Day;
  orderedOn: Day;
  paidOn: Day;
}

/** The rules it was ordered under, which were promised, and those of today, by which the mailbox was closed. */
interface Rules {
  ordered: Policy;
  today: Policy;
}

/**
 * What keeps money from carrying out a renewal; null when nothing does. Paid inside the window it always counts, however
 * long it travelled; paid after it, the policy says (`lifecycle.renewal.paidLate`). What a person sold after the window
 * has no window. Nothing brings back what was closed at the provider.
 */
export function whyTooLate(rules: Rules, mailbox: Standing, paid: PaidRenewal): TooLate | null {
  const { state } = mailbox;
  if (mailbox.isRevoked || state === "revoked" || state === "deleted") return "mailbox-gone";
  const { ordered } = rules;
  if (isOver(ordered, paid.expiry, paid.orderedOn)) return null;
  if (isClosedAtProvider(rules.today, state)) return "mailbox-gone";
  const isKept = ordered.lifecycle.renewal.paidLate === "prepaid";
  return isKept && isOver(ordered, paid.expiry, paid.paidOn) ? "renewal-too-late" : null;
}

/** Whether a day comes after those on which a term can be renewed without a person. */
const isOver = (policy: Policy, expiry: Day, on: Day): boolean =>
  isAfter(on, renewalWindow(policy, expiry).closes) || (phaseOn(policy, expiry, on)?.online ?? "renew") !== "renew";

/** Whether the provider was told to close a mailbox on its way to a state. */
function isClosedAtProvider({ lifecycle: { phases } }: Policy, state: MailboxState): boolean {
  const reached = phases.findLastIndex((phase) => phase.state === state);
  return phases.slice(0, reached + 1).some(({ command }) => command === "close");
}
