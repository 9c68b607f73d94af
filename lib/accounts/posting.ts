import type { Cents } from "@/lib/kernel/money";

/**
 * Accounts of a seller's ledger. `prepaid` belongs to a user and may not go below its floor; `receipts` collects what
 * came in by one way of payment (money from outside, so its balance is negative); the others belong to the seller.
 * `suspense` keeps money that is nobody's yet; `receivable` (negative) and `begun` mirror each other: services given
 * before their money; `stamp` is stamp duty paid in the customers' name, the State's and no revenue; `refunds` is owed
 * back by one way of payment, decided and not yet sent; `fees` and `write-off` (negative) are what the seller bears;
 * `outside` (owner: a class of bank lines) is money of the seller's account that is none of the shop's; `commissions` (negative) is what
 * resellers' commissions cost, `revenue-deferred` is revenue of months to come, and `payable` (owner: a reseller) what one of them is owed of it.
 */
export const ACCOUNT_KINDS = [
  "prepaid",
  "receipts",
  "revenue",
  "revenue-deferred",
  "vat",
  "stamp",
  "suspense",
  "receivable",
  "begun",
  "refunds",
  "fees",
  "write-off",
  "commissions",
  "payable",
  "outside",
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];
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
const STAMP: AccountRef = { kind: "stamp", ownerId: "" };
const RECEIVABLE: AccountRef = { kind: "receivable", ownerId: "" };
const BEGUN: AccountRef = { kind: "begun", ownerId: "" };
export const refundsBy = (method: string): AccountRef => ({ kind: "refunds", ownerId: method });
export const FEES: AccountRef = { kind: "fees", ownerId: "" };
/** Prices given up (negative). */
export const WRITE_OFF: AccountRef = { kind: "write-off", ownerId: "" };
/** What resellers' commissions cost (negative), and what one of them is owed of it. */
export const COMMISSIONS: AccountRef = { kind: "commissions", ownerId: "" };
export const commissionsTo = (resellerId: string): AccountRef => ({ kind: "payable", ownerId: resellerId });
export const outsideAs = (lineClass: string): AccountRef => ({ kind: "outside", ownerId: lineClass });
/** Money that came and is nobody's yet. */
export const SUSPENSE: AccountRef = { kind: "suspense", ownerId: "" };

/** What was sold; `netCents` contains `dutyCents`: stamp duty paid in the customer's name (`dutyOf`). */
interface Priced {
  netCents: Cents;
  vatCents: Cents;
  dutyCents?: Cents;
}

/** What a sale adds to the seller's accounts: the net to revenue, but for duty, which is the State's like VAT. */
const soldEntries = ({ netCents, vatCents, dutyCents = 0 }: Priced): Entry[] => [
  { account: REVENUE, amountCents: netCents - dutyCents },
  { account: VAT, amountCents: vatCents },
  { account: STAMP, amountCents: dutyCents },
];

/**
 * An order paid out of one account, or out of several (what each gives, together the order's total): net to revenue,
 * VAT to VAT, stamp duty to its own.
 */
export function settlementEntries(from: AccountRef | readonly Entry[], order: Priced): Entry[] {
  const sources = "kind" in from ? [{ account: from, amountCents: order.netCents + order.vatCents }] : from;
  return withoutZeros([...reversed(sources), ...soldEntries(order)]);
}

/** Accounts of what the seller bore or gave up of a price: no money. */
const BORNE_KINDS: readonly AccountKind[] = ["fees", "write-off"];
/** Accounts of what was sold. */
const SOLD_KINDS: readonly AccountKind[] = ["revenue", "vat", "stamp"];

/**
 * An order that is paid no more: its sale and what the seller had borne or given up of it are taken back, and the money
 * that had paid it, wherever it came from, lies in suspense (`moneyCents`).
 */
export function unsettlingEntries(settlement: readonly Entry[]): { entries: Entry[]; moneyCents: Cents } {
  const isMoney = ({ account: { kind } }: Entry) => !BORNE_KINDS.includes(kind) && !SOLD_KINDS.includes(kind);
  const moneyCents = -settlement.filter(isMoney).reduce((sum, { amountCents }) => sum + amountCents, 0) || 0;
  const back = reversed(settlement.filter((entry) => !isMoney(entry)));
  return { entries: withoutZeros([...back, { account: SUSPENSE, amountCents: moneyCents }]), moneyCents };
}

/** What a slow payment leaves to the seller to bear: the order was settled although a little was missing. */
export const borneFee = (amountCents: Cents): Entry[] => (amountCents > 0 ? [{ account: FEES, amountCents }] : []);

/** A service given before its money: owed to the seller, and not yet earned. */
export const begunEntries = ({ netCents, vatCents }: Priced): Entry[] =>
  withoutZeros([
    { account: RECEIVABLE, amountCents: -(netCents + vatCents) },
    { account: BEGUN, amountCents: netCents + vatCents },
  ]);

/** A sale taken back, in full or part: its net, duty and VAT are owed to the customer, but for what was given up of it. */
export const creditedEntries = (to: AccountRef, credited: Priced, givenUpCents: Cents = 0): Entry[] =>
  withoutZeros([
    ...reversed(soldEntries(credited)),
    { account: WRITE_OFF, amountCents: givenUpCents },
    { account: to, amountCents: credited.netCents + credited.vatCents - givenUpCents },
  ]);

/** The same movement the other way round. */
export const reversed = (entries: readonly Entry[]): Entry[] =>
  entries.map(({ account, amountCents }) => ({ account, amountCents: -amountCents }));

/** Revenue put off to months to come, cents; negative: earned now. */
export const deferralEntries = (amountCents: Cents): Entry[] =>
  transferEntries(REVENUE, { kind: "revenue-deferred", ownerId: "" }, amountCents);

/** Money moved from one account to another. */
export const transferEntries = (from: AccountRef, to: AccountRef, amountCents: Cents): Entry[] =>
  withoutZeros([
    { account: from, amountCents: -amountCents },
    { account: to, amountCents },
  ]);

/** Money received that stays the customer's: into the prepaid account, or into suspense when there is no account. */
export const creditEntries = (method: string, userId: string | null, amountCents: Cents): Entry[] =>
  withoutZeros([
    { account: receiptsBy(method), amountCents: -amountCents },
    { account: userId ? prepaidOf(userId) : SUSPENSE, amountCents },
  ]);

/** Part of a top-up that came in: kept in suspense until the rest comes. */
export const heldEntries = (from: AccountRef, amountCents: Cents): Entry[] =>
  isSuspense(from) ? [] : transferEntries(from, SUSPENSE, amountCents);

/** The money that completes a top-up, together with what was kept in suspense of it, becomes the customer's. */
export const completingEntries = (from: AccountRef, userId: string, amountCents: Cents, heldCents: Cents): Entry[] =>
  withoutZeros(
    isSuspense(from)
      ? transferEntries(SUSPENSE, prepaidOf(userId), amountCents + heldCents)
      : [
          { account: from, amountCents: -amountCents },
          { account: SUSPENSE, amountCents: -heldCents },
          { account: prepaidOf(userId), amountCents: amountCents + heldCents },
        ],
  );

const isSuspense = ({ kind }: AccountRef): boolean => kind === "suspense";

/** True when what is taken equals what is given. */
export const isBalanced = (entries: readonly Entry[]): boolean =>
  entries.reduce((sum, entry) => sum + entry.amountCents, 0) === 0;

const withoutZeros = (entries: Entry[]): Entry[] => entries.filter((entry) => entry.amountCents !== 0);

/** Accounts of the seller that every payment touches: their balance is kept in shares, so that nobody waits for another. */
export const SHARED_KINDS: readonly AccountKind[] = ["revenue", "vat", "stamp", "receipts"];
/** A new account's limit: a customer's money can't go below zero, accounts of the seller have none. */
export const firstFloor = ({ kind }: AccountRef): bigint | null => (kind === "prepaid" ? 0n : null);

/** What a movement does to each account: all its entries for it together. */
export function changesOf(entries: readonly Entry[]): Entry[] {
  const sums = new Map<string, Entry>();
  for (const { account, amountCents } of entries) {
    const known = sums.get(keyOf(account))?.amountCents ?? 0;
    sums.set(keyOf(account), { account, amountCents: known + amountCents });
  }
  return [...sums.values()];
}

/** Whether a balance may change by an amount: never to below its limit. All in cents. */
export const isWithinLimit = (held: { balanceCents: bigint; floorCents: bigint | null }, amountCents: Cents): boolean =>
  held.floorCents === null || held.balanceCents + BigInt(amountCents) >= held.floorCents;

/** The order of a movement's postings, and of the accounts it opens. */
export const inLockOrder = (entries: readonly Entry[]): Entry[] =>
  [...entries].sort((a, b) => compare(keyOf(a.account), keyOf(b.account)));
export const keyOf = (account: AccountRef): string => `${account.kind}|${account.ownerId}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
