import { addDays, type Day, isAfter, isBefore } from "@/lib/kernel/day";
import { phasesAfter } from "@/lib/mailboxes/mailbox";
import { renewalWindow } from "@/lib/mailboxes/renewal";
import type { Policy } from "@/lib/sellers/policy";

/**
 * Why a kept card was not charged, as its gateway says it (see `CardRefusal`); `given-up`: it was not asked after all,
 * for the order needs no money by card any more.
 */
export const CARD_REFUSALS = ["asks-owner", "card-over", "declined", "given-up"] as const;
export type CardRefused = (typeof CARD_REFUSALS)[number];

/** A kept card that was refused for an order that still waits; `nextOn`: the day it is tried again, null: it is not. */
export interface RefusedCard {
  orderCode: string;
  on: Day;
  why: CardRefused;
  nextOn: Day | null;
}

interface Refused {
  expiry: Day;
  /** The day of the first refusal, and how many tries there were. */
  firstOn: Day;
  tries: number;
  /** Today. */
  on: Day;
}

/**
 * The day on which a kept card that was refused is tried again, by `lifecycle.autoRenewal.cardRetryDays`; null: no more.
 * Never on the same day, never after the window of the renewal, nor once access was interrupted. A day that was missed is
 * caught up on the next.
 */
export function nextCardTry(policy: Policy, { expiry, firstOn, tries, on }: Refused): Day | null {
  const offsets = [...new Set(policy.lifecycle.autoRenewal?.cardRetryDays ?? [])].sort((a, b) => a - b);
  const offset = offsets[tries - 1];
  if (offset === undefined) return null;
  const planned = addDays(firstOn, offset);
  const next = isAfter(planned, on) ? planned : addDays(on, 1);
  return mayTryAgain(policy, expiry, next) ? next : null;
}

/** Whether a card may be tried again on a day, for the term after an expiry. */
export function mayTryAgain(policy: Policy, expiry: Day, on: Day): boolean {
  const interrupted = phasesAfter(policy, expiry).find(({ command }) => command !== "none")?.begins;
  if (interrupted && !isBefore(on, interrupted)) return false;
  return !isAfter(on, renewalWindow(policy, expiry).closes);
}
