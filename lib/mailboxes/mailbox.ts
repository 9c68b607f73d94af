import { addDays, addOffset, type Day, isAfter, isBefore } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Policy } from "@/lib/sellers/policy";
import type { Phase } from "@/lib/sellers/policy/lifecycle";

/** What was commanded to the provider; what is true today is computed from dates and policy (`phaseOn`). */
export type MailboxState =
  | "reserved"
  | "provisioning"
  | "provisioning_failed"
  | "active"
  | "expired"
  | "renewal_failed"
  | "suspended"
  | "cancelled"
  | "revoked";
export type MailboxEvent =
  | "provision"
  | "provisioned"
  | "fail-provisioning"
  | "expire"
  | "suspend"
  | "cancel"
  | "renewed"
  | "fail-renewal"
  | "revoke";

/** The life of a mailbox, as a table. */
export const MAILBOX_LIFE: Record<MailboxState, Partial<Record<MailboxEvent, MailboxState>>> = {
  reserved: { provision: "provisioning" },
  provisioning: { provisioned: "active", "fail-provisioning": "provisioning_failed" },
  provisioning_failed: { provision: "provisioning" },
  active: {
    expire: "expired",
    suspend: "suspended",
    cancel: "cancelled",
    renewed: "active",
    "fail-renewal": "renewal_failed",
    revoke: "revoked",
  },
  expired: {
    suspend: "suspended",
    cancel: "cancelled",
    renewed: "active",
    "fail-renewal": "renewal_failed",
    revoke: "revoked",
  },
  renewal_failed: { renewed: "active", suspend: "suspended", cancel: "cancelled", revoke: "revoked" },
  suspended: { cancel: "cancelled", renewed: "active", "fail-renewal": "renewal_failed", revoke: "revoked" },
  cancelled: { renewed: "active", "fail-renewal": "renewal_failed" },
  revoked: {},
};

/** The state an event leads to. Refuses `mailbox-cannot-<event>` naming the state it is in. */
export function afterEvent(state: MailboxState, event: MailboxEvent): Outcome<MailboxState> {
  return MAILBOX_LIFE[state][event] ?? refuse(`mailbox-cannot-${event}`, { params: { state } });
}

/** A phase with the day it begins for one expiry. */
export interface DatedPhase extends Phase {
  begins: Day;
}

/** The phases after an expiry, by the policy, with their days. */
export const phasesAfter = (policy: Policy, expiry: Day): DatedPhase[] =>
  policy.lifecycle.phases.map((phase) => ({ ...phase, begins: addOffset(expiry, phase.from) }));

/** The phase a mailbox is in on a day; null while it is paid (through the end of the expiry day). */
export function phaseOn(policy: Policy, expiry: Day, on: Day): DatedPhase | null {
  if (!isAfter(on, expiry)) return null;
  return phasesAfter(policy, expiry).findLast((phase) => !isBefore(on, phase.begins)) ?? null;
}

/** The word for a mailbox on a day, from dates alone: active through the expiry day, then the phase's own word. */
export const stateOn = (policy: Policy, expiry: Day, on: Day): "active" | Phase["state"] =>
  phaseOn(policy, expiry, on)?.state ?? "active";

/** The first day after `after` on which a phase begins; null when nothing more can happen. */
export const nextStepAfter = (policy: Policy, expiry: Day, after: Day): Day | null =>
  phasesAfter(policy, expiry).find((phase) => isAfter(phase.begins, after))?.begins ?? null;

/** The day from which a sweep must look at a mailbox again: the day after the expiry, or the next phase. */
export const firstStep = (policy: Policy, expiry: Day): Day =>
  nextStepAfter(policy, expiry, expiry) ?? addDays(expiry, 1);
