import { addDays, type Day, isAfter } from "@/lib/kernel/day";
import type { Policy } from "@/lib/sellers/policy";

/** The last day on which a notice of termination keeps a term from renewing itself; null where terms don't. */
export function lastDayForNotice(policy: Policy, expiry: Day): Day | null {
  const { autoRenewal } = policy.lifecycle;
  return autoRenewal ? addDays(expiry, -autoRenewal.noticeDays) : null;
}

/** Whether a notice received on a day is in time for the term that ends on `expiry`. Source: row 28. */
export function isInTime(policy: Policy, expiry: Day, receivedOn: Day): boolean {
  const last = lastDayForNotice(policy, expiry);
  return last !== null && !isAfter(receivedOn, last);
}
