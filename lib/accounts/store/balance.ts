import type { Cents } from "@/lib/kernel/money";
import type { Tx } from "@/lib/platform/db";
import { prepaidOf } from "../posting";

/** Balance of a user's prepaid account in cents; 0 when none was ever opened. */
export async function balanceOf(tx: Tx, seller: string, userId: string): Promise<Cents> {
  const account = await tx.ledgerAccount.findUnique({
    where: { sellerId_kind_ownerId: { sellerId: seller, ...prepaidOf(userId) } },
    select: { balanceCents: true },
  });
  return Number(account?.balanceCents ?? 0n);
}

/** What a user can spend, in cents: the balance, and the credit a seller gives a reseller below it. */
export async function spendableOf(tx: Tx, seller: string, userId: string): Promise<Cents> {
  const account = await tx.ledgerAccount.findUnique({
    where: { sellerId_kind_ownerId: { sellerId: seller, ...prepaidOf(userId) } },
    select: { balanceCents: true, floorCents: true },
  });
  return Number((account?.balanceCents ?? 0n) - (account?.floorCents ?? 0n));
}
