import type { Policy } from "@/lib/sellers/policy";
import type { PaymentMethod } from "@/lib/sellers/policy/common";
import { isSlow } from "./arrival";
import { payTo } from "./pay-to";

/** A way to pay as the page offers it; days are working days until the money counts. */
export interface Way {
  method: PaymentMethod;
  minDays: number;
  maxDays: number;
}

type Money = Policy["money"];

/** Ways a seller takes in a channel, as the policy says them. */
export const methodsOf = ({ methods }: Pick<Money, "methods">, channel: string): readonly PaymentMethod[] =>
  Object.entries(methods).find(([name]) => name === channel)?.[1] ?? [];

/**
 * The ways in which an order of a channel can be paid: the account's own only for who has one, a slow one only where the
 * policy tells where its money goes.
 */
export const waysToPay = (money: Money, channel: string, hasAccount: boolean): Way[] =>
  methodsOf(money, channel)
    .filter((method) => (method === "prepaid" ? hasAccount : !isSlow(method) || payTo(money, method) !== null))
    .map((method) => wayOf(money, method));

/** Whether a card used now can be kept: by whoever has an account, where mailboxes renew by themselves. */
export const mayKeepCard = (
  { money, lifecycle }: Pick<Policy, "money" | "lifecycle">,
  { channel }: { channel: string },
  hasAccount: boolean,
): boolean => hasAccount && lifecycle.autoRenewal !== undefined && methodsOf(money, channel).includes("card");

/**
 * Whether what an order is for begins on the receipt of a payment by a way, before its money: as the policy says of that
 * way, or of mailboxes that renew by themselves (`autoRenewal.receiptSuffices`) for their renewals.
 */
export function beginsOnReceipt(
  { money, lifecycle }: Pick<Policy, "money" | "lifecycle">,
  { kind, method }: { kind: string; method: PaymentMethod },
): boolean {
  const renews = kind === "renewal" || kind === "renewals";
  return renews && lifecycle.autoRenewal ? lifecycle.autoRenewal.receiptSuffices : money.startsOn[method] === "receipt";
}

/** A way with the days it takes. */
export const wayOf = ({ delays }: Pick<Money, "delays">, method: PaymentMethod): Way => ({
  method,
  minDays: 0,
  maxDays: isSlow(method) ? 5 : 0,
  ...delays[method],
});
