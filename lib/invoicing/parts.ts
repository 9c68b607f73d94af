/**
 * Which lines of the one invoice of an order of several are those of each part of it, as rows of `mailboxId`, `first` (0 is
 * the invoice's first line) and `count`: a SELECT. Renewals stand there item after item, activations each in its place.
 */
export const linesOfParts = (seller: string, whole: string): string => `
  SELECT i."mailboxId", (coalesce(sum(jsonb_array_length(i."lines")) OVER (ORDER BY i."n"
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))::int AS "first", jsonb_array_length(i."lines") AS "count"
    FROM "RenewalItem" i
    WHERE i."sellerId" = ${seller} AND i."orderId" = ${whole} AND i."leftOut" IS NULL
  UNION ALL
  SELECT p."mailboxId", a."place", 1 FROM "Order" p
    JOIN "ActivationLine" a ON a."sellerId" = p."sellerId" AND a."orderId" = p."id" AND a."place" IS NOT NULL
    WHERE p."sellerId" = ${seller} AND p."partOfId" = ${whole}`;

/** Lines of credit notes on the one invoice of an order of several that take back those of one part of it (`part`: its row). */
const creditedLines = (part: string) => `
  SELECT (l->>'netCents')::bigint AS "cents", credit."createdAt" AS "at"
  FROM (${linesOfParts(`${part}."sellerId"`, `${part}."partOfId"`)}) own
  JOIN "Invoice" i ON i."sellerId" = ${part}."sellerId" AND i."orderId" = ${part}."partOfId"
  JOIN "Invoice" credit ON credit."sellerId" = i."sellerId" AND credit."creditedId" = i."id"
  CROSS JOIN LATERAL jsonb_array_elements(credit."lines") l
  WHERE own."mailboxId" = ${part}."mailboxId"
    AND (l->>'of')::int >= own."first" AND (l->>'of')::int < own."first" + own."count"`;

/**
 * What credit notes took back of an order's net, as one row of `cents` and `at`, when they last did: a SELECT. Of a part of
 * an order of several, what they took back of its lines on the one invoice. `order`: the order's row.
 */
export const creditedOfOrder = (order: string): string => `
  SELECT coalesce(sum(taken."cents"), 0)::bigint AS "cents", max(taken."at") AS "at" FROM (
    SELECT credit."netCents" AS "cents", credit."createdAt" AS "at" FROM "Invoice" i
      JOIN "Invoice" credit ON credit."sellerId" = i."sellerId" AND credit."creditedId" = i."id"
      WHERE i."sellerId" = ${order}."sellerId" AND i."orderId" = ${order}."id"
    UNION ALL
    ${creditedLines(order)}) taken`;
