import type { Cents } from "@/lib/kernel/money";
import { type Refusal, refuse } from "@/lib/kernel/refusal";

/** booked: waiting for money; credited: it is in the prepaid account; expired, cancelled: nobody waits for it any more. */
export type TopUpState = "booked" | "credited" | "expired" | "cancelled";
export type TopUpEvent = "credit" | "expire" | "cancel" | "take-back";

/**
 * The life of a top-up. Money that comes late is still the customer's: it is credited from every state; when all of it
 * turns out not to have come, it waits again.
 */
export const TOP_UP_LIFE: Record<TopUpState, Partial<Record<TopUpEvent, TopUpState>>> = {
  booked: { credit: "credited", expire: "expired", cancel: "cancelled" },
  credited: { credit: "credited", "take-back": "booked" },
  expired: { credit: "credited" },
  cancelled: { credit: "credited" },
};

/** What happens to money that came in for a top-up. Amounts in cents. */
export type TopUpEffect =
  /** Less than asked: kept, and shown as partial. */
  | { kind: "partial"; receivedCents: Cents }
  /** All that came in so far becomes the customer's; `heldCents` of it had been kept. */
  | { kind: "credit"; receivedCents: Cents; heldCents: Cents };

interface Booked {
  state: TopUpState;
  amountCents: Cents;
  receivedCents: Cents;
}

/** Less than asked stays booked; enough, or more, is credited whole; what comes after that is credited too. */
export function effectOf(topUp: Booked, arrivedCents: Cents): TopUpEffect {
  const receivedCents = topUp.receivedCents + arrivedCents;
  const heldCents = topUp.state === "credited" ? 0 : topUp.receivedCents;
  if (topUp.state !== "credited" && receivedCents < topUp.amountCents) return { kind: "partial", receivedCents };
  return { kind: "credit", receivedCents, heldCents };
}

/** What is still missing of a booked top-up, in cents. */
export const missingOf = (topUp: Booked): Cents =>
  topUp.state === "booked" ? Math.max(0, topUp.amountCents - topUp.receivedCents) : 0;

/** Days a booked top-up is waited for. */
export const TOP_UP_DAYS = 30;

/** A bank's reference as it is compared: capital letters and digits only. */
export const normalReference = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, "");

type Limits = { topUpMethods: readonly string[]; topUpMinCents: number; topUpMaxCents: number };

/**
 * Why an amount can't be paid in that way, or null. The pages ask it before the booking is confirmed. Refuses
 * `method-not-allowed`, `top-up-too-small`, `top-up-too-large` (params: limit in euros).
 */
export function topUpRefusal(money: Limits, amountCents: Cents, method: string): Refusal | null {
  if (!money.topUpMethods.includes(method)) return refuse("method-not-allowed", { field: "method" });
  const limit = (cents: number) => ({ field: "amount", params: { limit: cents / 100 } });
  if (amountCents < money.topUpMinCents) return refuse("top-up-too-small", limit(money.topUpMinCents));
  if (amountCents > money.topUpMaxCents) return refuse("top-up-too-large", limit(money.topUpMaxCents));
  return null;
}
