import type { Invariant } from "./invariant";

const account = `"LedgerBalance" a ON a."sellerId" = s."id" AND a."kind" = 'revenue-deferred'`;

export const deferredInBooks: Invariant = {
  number: 13,
  name: "deferred-in-books",
  sentence:
    "The account of deferred revenue holds what the report said at the end of the last month posted, none left out.",
  sql: `
    SELECT s."id" || '/account/revenue-deferred' AS "id",
      'holds ' || coalesce(a."balanceCents", 0) || ', the last month says ' || coalesce(d."deferredCents", 0) AS "why"
    FROM "Seller" s LEFT JOIN ${account}
    LEFT JOIN LATERAL (SELECT d."deferredCents" FROM "DeferredMonth" d WHERE d."sellerId" = s."id"
      ORDER BY d."monthEnd" DESC LIMIT 1) d ON true
    WHERE coalesce(a."balanceCents", 0) <> coalesce(d."deferredCents", 0)
    UNION ALL
    SELECT d."sellerId" || '/month/' || d."monthEnd", 'posted ' || coalesce(p."cents", 0) || ', differs by ' || d."change"
    FROM (SELECT d.*, d."deferredCents" - coalesce(lag(d."deferredCents") OVER "months", 0) AS "change"
      FROM "DeferredMonth" d WINDOW "months" AS (PARTITION BY d."sellerId" ORDER BY d."monthEnd")) d
    LEFT JOIN LATERAL (SELECT p."amountCents" AS "cents" FROM "Posting" p JOIN "LedgerAccount" a
      ON a."sellerId" = p."sellerId" AND a."id" = p."accountId" AND a."kind" = 'revenue-deferred'
      WHERE p."sellerId" = d."sellerId" AND p."movementId" = d."movementId") p ON true
    WHERE coalesce(p."cents", 0) <> d."change"
    UNION ALL
    SELECT d."sellerId" || '/month/' || d."monthEnd", 'follows ' || d."before" FROM (SELECT d.*,
        lag(d."monthEnd") OVER (PARTITION BY d."sellerId" ORDER BY d."monthEnd") AS "before" FROM "DeferredMonth" d) d
    WHERE d."before" IS NOT NULL AND d."before" + 1 <> date_trunc('month', d."monthEnd"::timestamp)::date`,
};
