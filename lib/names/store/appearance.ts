import { Prisma } from "@/lib/generated/prisma/client";
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

/** `appearanceOf` in SQL, letter by letter as the index "Name_appearance" has it. */
const APPEARANCE = Prisma.sql`replace(translate("localPart", '01i._-', 'oll'), 'rn', 'm')`;

/** True when another holder has, or another order now holds, a name of the domain easily taken for this one. */
export async function looksAlike(
  tx: Tx,
  { seller, now }: { seller: string; now: Instant },
  { domain, localPart, orderId, holderIndex }: Seen,
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Name"
    WHERE "sellerId" = ${seller} AND "domain" = ${domain} AND ${APPEARANCE} = ${appearanceOf(localPart)}
      AND "localPart" <> ${localPart}
      AND ("orderId" IS NULL OR "orderId" IS DISTINCT FROM ${orderId ?? null}::uuid)
      AND "holderIndex" IS DISTINCT FROM ${holderIndex ?? ""}
      AND ("state" <> 'held' OR "mailboxId" IS NOT NULL OR "heldUntil" > ${instantToDb(now)})
    LIMIT 1`;
  return rows.length > 0;
}

/**
 * The same while nobody else can take such a name: of two buyers with look-alikes at once, one waits for the other's act
 * to end and then sees it.
 */
export async function resemblesAnother(
  tx: Tx,
  context: { seller: string; now: Instant },
  seen: Seen,
): Promise<boolean> {
  const key = `${context.seller}|${seen.domain}|${appearanceOf(seen.localPart)}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
  return looksAlike(tx, context, seen);
}
