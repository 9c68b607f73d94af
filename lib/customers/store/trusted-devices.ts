import { type Instant, instantToDb } from "@/lib/kernel/day";
import { linkMac, sameSecret } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { isId, newId } from "@/lib/platform/ids";

/** How long no code is asked in a browser its user calls their own. */
export const TRUSTED_DAYS = 30;
const ID_CHARS = 36;

/** What a browser keeps of a trusted device's row: its id and a keyed hash, good for that user only. */
export const trustedToken = (seller: string, userId: string, id: string): string =>
  id + linkMac(`trusted|${seller}|${userId}|${id}`);

/** The rows that these tokens name for this user; whether they still count is for the rows to say. */
export const trustedIds = (seller: string, userId: string, tokens: readonly string[]): string[] =>
  tokens
    .map((token) => ({ token, id: token.slice(0, ID_CHARS) }))
    .filter(({ token, id }) => isId(id) && sameSecret(token, trustedToken(seller, userId, id)))
    .map(({ id }) => id);

/** From now on no code is asked in this browser for a while; answers the row's id. */
export async function trustDevice(
  tx: Tx,
  device: { sellerId: string; userId: string; userAgent: string; at: Instant },
): Promise<string> {
  const { sellerId, userId, userAgent, at } = device;
  const id = newId();
  const expiresAt = instantToDb(at.add({ hours: 24 * TRUSTED_DAYS }));
  await tx.trustedDevice.create({
    data: { sellerId, id, userId, userAgent, createdAt: instantToDb(at), expiresAt },
  });
  return id;
}

/** True when one of these rows still counts for this user. */
export async function isTrusted(
  tx: Tx,
  { sellerId, userId, ids, at }: { sellerId: string; userId: string; ids: readonly string[]; at: Instant },
): Promise<boolean> {
  if (ids.length === 0) return false;
  const where = { sellerId, userId, id: { in: [...ids] }, endedAt: null, expiresAt: { gt: instantToDb(at) } };
  return (await tx.trustedDevice.count({ where })) > 0;
}

/** A code is asked again everywhere; answers in how many browsers none was. */
export async function endTrustedDevices(tx: Tx, sellerId: string, userId: string, at: Instant): Promise<number> {
  const ended = await tx.trustedDevice.updateMany({
    where: { sellerId, userId, endedAt: null, expiresAt: { gt: instantToDb(at) } },
    data: { endedAt: instantToDb(at) },
  });
  return ended.count;
}
