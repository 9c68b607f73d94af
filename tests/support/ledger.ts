import { db } from "@/lib/platform/db";

/** Balance of one account of a seller's ledger, in cents, as the pages read it; 0 when it was never used. */
export async function ledgerBalance(seller: string, kind: string, ownerId = ""): Promise<number> {
  const [row] = await db().$queryRaw<{ cents: bigint }[]>`
    SELECT "balanceCents" AS "cents" FROM "LedgerBalance"
    WHERE "sellerId" = ${seller} AND "kind" = ${kind} AND "ownerId" = ${ownerId}`;
  return Number(row?.cents ?? 0n);
}
