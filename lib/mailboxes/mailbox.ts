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
  | "deleted"
  | "revoked";

/** A state as the database writes it, in our word for it. */
export const stateWritten = (written: string): MailboxState => written.replaceAll("-", "_") as MailboxState;

export type MailboxEvent =
  | "provision"
  | "provisioned"
  | "fail-provisioning"
  | "expire"
  | "suspend"
  | "cancel"
  | "delete"
  | "renewed"
  | "fail-renewal"
  | "restore"
  | "revoke";

const LAPSE = { suspend: "suspended", cancel: "cancelled", delete: "deleted" } as const;
const RENEWAL = { renewed: "active", "fail-renewal": "renewal_failed" } as const;

/** The life of a mailbox, as a table. */
export const MAILBOX_LIFE: Record<MailboxState, Partial<Record<MailboxEvent, MailboxState>>> = {
  reserved: { provision: "provisioning" },
  provisioning: { provisioned: "active", "fail-provisioning": "provisioning_failed" },
  provisioning_failed: { provision: "provisioning" },
  active: { expire: "expired", ...LAPSE, ...RENEWAL, revoke: "revoked" },
  expired: { ...LAPSE, ...RENEWAL, revoke: "revoked" },
  renewal_failed: { ...LAPSE, renewed: "active", revoke: "revoked" },
  // restore: what had been suspended because its money had not come was paid.
  suspended: { cancel: "cancelled", delete: "deleted", restore: "active", ...RENEWAL, revoke: "revoked" },
  cancelled: { delete: "deleted", ...RENEWAL },
  deleted: {},
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

/** Between the expiry and a first phase that comes later, a mailbox is expired and nothing else changes. */
const GRACE: Phase = { state: "expired", from: { months: 0, days: 1 }, access: "full", command: "none" };

/** The phases after an expiry, by the policy, with their days, in order. The first begins at latest the day after it. */
export function phasesAfter(policy: Policy, expiry: Day): DatedPhase[] {
  const dated = (phase: Phase) => ({ ...phase, begins: addOffset(expiry, phase.from) });
  const phases = policy.lifecycle.phases.map(dated);
  const first = phases[0];
  return first && isAfter(first.begins, addDays(expiry, 1)) ? [dated(GRACE), ...phases] : phases;
}

/** The phase a mailbox is in on a day; null while it is paid. */
export const phaseOn = (policy: Policy, expiry: Day, on: Day): DatedPhase | null =>
  phasesAfter(policy, expiry).findLast((phase) => !isBefore(on, phase.begins)) ?? null;

/** The word for a mailbox on a day, from dates alone: active while paid, then the phase's own word. */
export const stateOn = (policy: Policy, expiry: Day, on: Day): "active" | Phase["state"] =>
  phaseOn(policy, expiry, on)?.state ?? "active";

/** The first day after `after` on which a phase begins; null when nothing more can happen. */
export const nextStepAfter = (policy: Policy, expiry: Day, after: Day): Day | null =>
  phasesAfter(policy, expiry).find((phase) => isAfter(phase.begins, after))?.begins ?? null;

/** The event that brings a mailbox into a phase. */
const EVENT_OF = {
  expired: "expire",
  suspended: "suspend",
  cancelled: "cancel",
  deleted: "delete",
} as const satisfies Record<Phase["state"], MailboxEvent>;

export interface Step {
  /** What the mailbox becomes; null when its state stays. */
  state: Phase["state"] | "revoked" | null;
  command: Phase["command"];
  /** The next day to look at it; null when nothing more can happen. */
  next: Day | null;
}

/** What of a mailbox decides its steps; `revokeOn`: the day its holder wants it closed. */
export interface Stepping {
  state: MailboxState;
  expiry: Day;
  dueOn: Day;
  revokeOn?: Day | null;
}

/**
 * What falls to a mailbox on the day it was due, and no further: who was away for several days takes the steps of each,
 * in order. A state that knows no such step (renewed or revoked meanwhile) stays, and nothing is commanded.
 */
export function stepOf(policy: Policy, { state, expiry, dueOn, revokeOn = null }: Stepping): Step {
  const can = (event: MailboxEvent) => typeof afterEvent(state, event) === "string";
  if (revokeOn && !isAfter(revokeOn, dueOn))
    return can("revoke")
      ? { state: "revoked", command: "close", next: null }
      : { state: null, command: "none", next: null };
  const phase = phaseOn(policy, expiry, dueOn);
  const next = nextLook(policy, expiry, dueOn, revokeOn);
  if (!phase) return { state: null, command: "none", next };
  if (phase.state === state) return { state: null, command: phase.command, next };
  return can(EVENT_OF[phase.state])
    ? { state: phase.state, command: phase.command, next }
    : { state: null, command: "none", next };
}

/** The next day to look at a mailbox after one: its next phase, or the day it is to be revoked. */
export function nextLook(policy: Policy, expiry: Day, after: Day, revokeOn: Day | null): Day | null {
  const next = nextStepAfter(policy, expiry, after);
  if (!revokeOn || !isAfter(revokeOn, after)) return next;
  return next && isBefore(next, revokeOn) ? next : revokeOn;
}

/** A step after which the provider has nothing left to renew. */
export const endsForGood = ({ state, command }: Pick<Step, "state" | "command">): boolean =>
  state !== "revoked" && (command === "close" || state === "deleted");

/**
 * The states a mailbox comes to, step by step, through the days up to `on`. `closing: false`: as long as money for its
 * renewal may come it is not closed for good.
 */
export function stepsTo(policy: Policy, mailbox: Stepping, on: Day, { closing = true } = {}): string[] {
  const met: string[] = [];
  let { state } = mailbox;
  for (let dueOn: Day | null = mailbox.dueOn; dueOn && !isAfter(dueOn, on); ) {
    const step: Step = stepOf(policy, { ...mailbox, state, dueOn });
    if (!closing && endsForGood(step)) return met;
    if (step.state) {
      state = step.state;
      met.push(state);
    }
    dueOn = step.next;
  }
  return met;
}

/** The first day on which a sweep must look at a mailbox again. */
export const firstStep = (policy: Policy, expiry: Day): Day =>
  phasesAfter(policy, expiry)[0]?.begins ?? addDays(expiry, 1);
