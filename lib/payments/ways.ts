import type { Policy } from "@/lib/sellers/policy";
import type { PaymentMethod } from "@/lib/sellers/policy/common";

export type PayMethod = "card" | "prepaid";
/** A way to pay as the page offers it; days are working days until the money counts. */
export interface Way {
  method: PayMethod;
  minDays: number;
  maxDays: number;
}

const FOLLOWED: readonly PaymentMethod[] = ["card", "prepaid"];

/** The ways a seller takes in a channel that can be paid on the page; the account's own only for who has one. */
export function waysToPay(money: Policy["money"], channel: string, hasAccount: boolean): Way[] {
  const allowed = Object.entries(money.methods).find(([name]) => name === channel)?.[1] ?? [];
  return allowed
    .filter((method): method is PayMethod => FOLLOWED.includes(method) && (method !== "prepaid" || hasAccount))
    .map((method) => ({ method, minDays: 0, maxDays: 0, ...money.delays[method] }));
}
