import { compareInstants, type Instant } from "@/lib/kernel/day";
import type { Policy } from "@/lib/sellers/policy";
import type { ServicePromise } from "@/lib/sellers/policy/service";
import { promiseEnd } from "@/lib/sellers/promises";
import type { TimelineFacts } from "./timeline";

/** What is promised of an order once it is paid; orders on paper have a promise of their own, see paper.ts. */
export const ORDER_PROMISES = ["digital", "activation-by-hand", "activation", "renewal", "add-on"] as const;
export type OrderPromise = (typeof ORDER_PROMISES)[number];

/** A paid order, as far as its promise goes. */
export interface PaidOrder {
  kind: TimelineFacts["kind"];
  /** When it was paid, or begun on trust. */
  paidAt: Instant;
  /** When its papers last came to be looked at, and whether by the staff; else the signature of its contract sufficed. */
  review: { openedAt: Instant; byStaff: boolean } | null;
}

/** assumption: "at once" is kept within the hour; making a mailbox takes the provider a minute. */
const AT_ONCE: ServicePromise = { workingHours: 1, percent: 100, clock: "elapsed" };

/** Which promise an order has, and what the policy says of it; null when nothing was promised. */
export function promiseOf(
  { kind, review }: Pick<PaidOrder, "kind" | "review">,
  { service }: Pick<Policy, "service">,
): [OrderPromise, ServicePromise] | null {
  const { acts } = service.promises;
  const said = (
    what: "activation-by-hand" | "activation" | "renewal" | "add-on",
  ): [OrderPromise, ServicePromise] | null => {
    const promise = acts[what];
    return promise ? [what, promise] : null;
  };
  if (kind === "renewal" || kind === "renewals") return said("renewal");
  if (kind === "add_on") return said("add-on");
  // Each of its parts has its own.
  if (kind === "activations") return null;
  if (review && !review.byStaff) return ["digital", AT_ONCE];
  return (review && said("activation-by-hand")) ?? said("activation");
}

/** Until when: counted from the payment, or from the papers when those came later. Null when nothing was promised. */
export function orderDueBy(order: PaidOrder, policy: Pick<Policy, "service">): Instant | null {
  const [, promise] = promiseOf(order, policy) ?? [];
  const { paidAt, review } = order;
  const from = review && compareInstants(review.openedAt, paidAt) > 0 ? review.openedAt : paidAt;
  return promise ? promiseEnd(promise, from, policy.service.openingHours) : null;
}
