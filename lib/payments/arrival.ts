import type { Cents } from "@/lib/kernel/money";
import type { TooLate } from "@/lib/mailboxes/paid-late";
import type { Astray } from "./payment";

/** Ways whose money comes days later, by a bank or the post. */
export const SLOW_METHODS = ["transfer", "postal-slip", "cheque"] as const;
export type SlowMethod = (typeof SLOW_METHODS)[number];
export const isSlow = (method: string): method is SlowMethod => SLOW_METHODS.some((slow) => slow === method);

/** Working days that a way takes, as the sentences that tell them want it: a span only where there is one. */
export const daysTaken = ({ minDays, maxDays }: { minDays: number; maxDays: number }) => ({
  min: minDays,
  max: maxDays,
  more: maxDays - minDays,
});

/** What slow money that came in for an order does. Amounts in cents. */
export type Effect =
  /** Less than asked: kept for the order, and shown as partial. */
  | { kind: "partial"; heldCents: Cents }
  /** Pays the order; `feeCents` of it the seller bears, `restCents` are more than asked and the customer's. */
  | { kind: "settle"; feeCents: Cents; restCents: Cents }
  /** The order needs no money (any more): all of it is the customer's. */
  | { kind: "customer"; why: Exclude<Astray, "amount-differs"> };

interface Waiting {
  state: "draft" | "placed" | "settled" | "fulfilled" | "cancelled" | "expired";
  totalCents: Cents;
  /** Kept of earlier parts. */
  receivedCents: Cents;
}

/** `renewalPaid`: another order paid the same renewal; `tooLate`: why it can't be carried out any more. */
interface Circumstances {
  toleranceCents: Cents;
  renewalPaid: boolean;
  tooLate?: TooLate | null;
}

/**
 * What an arrival does to an order. A little less than asked (bank fees, at most `toleranceCents`) pays it too; a renewal
 * paid by another order, or too late, leaves nothing to pay.
 */
export function effectOn(
  order: Waiting,
  arrivedCents: Cents,
  { toleranceCents, renewalPaid, tooLate }: Circumstances,
): Effect {
  if (order.state === "settled" || order.state === "fulfilled") return { kind: "customer", why: "order-paid" };
  if (tooLate) return { kind: "customer", why: tooLate };
  if (order.state !== "placed") return { kind: "customer", why: "order-closed" };
  if (renewalPaid) return { kind: "customer", why: "renewal-paid" };
  const heldCents = order.receivedCents + arrivedCents;
  const restCents = heldCents - order.totalCents;
  if (restCents >= 0) return { kind: "settle", feeCents: 0, restCents };
  const feeCents = order.totalCents - heldCents;
  return feeCents <= toleranceCents ? { kind: "settle", feeCents, restCents: 0 } : { kind: "partial", heldCents };
}
