import { type Invariant, liveJobs, type QueueView, rowId } from "./invariant";

const fulfilled = `"kind" = 'renewal' AND "state" = 'fulfilled'`;
/** Carried out: paid, or begun before its money and owed to the seller. */
const carriedOut = (o = "") => `${o}"kind" = 'renewal' AND (${o}"state" = 'fulfilled'
  OR ${o}"state" = 'placed' AND ${o}"startedAt" IS NOT NULL AND ${o}"fulfilledAt" IS NOT NULL)`;

/** Renewed ⇔ paid: what was paid for happened, or is being done, or a person was asked, or the money went back. */
export const renewedWhenPaid = (queue: QueueView): Invariant => ({
  number: 5,
  name: "renewed-when-paid",
  sentence: "A mailbox is renewed if and only if the renewal was paid (or its money given back, or owed).",
  sql: `
    SELECT ${rowId("o", "order")} AS "id", 'renewed without a settlement' AS "why" FROM "Order" o
      WHERE ${fulfilled} AND NOT EXISTS (SELECT FROM "Movement" m
        WHERE m."sellerId" = o."sellerId" AND m."orderId" = coalesce(o."partOfId", o."id") AND m."kind" = 'settlement')
        AND NOT EXISTS (SELECT FROM "Order" w WHERE w."sellerId" = o."sellerId" AND w."id" = o."partOfId"
          AND w."state" = 'placed' AND w."startedAt" IS NOT NULL)
    UNION ALL
    SELECT ${rowId("o", "order")}, 'paid until ' || o."newExpiry" || ', expires on ' || b."expiresOn"
      FROM "Order" o JOIN "Mailbox" b ON b."sellerId" = o."sellerId" AND b."id" = o."mailboxId"
      WHERE ${carriedOut("o.")} AND b."expiresOn" < o."newExpiry"
    UNION ALL
    SELECT ${rowId("b", "mailbox")}, e."n" || ' renewals, ' || coalesce(o."n", 0) || ' paid'
      FROM "Mailbox" b
      JOIN (SELECT "sellerId", "mailboxId", count(*) AS "n" FROM "MailboxEvent" WHERE "kind" = 'renewed' GROUP BY 1, 2) e
        ON e."sellerId" = b."sellerId" AND e."mailboxId" = b."id"
      LEFT JOIN (SELECT "sellerId", "mailboxId", count(*) AS "n" FROM "Order" WHERE ${carriedOut()} GROUP BY 1, 2) o
        ON o."sellerId" = b."sellerId" AND o."mailboxId" = b."id"
      WHERE e."n" > coalesce(o."n", 0)
    UNION ALL
    SELECT ${rowId("b", "mailbox")}, 'expires on ' || b."expiresOn" || ', paid until ' || p."until"
      FROM "Mailbox" b JOIN "Order" a ON a."sellerId" = b."sellerId" AND a."id" = b."orderId"
      CROSS JOIN LATERAL (SELECT greatest((b."activatedOn" + make_interval(months => a."termMonths"))::date,
        (SELECT max(r."newExpiry") FROM "Order" r WHERE r."sellerId" = b."sellerId" AND r."mailboxId" = b."id"
          AND ${carriedOut("r.")})) AS "until") p
      WHERE b."activatedOn" IS NOT NULL AND b."expiresOn" > p."until"
    UNION ALL
    SELECT ${rowId("o", "order")}, 'paid, not renewed, and nobody is at it' FROM "Order" o
      WHERE o."kind" = 'renewal' AND (o."state" = 'settled'
          OR o."state" = 'placed' AND o."startedAt" IS NOT NULL AND o."fulfilledAt" IS NULL)
        AND NOT EXISTS (SELECT FROM "Movement" m
          WHERE m."sellerId" = o."sellerId" AND m."orderId" = coalesce(o."partOfId", o."id") AND m."kind" = 'refund')
        AND NOT EXISTS (SELECT FROM "StaffTask" t WHERE t."sellerId" = o."sellerId" AND t."closedAt" IS NULL
          AND t."subjectId" IN (o."id"::text, o."mailboxId"::text))
        AND NOT EXISTS (SELECT FROM ${liveJobs(queue)} j WHERE j."data"->>'orderId' = o."id"::text)`,
});
