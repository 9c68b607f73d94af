import { type Invariant, rowId } from "./invariant";

const isPaid = `o."state" IN ('settled', 'fulfilled')`;
// What is part of an order of several renewals is paid and invoiced with that one.
const paid = `${isPaid} AND o."partOfId" IS NULL`;
const ofOrder = (table: string, more = "") =>
  `(SELECT count(*) FROM "${table}" x WHERE x."sellerId" = o."sellerId" AND x."orderId" = o."id" ${more})`;
// A settlement taken back (a cheque that bounced) does not stand any more.
const stands = (alias: string) => `NOT EXISTS (SELECT FROM "Movement" r
  WHERE r."sellerId" = ${alias}."sellerId" AND r."reversesId" = ${alias}."id")`;
// Given up where nothing had come and no invoice stood: its net alone counts as sold, and none is made.
const uninvoiced = `EXISTS (SELECT FROM "WriteOff" w
  WHERE w."sellerId" = o."sellerId" AND w."orderId" = o."id" AND w."state" = 'done' AND NOT w."invoiced")`;
const settlements = ofOrder("Movement", `AND x."kind" = 'settlement' AND ${stands("x")}`);
const taken = `(SELECT -sum(p."amountCents") FROM "Movement" m JOIN "Posting" p
  ON p."sellerId" = m."sellerId" AND p."movementId" = m."id" AND p."amountCents" < 0
  WHERE m."sellerId" = o."sellerId" AND m."orderId" = o."id" AND m."kind" = 'settlement' AND ${stands("m")})`;

export const settledOnce: Invariant = {
  number: 4,
  name: "settled-once",
  sentence:
    "A settled order has exactly one settlement, one invoice (unless it was free, or given up before there was one) and one mailbox to make; nothing else has any.",
  sql: `
    SELECT ${rowId("o", "order")} AS "id", ${settlements} || ' settlements' AS "why" FROM "Order" o
      WHERE ${paid} AND ${settlements} <> 1
    UNION ALL
    SELECT ${rowId("o", "order")}, 'settled with ' || ${taken} || ' cents of ' || o."totalCents" FROM "Order" o
      WHERE ${paid} AND ${settlements} = 1 AND coalesce(${taken}, 0) <> o."totalCents" AND NOT ${uninvoiced}
    UNION ALL
    SELECT ${rowId("o", "order")}, ${ofOrder("Invoice")} || ' invoices' FROM "Order" o
      WHERE ${paid} AND ${ofOrder("Invoice")} <> 1 AND NOT ((o."totalCents" = 0 OR ${uninvoiced}) AND ${ofOrder("Invoice")} = 0)
    UNION ALL
    SELECT ${rowId("o", "order")}, 'invoiced for another amount' FROM "Order" o JOIN "Invoice" i
      ON i."sellerId" = o."sellerId" AND i."orderId" = o."id" WHERE ${paid}
        AND CASE WHEN i."vatSplit" THEN i."netCents" ELSE i."totalCents" END <> o."totalCents"
    UNION ALL
    SELECT ${rowId("o", "order")}, ${ofOrder("Mailbox")} || ' mailboxes' FROM "Order" o
      WHERE ${paid} AND o."kind" = 'activation' AND ${ofOrder("Mailbox")} <> 1
    UNION ALL
    SELECT ${rowId("o", "order")}, 'settled, yet ' || o."state" FROM "Order" o
      WHERE NOT (${isPaid}) AND ${settlements} > 0 AND ${ofOrder("Movement", `AND x."kind" = 'refund'`)} = 0
    UNION ALL
    SELECT ${rowId("o", "order")}, 'its money is not its own' FROM "Order" o
      WHERE o."partOfId" IS NOT NULL AND ${ofOrder("Movement")} + ${ofOrder("Invoice")} + ${ofOrder("Payment")} > 0
    UNION ALL
    SELECT ${rowId("o", "order")}, 'settled for ' || o."totalCents" || ' cents, parts of ' || p."total"
      FROM "Order" o CROSS JOIN LATERAL (SELECT coalesce(sum(x."totalCents"), 0) AS "total" FROM "Order" x
        WHERE x."sellerId" = o."sellerId" AND x."partOfId" = o."id") p
      WHERE ${isPaid} AND o."kind" IN ('renewals', 'activations') AND (p."total" = 0 OR p."total" > o."totalCents")
    UNION ALL
    SELECT "sellerId" || '/provider/' || "providerRef", count(*) || ' mailboxes made as one' FROM "Mailbox"
      WHERE "providerRef" IS NOT NULL GROUP BY "sellerId", "providerRef" HAVING count(*) > 1`,
};
