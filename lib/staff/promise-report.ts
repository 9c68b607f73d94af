import { ORDER_PROMISES } from "@/lib/orders/promise";

/** What was promised to customers, as the report of the desk names it. */
export const REPORTED = [...ORDER_PROMISES, "review", "paper", "lite", "requests"] as const;

/** How one promise was kept; `percent` null while nothing has come to an end. `promised`: in how many of a hundred cases. */
export interface KeptPromise {
  what: (typeof REPORTED)[number];
  kept: number;
  broken: number;
  open: number;
  percent: number | null;
  promised: number;
}
