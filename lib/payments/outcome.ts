import type { PaymentState } from "./payment";

/** What the page after the bank's says. `credited`: the money came but did not pay the order, and stays the customer's. */
export type Outcome = "succeeded" | "credited" | "pending" | "open" | "failed" | "expired" | "unknown";

interface Facts {
  state: PaymentState;
  order: { state: string } | null;
  topUp: { state: string } | null;
  /** The order was settled by this very payment. */
  settledByThis: boolean;
}

/** `answered`: the bank could be asked just now; `cancelled`: the visitor turned back without paying. */
export function outcomeOf(payment: Facts, { answered, cancelled }: { answered: boolean; cancelled: boolean }): Outcome {
  if (payment.state === "succeeded") {
    const done = payment.order ? payment.settledByThis : payment.topUp?.state === "credited";
    return done ? "succeeded" : "credited";
  }
  if (payment.state === "failed" || payment.state === "expired") return payment.state;
  if (!answered) return "unknown";
  return cancelled ? "open" : "pending";
}
