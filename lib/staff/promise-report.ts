import { compareInstants, type Instant } from "@/lib/kernel/day";
import type { OpeningHours } from "@/lib/kernel/working-time";
import type { ServicePromise } from "@/lib/sellers/policy/service";
import { promiseEnd } from "@/lib/sellers/promises";

/** What was promised to customers, as the report names it. */
export const REPORTED = ["digital", "activation-by-hand", "activation", "review", "paper", "lite", "requests"] as const;
export type Reported = (typeof REPORTED)[number];

/** An order that bought a mailbox, as far as its promise goes. */
export interface Activation {
  /** When it was paid, when its papers last came to be looked at, and when the mailbox was there. */
  settledAt: Instant;
  openedAt: Instant | null;
  doneAt: Instant | null;
  /** The staff look at its papers; else its signature sufficed. */
  byStaff: boolean;
}

interface Promises {
  acts: Partial<Record<string, ServicePromise>>;
  openingHours: readonly OpeningHours[];
}

/** assumption: "at once" is kept within the hour; making a mailbox takes the provider a minute. */
const AT_ONCE: ServicePromise = { workingHours: 1, percent: 100, clock: "elapsed" };

/** What was promised for an order: by whom its papers are believed, then as the policy says; null when nothing was. */
export function promiseOf({ byStaff, openedAt }: Activation, { acts }: Promises): [Reported, ServicePromise] | null {
  const byHand = acts["activation-by-hand"];
  if (openedAt && !byStaff) return ["digital", AT_ONCE];
  if (openedAt && byHand) return ["activation-by-hand", byHand];
  return acts.activation ? ["activation", acts.activation] : null;
}

/** Until when the mailbox was promised: counted from the payment, or from the papers when those came later. */
export function activationDue(order: Activation, promise: ServicePromise, { openingHours }: Promises): Instant {
  const { settledAt, openedAt } = order;
  const from = openedAt && compareInstants(openedAt, settledAt) > 0 ? openedAt : settledAt;
  return promiseEnd(promise, from, openingHours);
}
