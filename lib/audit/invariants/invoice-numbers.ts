import type { Invariant } from "./invariant";

export const invoiceNumbers: Invariant = {
  number: 6,
  name: "invoice-numbers",
  sentence: "Invoice numbers have no gaps per seller, series and year, and begin at 1.",
  sql: `
    SELECT "sellerId" || '/invoice/' || "series" || "year" || '/' || "number" AS "id",
      CASE WHEN "number" = "before" THEN 'given twice' ELSE 'follows ' || "before" END AS "why"
    FROM (SELECT "sellerId", "series", "year", "number",
        coalesce(lag("number") OVER (PARTITION BY "sellerId", "series", "year" ORDER BY "number"), 0) AS "before"
      FROM "Invoice" WHERE "number" IS NOT NULL) AS "numbered"
    WHERE "number" <> "before" + 1`,
};
