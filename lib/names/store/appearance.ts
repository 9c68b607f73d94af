import { type Instant, instantToDb } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
import { appearanceOf } from "../name";

/** A name somebody wants, and who: the names they have themselves may look alike. */
export interface Seen {
  domain: string;
  localPart: string;
  orderId?: string | null | undefined;
  holderIndex?: string | undefined;
}

/**
 * In SQL: another holder has, or another order now holds, a name of the domain easily taken for this one. $1 seller,
 * $2 domain, $3 local part, $4 its `appearanceOf`, $5 order, $6 holder, $7 now. The expression is that of the index
 * "Name_appearance", letter by letter.
 */
export const LOOKS_ALIKE = `
  EXISTS (
    SELECT 1 FROM "Name"
    WHERE "sellerId" = $1 AND "domain" = $2 AND replace(translate("localPart", '01i._-', 'oll'), 'rn', 'm') = $4
      AND "localPart" <> $3
      AND ("orderId" IS NULL OR "orderId" IS DISTINCT FROM $5::uuid)
      AND "holderIndex" IS DISTINCT FROM $6
      AND ("state" <> 'held' OR "mailboxId" IS NOT NULL OR "heldUntil" > $7))`;

/**
 * Whether that is so, while nobody else can take such a name: of two buyers with look-alikes at once, one waits for the
 * other's act to end and then sees it.
 */
export async function resemblesAnother(
  tx: Tx,
  { seller, now }: { seller: string; now: Instant },
  { domain, localPart, orderId, holderIndex }: Seen,
): Promise<boolean> {
  const appearance = appearanceOf(localPart);
  const key = `${seller}|${domain}|${appearance}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
  const values = [seller, domain, localPart, appearance, orderId ?? null, holderIndex ?? "", instantToDb(now)];
  const [found] = await tx.$queryRawUnsafe<{ alike: boolean }[]>(`SELECT ${LOOKS_ALIKE} AS alike`, ...values);
  return found?.alike === true;
}
