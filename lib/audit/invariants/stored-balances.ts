import { type Invariant, rowId } from "./invariant";

export const storedBalances: Invariant = {
  number: 2,
  name: "stored-balances",
  sentence:
    "Every stored balance is the sum of its postings; what is owed, and what is kept, for orders is what the orders say.",
  sql: `
    SELECT ${rowId("a", "account")} AS "id",
      'stored ' || a."balanceCents" || ', postings ' || coalesce(p."sum", 0) AS "why"
    FROM "LedgerBalance" a
    LEFT JOIN (SELECT "sellerId", "accountId", sum("amountCents") AS "sum" FROM "Posting" GROUP BY 1, 2) p
      ON p."sellerId" = a."sellerId" AND p."accountId" = a."id"
    WHERE a."balanceCents" <> coalesce(p."sum", 0)
    UNION ALL
    SELECT s."id" || '/account/receivable', 'owed ' || coalesce(-a."balanceCents", 0) || ', orders begun ' || coalesce(o."sum", 0)
    FROM "Seller" s
    LEFT JOIN "LedgerAccount" a ON a."sellerId" = s."id" AND a."kind" = 'receivable' AND a."ownerId" = ''
    LEFT JOIN (SELECT "sellerId", sum("totalCents") AS "sum" FROM "Order"
      WHERE "state" = 'placed' AND "startedAt" IS NOT NULL GROUP BY 1) o ON o."sellerId" = s."id"
    WHERE coalesce(-a."balanceCents", 0) <> coalesce(o."sum", 0)
    UNION ALL
    SELECT s."id" || '/account/suspense', 'holds ' || coalesce(a."balanceCents", 0) || ', kept for orders ' || o."sum"
    FROM "Seller" s
    LEFT JOIN "LedgerAccount" a ON a."sellerId" = s."id" AND a."kind" = 'suspense' AND a."ownerId" = ''
    JOIN (SELECT "sellerId", sum("receivedCents") AS "sum" FROM "Order" GROUP BY 1) o ON o."sellerId" = s."id"
    WHERE coalesce(a."balanceCents", 0) < o."sum"
    UNION ALL
    SELECT p."sellerId" || '/payment/' || p."id", 'given back ' || p."refundedCents" || ', refunds ' || coalesce(r."sum", 0)
    FROM "Payment" p
    LEFT JOIN (SELECT "sellerId", "paymentId", sum("amountCents") AS "sum" FROM "Refund"
      WHERE "state" IN ('approved', 'done', 'failed') GROUP BY 1, 2) r
      ON r."sellerId" = p."sellerId" AND r."paymentId" = p."id"
    WHERE p."refundedCents" <> coalesce(r."sum", 0)
    UNION ALL
    SELECT a."sellerId" || '/account/' || a."id", 'owes ' || a."balanceCents" || ', refunds on their way ' || coalesce(r."sum", 0)
    FROM "LedgerAccount" a
    LEFT JOIN (SELECT "sellerId", "method", sum("amountCents") AS "sum" FROM "Refund"
      WHERE "state" IN ('approved', 'failed') GROUP BY 1, 2) r
      ON r."sellerId" = a."sellerId" AND r."method" = a."ownerId"
    WHERE a."kind" = 'refunds' AND a."balanceCents" <> coalesce(r."sum", 0)`,
};
