import type { Cents } from "@/lib/kernel/money";
import { type Outcome, refuse } from "@/lib/kernel/refusal";

/** asked: waits for a second person; taken-back: the order waits for its money again, or was paid after all. */
export type WriteOffState = "asked" | "done" | "refused" | "taken-back";
export type WriteOffEvent = "approve" | "refuse" | "take-back";

export const WRITE_OFF_LIFE: Record<WriteOffState, Partial<Record<WriteOffEvent, WriteOffState>>> = {
  asked: { approve: "done", refuse: "refused" },
  done: { "take-back": "taken-back" },
  refused: {},
  "taken-back": {},
};

/** The state an event leads to. Refuses `write-off-cannot-<event>`. */
export const afterEvent = (state: WriteOffState, event: WriteOffEvent): Outcome<WriteOffState> =>
  WRITE_OFF_LIFE[state][event] ?? refuse(`write-off-cannot-${event}`, { params: { state } });

/** Why money is not waited for any more. */
export const WRITE_OFF_REASONS = [
  "insolvent",
  "unreachable",
  "not-worth-it",
  "disputed",
  "short-payment",
  "other",
] as const;

/** Why a write-off does not stand any more: the money came; a part that had come went away; it was a mistake. */
export type TakenBackWhy = "paid" | "payment-taken-back" | "mistake";

/** What became of a write-off; asked: somebody else must agree first. */
export interface WrittenOff {
  writeOffId: string;
  orderId: string;
  state: "asked" | "done" | "refused";
}

interface Owing {
  state: "draft" | "placed" | "settled" | "fulfilled" | "cancelled" | "expired";
  netCents: Cents;
  vatCents: Cents;
  totalCents: Cents;
  /** What came of the price and is kept for it. */
  receivedCents: Cents;
  /** The service was begun before its money. */
  startedAt: Date | null;
}

/** What can be given up of an order, and whether the claim is all there is (no money came). Cents. */
export interface Loss {
  amountCents: Cents;
  /** An invoice stands, or will: the sale and its VAT are whole, and all that is missing is lost. */
  invoiced: boolean;
  whole: boolean;
}

/**
 * What is lost when an order's missing money is not waited for any more: the price of a service given before its money,
 * or the rest of one paid short. Where nothing came and no invoice stands there was no operation for VAT (DPR 633/1972,
 * art. 6, c. 3): only the net is lost, without the duty of an invoice that is not made. Refuses `write-off-paid`, and
 * `write-off-nothing-open`: nothing was given and nothing came, such an order simply ends.
 */
export function lossOf(order: Owing, has: { invoice: boolean; dutyCents: Cents }): Outcome<Loss> {
  if (order.state === "settled" || order.state === "fulfilled") return refuse("write-off-paid");
  const whole = order.receivedCents === 0;
  if (order.state !== "placed" || (whole && !order.startedAt)) return refuse("write-off-nothing-open");
  const invoiced = has.invoice || !whole;
  const amountCents = invoiced ? order.totalCents - order.receivedCents : order.netCents - has.dutyCents;
  return amountCents > 0 ? { amountCents, invoiced, whole } : refuse("write-off-nothing-open");
}

/**
 * What of a credit note is no money: the part of the price that was given up goes first, since only what came can be
 * given back. `givenUpCents`: what earlier notes left of it.
 */
export const recoveredBy = (noteCents: Cents, givenUpCents: Cents): Cents =>
  Math.max(0, Math.min(noteCents, givenUpCents));
