import { type Instant, instantToDb } from "@/lib/kernel/day";
import { keyedHash } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";

/** How a code, in the form `normalRecoveryCode` gives, is kept: with a key, and for its owner alone. */
export const recoveryCodeHash = (seller: string, userId: string, code: string): string =>
  keyedHash(`recovery|${seller}|${userId}|${code}`);

/** Puts new codes, as their hashes, in the place of all earlier ones. */
export async function replaceRecoveryCodes(
  tx: Tx,
  user: { sellerId: string; id: string },
  hashes: readonly string[],
  at: Instant,
): Promise<void> {
  const of = { sellerId: user.sellerId, userId: user.id };
  await tx.recoveryCode.deleteMany({ where: of });
  await tx.recoveryCode.createMany({
    data: hashes.map((hash) => ({ ...of, id: newId(), hash, createdAt: instantToDb(at) })),
  });
}

/** Spends a code; how many are left, or null when it is not one of them or was used. */
export async function spendRecoveryCode(
  tx: Tx,
  user: { sellerId: string; id: string },
  hash: string,
  at: Instant,
): Promise<number | null> {
  const of = { sellerId: user.sellerId, userId: user.id, usedAt: null };
  const spent = await tx.recoveryCode.updateMany({ where: { ...of, hash }, data: { usedAt: instantToDb(at) } });
  return spent.count === 1 ? tx.recoveryCode.count({ where: of }) : null;
}
