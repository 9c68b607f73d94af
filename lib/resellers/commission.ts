import { COMMISSIONS, commissionsTo, type Entry, prepaidOf, receiptsBy, transferEntries } from "@/lib/accounts/posting";
import type { Cents } from "@/lib/kernel/money";

/** How what is owed to a reseller is given: onto its prepaid account, or by the bank. */
export const PAYOUTS = ["offset", "paid"] as const;
export type Payout = (typeof PAYOUTS)[number];

/** A commission is earned (or, negative, taken back): the seller bears it, and owes it to the reseller. */
export const earningEntries = (resellerId: string, cents: Cents): Entry[] =>
  transferEntries(COMMISSIONS, commissionsTo(resellerId), cents);

/** Part of what is owed is given: the reseller's to spend, or gone by the bank. */
export const payoutEntries = (how: Payout, reseller: { id: string; userId: string }, cents: Cents): Entry[] =>
  transferEntries(
    commissionsTo(reseller.id),
    how === "offset" ? prepaidOf(reseller.userId) : receiptsBy("transfer"),
    cents,
  );
