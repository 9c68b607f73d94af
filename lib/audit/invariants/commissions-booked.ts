import { UNBOOKED } from "@/lib/resellers/unbooked";
import type { Invariant } from "./invariant";

/** The sweep books every minute; what is younger may still be on its way. */
const GRACE = "interval '1 hour'";

export const commissionsBooked: Invariant = {
  number: 11,
  name: "commissions-booked",
  sentence: "Every reseller's commission is booked to the cent, and the ledger owes each reseller what its lines say.",
  sql: `
    SELECT u."sellerId" || '/order/' || u."orderId" AS "id", u."cents" || ' cents of commission not booked' AS "why"
      FROM (${UNBOOKED}) u WHERE u."changedAt" < now() - ${GRACE}
    UNION ALL
    SELECT r."sellerId" || '/reseller/' || r."id", 'owed ' || s."cents" || ' cents, the ledger says ' || l."cents"
      FROM "Reseller" r
      CROSS JOIN LATERAL (SELECT coalesce(sum(c."cents"), 0) AS "cents" FROM "Commission" c
        WHERE c."sellerId" = r."sellerId" AND c."resellerId" = r."id") s
      CROSS JOIN LATERAL (SELECT coalesce(sum(a."balanceCents"), 0) AS "cents" FROM "LedgerAccount" a
        WHERE a."sellerId" = r."sellerId" AND a."kind" = 'payable' AND a."ownerId" = r."id"::text) l
      WHERE s."cents" <> l."cents"
    UNION ALL
    SELECT c."sellerId" || '/commission/' || c."id", 'booked as another amount' FROM "Commission" c
      WHERE NOT EXISTS (SELECT FROM "Posting" p JOIN "LedgerAccount" a
        ON a."sellerId" = p."sellerId" AND a."id" = p."accountId"
        WHERE p."sellerId" = c."sellerId" AND p."movementId" = c."movementId" AND a."kind" = 'payable'
          AND a."ownerId" = c."resellerId"::text AND p."amountCents" = c."cents")`,
};
