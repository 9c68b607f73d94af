import type { Cents } from "@/lib/kernel/money";

/**
 * Accounts of a seller's ledger. `prepaid` belongs to a user and may not go below its floor; `receipts` collects what
 * came in by one way of payment (money from outside, so its balance is negative); `revenue`, `vat` and `suspense`
 * belong to the seller.
 */
export type AccountKind = "prepaid" | "receipts" | "revenue" | "vat" | "suspense";
export interface AccountRef {
  kind: AccountKind;
  ownerId: string;
}
/** Cents added to an account's balance; negative takes away. */
export interface Entry {
  account: AccountRef;
  amountCents: Cents;
}

export const prepaidOf = (userId: string): AccountRef => ({ kind: "prepaid", ownerId: userId });
export const receiptsBy = (method: string): AccountRef => ({ kind: "receipts", ownerId: method });
const REVENUE: AccountRef = { kind: "revenue", ownerId: "" };
const VAT: AccountRef = { kind: "vat", ownerId: "" };
const SUSPENSE: AccountRef = { kind: "suspense", ownerId: "" };

/** An order paid out of an account: net to revenue, VAT to VAT. */
export const settlementEntries = (from: AccountRef, order: { netCents: Cents; vatCents: Cents }): Entry[] =>
  withoutZeros([
    { account: from, amountCents: -(order.netCents + order.vatCents) },
    { account: REVENUE, amountCents: order.netCents },
    { account: VAT, amountCents: order.vatCents },
  ]);

/** Money received that stays the customer's: into the prepaid account, or into suspense when there is no account. */
export const creditEntries = (method: string, userId: string | null, amountCents: Cents): Entry[] =>
  withoutZeros([
    { account: receiptsBy(method), amountCents: -amountCents },
    { account: userId ? prepaidOf(userId) : SUSPENSE, amountCents },
  ]);

/** Part of a top-up that came in: kept in suspense until the rest comes. */
export const heldEntries = (method: string, amountCents: Cents): Entry[] => creditEntries(method, null, amountCents);

/** The money that completes a top-up, together with what was kept in suspense of it, becomes the customer's. */
export const completingEntries = (method: string, userId: string, amountCents: Cents, heldCents: Cents): Entry[] =>
  withoutZeros([
    { account: receiptsBy(method), amountCents: -amountCents },
    { account: SUSPENSE, amountCents: -heldCents },
    { account: prepaidOf(userId), amountCents: amountCents + heldCents },
  ]);

/** True when what is taken equals what is given. */
export const isBalanced = (entries: readonly Entry[]): boolean =>
  entries.reduce((sum, entry) => sum + entry.amountCents, 0) === 0;

const withoutZeros = (entries: Entry[]): Entry[] => entries.filter((entry) => entry.amountCents !== 0);

/** The order in which accounts are locked by everybody, so that two movements never wait for each other. */
export const inLockOrder = (entries: readonly Entry[]): Entry[] =>
  [...entries].sort((a, b) => compare(keyOf(a.account), keyOf(b.account)));
const keyOf = (account: AccountRef): string => `${account.kind}|${account.ownerId}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
