import { type Invariant, rowId } from "./invariant";

/** What the settlement of an order that stands took from the account of what is given up; cents. */
const givenUp = `(SELECT coalesce(-sum(p."amountCents"), 0) FROM "Movement" m
  JOIN "Posting" p ON p."sellerId" = m."sellerId" AND p."movementId" = m."id"
  JOIN "LedgerAccount" a ON a."sellerId" = p."sellerId" AND a."id" = p."accountId" AND a."kind" = 'write-off'
  WHERE m."sellerId" = o."sellerId" AND m."orderId" = o."id" AND m."kind" = 'settlement'
    AND NOT EXISTS (SELECT FROM "Movement" r WHERE r."sellerId" = m."sellerId" AND r."reversesId" = m."id"))`;

export const givenUpOnce: Invariant = {
  number: 12,
  name: "given-up-once",
  sentence: "What was given up of a price is booked to the cent, of a paid order only, and never given back as money.",
  sql: `
    SELECT ${rowId("w", "write-off")} AS "id", 'given up of an order that is ' || o."state" AS "why"
      FROM "WriteOff" w JOIN "Order" o ON o."sellerId" = w."sellerId" AND o."id" = w."orderId"
      WHERE w."state" = 'done' AND o."state" NOT IN ('settled', 'fulfilled')
    UNION ALL
    SELECT ${rowId("o", "order")}, 'booked ' || b."cents" || ' cents, given up ' || w."cents" FROM "Order" o
      JOIN (SELECT DISTINCT "sellerId", "orderId" FROM "WriteOff") x ON x."sellerId" = o."sellerId" AND x."orderId" = o."id"
      CROSS JOIN LATERAL (SELECT ${givenUp} AS "cents") b
      CROSS JOIN LATERAL (SELECT coalesce(sum(w."amountCents"), 0) AS "cents" FROM "WriteOff" w
        WHERE w."sellerId" = o."sellerId" AND w."orderId" = o."id" AND w."state" = 'done') w
      WHERE b."cents" <> w."cents"
    UNION ALL
    SELECT m."sellerId" || '/movement/' || m."id", 'gives up ' || -p."amountCents" || ' cents that nobody gave up'
      FROM "LedgerAccount" a
      JOIN "Posting" p ON p."sellerId" = a."sellerId" AND p."accountId" = a."id"
      JOIN "Movement" m ON m."sellerId" = p."sellerId" AND m."id" = p."movementId"
      WHERE a."kind" = 'write-off' AND NOT EXISTS (SELECT FROM "WriteOff" w
        WHERE w."sellerId" = m."sellerId" AND w."orderId" = m."orderId")
    UNION ALL
    SELECT ${rowId("o", "order")}, 'more given back than came of it' FROM "Order" o
      JOIN "WriteOff" w ON w."sellerId" = o."sellerId" AND w."orderId" = o."id" AND w."state" = 'done'
      WHERE (SELECT coalesce(sum(p."amountCents"), 0) FROM "Movement" m
          JOIN "Posting" p ON p."sellerId" = m."sellerId" AND p."movementId" = m."id" AND p."amountCents" > 0
          JOIN "LedgerAccount" a ON a."sellerId" = p."sellerId" AND a."id" = p."accountId"
            AND a."kind" IN ('prepaid', 'suspense', 'refunds')
          WHERE m."sellerId" = o."sellerId" AND m."orderId" = o."id" AND m."kind" IN ('refund', 'credit-note'))
        > o."totalCents" - w."amountCents"`,
};
