import { type Instant, instantToDb } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";

interface Found {
  sellerId: string;
  id: string;
}

/** Nobody is warned of the end of what they ordered a moment ago. */
const GRACE_HOURS = 24;

/** Days before the end on which each seller tells of it, from the policy in force. */
const NOTICE = `SELECT DISTINCT ON (v."sellerId") v."sellerId",
  coalesce((v."policy"->'money'->>'unpaidNoticeDays')::int, 3) AS "days"
  FROM "PolicyVersion" v WHERE v."publishedAt" IS NOT NULL AND v."validFrom" <= $2::date
  ORDER BY v."sellerId", v."version" DESC`;

/**
 * Placed orders that end within their seller's notice and were not told so for this end; not of a renewal that another
 * order paid.
 */
export const ordersToWarn = (tx: Tx, at: Instant, take: number): Promise<Found[]> =>
  tx.$queryRawUnsafe<Found[]>(
    `SELECT o."sellerId", o."id" FROM "Order" o JOIN (${NOTICE}) n ON n."sellerId" = o."sellerId" AND n."days" > 0
     WHERE o."state" = 'placed' AND o."startedAt" IS NULL AND o."placedAt" <= $1::timestamptz - interval '${GRACE_HOURS} hours'
       AND o."expiresAt" > $1::timestamptz AND o."expiresAt" <= $1::timestamptz + make_interval(days => n."days")
       AND NOT EXISTS (SELECT FROM "Mail" m WHERE m."sellerId" = o."sellerId"
         AND m."dedupeKey" = 'order-payment:due-soon:' || o."id" || ':' || floor(extract(epoch FROM o."expiresAt") * 1000)::bigint)
       AND NOT EXISTS (SELECT FROM "Order" p WHERE p."sellerId" = o."sellerId" AND p."mailboxId" = o."mailboxId"
         AND p."oldExpiry" = o."oldExpiry" AND p."id" <> o."id" AND p."kind" = 'renewal' AND p."state" IN ('settled', 'fulfilled'))
     ORDER BY o."expiresAt" LIMIT $3`,
    instantToDb(at),
    instantToDb(at),
    take,
  );

/** Booked top-ups of slow money that end within their seller's notice and were not told so. */
export const topUpsToWarn = (tx: Tx, at: Instant, take: number): Promise<Found[]> =>
  tx.$queryRawUnsafe<Found[]>(
    `SELECT t."sellerId", t."id" FROM "TopUp" t JOIN (${NOTICE}) n ON n."sellerId" = t."sellerId" AND n."days" > 0
     WHERE t."state" = 'booked' AND t."method" IN ('transfer', 'postal-slip', 'cheque')
       AND t."bookedAt" <= $1::timestamptz - interval '${GRACE_HOURS} hours'
       AND t."expiresAt" > $1::timestamptz AND t."expiresAt" <= $1::timestamptz + make_interval(days => n."days")
       AND NOT EXISTS (SELECT FROM "Mail" m WHERE m."sellerId" = t."sellerId" AND m."dedupeKey" = 'top-up-due-soon:' || t."id")
     ORDER BY t."expiresAt" LIMIT $3`,
    instantToDb(at),
    instantToDb(at),
    take,
  );
