import { creditedOfOrder } from "@/lib/invoicing/parts";

/**
 * What the orders of resellers earn by the terms of the instant they were paid in, half a cent up, of what credit notes
 * left of their net, but nothing by those given up without a cent of money, against what is booked of each: a SELECT of
 * those that differ, and since when they may. Orders of several renewals count by their parts, as in the statement.
 */
export const UNBOOKED = `
  SELECT r."sellerId", r."id" AS "resellerId", o."id" AS "orderId", o."settledAt",
    greatest(o."settledAt", n."at") AS "changedAt", (w."cents" - b."cents")::int AS "cents", b."lines" > 0 AS "again"
  FROM "Reseller" r
  JOIN "Order" o ON o."sellerId" = r."sellerId" AND o."userId" = r."userId"
  LEFT JOIN "Order" whole ON whole."sellerId" = o."sellerId" AND whole."id" = o."partOfId"
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(c."cents"), 0) AS "cents", count(*) AS "lines" FROM "Commission" c
    WHERE c."sellerId" = o."sellerId" AND c."orderId" = o."id") b
  CROSS JOIN LATERAL (
    SELECT coalesce((t."terms" ->> 'commissionBps')::bigint, 0) AS "bps" FROM "ResellerTerms" t
    WHERE t."sellerId" = r."sellerId" AND t."resellerId" = r."id"
    ORDER BY (t."since" <= o."settledAt") DESC,
      CASE WHEN t."since" <= o."settledAt" THEN t."version" ELSE -t."version" END DESC
    LIMIT 1) t
  CROSS JOIN LATERAL (${creditedOfOrder("o")}) n
  CROSS JOIN LATERAL (
    SELECT CASE WHEN o."state" IN ('settled', 'fulfilled')
        AND (whole."id" IS NULL OR whole."state" IN ('settled', 'fulfilled'))
        AND NOT EXISTS (SELECT FROM "WriteOff" g WHERE g."sellerId" = o."sellerId" AND g."state" = 'done'
          AND g."orderId" = coalesce(whole."id", o."id")
          AND (NOT g."invoiced" OR g."amountCents" = coalesce(whole."totalCents", o."totalCents")))
      THEN ((o."netCents" - n."cents") * t."bps" + 5000) / 10000 ELSE 0 END AS "cents") w
  WHERE o."settledAt" IS NOT NULL AND o."kind" NOT IN ('renewals', 'activations') AND w."cents" <> b."cents"`;
