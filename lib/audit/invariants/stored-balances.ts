import { type Invariant, rowId } from "./invariant";

export const storedBalances: Invariant = {
  number: 2,
  name: "stored-balances",
  sentence: "Every stored balance is the sum of its postings.",
  sql: `
    SELECT ${rowId("a", "account")} AS "id",
      'stored ' || a."balanceCents" || ', postings ' || coalesce(p."sum", 0) AS "why"
    FROM "LedgerAccount" a
    LEFT JOIN (SELECT "sellerId", "accountId", sum("amountCents") AS "sum" FROM "Posting" GROUP BY 1, 2) p
      ON p."sellerId" = a."sellerId" AND p."accountId" = a."id"
    WHERE a."balanceCents" <> coalesce(p."sum", 0)`,
};
