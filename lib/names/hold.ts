import { compareInstants, type Instant } from "@/lib/kernel/day";

/** The part of a policy that holds need (`policy.names`). */
export interface HoldRules {
  /** Minutes a name is held for each step of its order … */
  holdMinutes: number;
  /** … but no longer than so many hours after it was found free. */
  holdAtMostHours: number;
}

/**
 * The end of a hold when its order takes another step: its full time again, up to the last instant a draft may hold a
 * name. Never earlier than it was.
 */
export function prolonged(hold: { until: Instant; foundAt: Instant }, now: Instant, rules: HoldRules): Instant {
  const wanted = now.add({ minutes: rules.holdMinutes });
  const last = hold.foundAt.add({ hours: rules.holdAtMostHours });
  const end = compareInstants(wanted, last) < 0 ? wanted : last;
  return compareInstants(end, hold.until) < 0 ? hold.until : end;
}
