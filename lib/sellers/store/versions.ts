import { type Day, fromDb } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";

/** Number of the seller's newest version, withdrawn ones counted; 0: there is no such seller. */
export async function lastVersion(tx: Tx, seller: string): Promise<number> {
  const { _max } = await tx.policyVersion.aggregate({ where: { sellerId: seller }, _max: { version: true } });
  return _max.version ?? 0;
}

/** The first version that begins after a day, if one is scheduled. */
export async function nextScheduled(
  tx: Tx,
  seller: string,
  after: Date,
): Promise<{ version: number; from: Day } | null> {
  const row = await tx.policyVersion.findFirst({
    where: { sellerId: seller, publishedAt: { not: null }, withdrawnAt: null, validFrom: { gt: after } },
    orderBy: [{ validFrom: "asc" }, { version: "desc" }],
    select: { version: true, validFrom: true },
  });
  return row?.validFrom ? { version: row.version, from: fromDb(row.validFrom) } : null;
}

/** Locks the seller, so that its draft and its versions are changed by one person at a time. */
export async function lockSeller(tx: Tx, seller: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Seller" WHERE "id" = ${seller} FOR UPDATE`;
}
