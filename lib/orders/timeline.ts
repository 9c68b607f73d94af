import type { Instant } from "@/lib/kernel/day";
import type { MailboxState } from "@/lib/mailboxes/mailbox";
import { isPaid, type OrderState } from "./order";

/** Everything that tells how far an order is; read in one go by `timelineFacts`. */
export interface TimelineFacts {
  kind: "activation" | "renewal" | "add_on" | "renewals" | "activations";
  state: OrderState;
  createdAt: Instant;
  placedAt: Instant | null;
  /** The service began before its money, which is still waited for. */
  begun?: boolean;
  settledAt: Instant | null;
  fulfilledAt: Instant | null;
  closedAt: Instant | null;
  /** Until when an open order waits. */
  expiresAt: Instant | null;
  /** A payment is on its way: by card at the bank's page, or a slow one. */
  paymentUnderWay: boolean;
  review: {
    state: "open" | "approved" | "rejected";
    openedAt: Instant;
    dueAt: Instant;
    decidedAt: Instant | null;
  } | null;
  mailbox: { state: MailboxState } | null;
  /** None of the wished names could be had: the customer must give others. */
  namesNeeded: boolean;
  /** On paper: when the papers arrived, and by when what was promised of them is due. */
  papers?: { arrivedAt: Instant | null; dueAt: Instant | null } | null;
  /** By when the seller promised to give what was paid, see promise.ts. */
  promisedBy?: Instant | null;
}

export type Who = "customer" | "staff" | "provider" | "bank";
/** What the one who must act can do from here. */
export type TimelineAction = "continue" | "pay" | "documents" | "names" | "papers";

export interface TimelineStep {
  key: "placed" | "papers" | "paid" | "reviewed" | "activated" | "renewed" | "applied" | "cancelled" | "expired";
  state: "done" | "now" | "next" | "failed";
  /** When it happened. */
  at?: Instant;
  /** When it is promised, or ends. */
  due?: Instant;
  who?: Who;
  action?: TimelineAction;
}

/**
 * What was done, what is under way and what comes next, with dates and who has to act. The same for the customer and for
 * the staff. Money and papers go on side by side: both may be "now".
 */
export function timelineOf(facts: TimelineFacts): TimelineStep[] {
  if (facts.state === "cancelled" || facts.state === "expired") return closed(facts, facts.state);
  const steps = [placed(facts), paid(facts)];
  if (facts.kind === "renewal" || facts.kind === "renewals") return [...steps, renewed(facts)];
  if (facts.kind === "add_on") return [...steps, applied(facts)];
  // The papers are those of its parts.
  if (facts.kind === "activations") return [...steps, activated(facts)];
  if (facts.papers) steps.splice(1, 0, papers(facts, facts.papers));
  return [...steps, reviewed(facts), activated(facts)];
}

function papers(facts: TimelineFacts, { arrivedAt }: NonNullable<TimelineFacts["papers"]>): TimelineStep {
  if (arrivedAt) return { key: "papers", state: "done", at: arrivedAt };
  if (facts.state === "draft") return { key: "papers", state: "next", who: "customer" };
  return { key: "papers", state: "now", who: "customer", action: "papers", ...due(facts.expiresAt) };
}

function closed(facts: TimelineFacts, key: "cancelled" | "expired"): TimelineStep[] {
  const before: TimelineStep[] = facts.placedAt ? [{ key: "placed", state: "done", at: facts.placedAt }] : [];
  return [...before, { key, state: "done", ...at(facts.closedAt) }];
}

function placed(facts: TimelineFacts): TimelineStep {
  if (facts.state !== "draft") return { key: "placed", state: "done", ...at(facts.placedAt ?? facts.createdAt) };
  return { key: "placed", state: "now", who: "customer", action: "continue", ...due(facts.expiresAt) };
}

function paid(facts: TimelineFacts): TimelineStep {
  if (isPaid(facts.state)) return { key: "paid", state: "done", ...at(facts.settledAt) };
  if (facts.state === "draft") return { key: "paid", state: "next", who: "customer" };
  if (facts.paymentUnderWay) return { key: "paid", state: "now", who: "bank", action: "pay", ...due(facts.expiresAt) };
  return { key: "paid", state: "now", who: "customer", action: "pay", ...due(facts.expiresAt) };
}

function reviewed({ review, state }: TimelineFacts): TimelineStep {
  if (!review || state === "draft") return { key: "reviewed", state: "next", who: "staff" };
  if (review.state === "approved") return { key: "reviewed", state: "done", ...at(review.decidedAt) };
  if (review.state === "rejected")
    return { key: "reviewed", state: "failed", who: "customer", action: "documents", ...at(review.decidedAt) };
  return { key: "reviewed", state: "now", who: "staff", due: review.dueAt };
}

function activated(facts: TimelineFacts): TimelineStep {
  if (isGiven(facts)) return { key: "activated", state: "done", ...at(facts.fulfilledAt) };
  if (facts.namesNeeded) return { key: "activated", state: "failed", who: "customer", action: "names" };
  if (facts.mailbox?.state === "provisioning_failed") return { key: "activated", state: "failed", who: "staff" };
  const promised = due(facts.papers?.dueAt ?? facts.promisedBy ?? null);
  const state = facts.mailbox?.state === "provisioning" ? "now" : "next";
  // Papers sent back wait for their customer: nothing runs meanwhile.
  return { key: "activated", state, who: "provider", ...(facts.review?.state === "rejected" ? {} : promised) };
}

function renewed(facts: TimelineFacts): TimelineStep {
  if (isGiven(facts)) return { key: "renewed", state: "done", ...at(facts.fulfilledAt) };
  if (facts.mailbox?.state === "renewal_failed") return { key: "renewed", state: "failed", who: "staff" };
  return { key: "renewed", ...underWay(facts) };
}

function applied(facts: TimelineFacts): TimelineStep {
  if (facts.state === "fulfilled") return { key: "applied", state: "done", ...at(facts.fulfilledAt) };
  return { key: "applied", ...underWay(facts) };
}

const underWay = ({ state, begun, promisedBy = null }: TimelineFacts) => ({
  state: state === "settled" || begun ? ("now" as const) : ("next" as const),
  who: "provider" as const,
  ...due(promisedBy),
});

/** What was ordered was given: paid for, or on trust. */
const isGiven = ({ state, begun, fulfilledAt }: TimelineFacts): boolean =>
  state === "fulfilled" || (begun === true && fulfilledAt !== null);

const at = (instant: Instant | null) => (instant ? { at: instant } : {});
const due = (instant: Instant | null) => (instant ? { due: instant } : {});

/** The one thing the customer can do now to move the order on; null when others have to. */
export const customersTurn = (steps: readonly TimelineStep[]): TimelineStep | null =>
  steps.find((step) => step.who === "customer" && (step.state === "now" || step.state === "failed")) ?? null;
