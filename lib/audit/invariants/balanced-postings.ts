import type { Invariant } from "./invariant";

export const balancedPostings: Invariant = {
  number: 1,
  name: "balanced-postings",
  sentence: "Every set of postings sums to zero.",
  sql: `
    SELECT "sellerId" || '/movement/' || "movementId" AS "id", 'sums to ' || sum("amountCents") || ' cents' AS "why"
    FROM "Posting" GROUP BY "sellerId", "movementId" HAVING sum("amountCents") <> 0`,
};
