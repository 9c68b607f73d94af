import type { Invoice, Order } from "@/lib/generated/prisma/client";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";

/** Invoices numbered in one transaction at most. */
export const BATCH = 200;

/**
 * Gives the next numbers to the oldest waiting invoices, at most `BATCH`. One at a time for each seller, whoever asks:
 * the number after the last one of the series and year, no gap and no double. An invoice that was paid a moment earlier
 * but written later is dated like the one before it, so that dates never run against the numbers. Answers their ids.
 */
export async function giveNumbers(tx: Tx, seller: string): Promise<string[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`invoice-numbers|${seller}`}, 0))`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH oldest AS (
      SELECT "id", "series", "year", "issuedOn", "createdAt" FROM "Invoice"
      WHERE "sellerId" = ${seller} AND "state" = 'waiting' ORDER BY "createdAt", "id" LIMIT ${BATCH}
    ), last AS (
      SELECT "series", "year", max("number") AS "number", max("issuedOn") AS "issuedOn" FROM "Invoice"
      WHERE "sellerId" = ${seller} AND "number" IS NOT NULL GROUP BY "series", "year"
    ), next AS (
      SELECT o."id",
        coalesce(l."number", 0) + row_number() OVER of_year AS "number",
        greatest(max(o."issuedOn") OVER of_year, l."issuedOn") AS "issuedOn"
      FROM oldest o LEFT JOIN last l USING ("series", "year")
      WINDOW of_year AS (PARTITION BY "series", "year" ORDER BY o."createdAt", o."id")
    )
    UPDATE "Invoice" i SET "number" = n."number", "issuedOn" = n."issuedOn", "state" = 'numbered'
    FROM next n WHERE i."sellerId" = ${seller} AND i."id" = n."id"
    RETURNING i."id"`;
  return rows.map(({ id }) => id);
}

/** Locks an invoice. Refuses `invoice-unknown`. */
export async function lockInvoice(
  tx: Tx,
  seller: string,
  invoiceId: string,
): Promise<Outcome<Invoice, "invoice-unknown">> {
  await tx.$queryRaw`SELECT 1 FROM "Invoice" WHERE "sellerId" = ${seller} AND "id" = ${invoiceId}::uuid FOR UPDATE`;
  const invoice = await tx.invoice.findUnique({ where: { sellerId_id: { sellerId: seller, id: invoiceId } } });
  return invoice ?? refuse("invoice-unknown");
}

/** The order an invoice is about; a credit note's is that of the invoice it takes back. */
export async function orderOfInvoice(
  tx: Tx,
  invoice: Pick<Invoice, "sellerId" | "orderId" | "creditedId">,
): Promise<Order> {
  const { sellerId, orderId, creditedId } = invoice;
  if (orderId) return tx.order.findUniqueOrThrow({ where: { sellerId_id: { sellerId, id: orderId } } });
  const key = { sellerId_id: { sellerId, id: creditedId ?? "" } };
  return orderOfInvoice(tx, await tx.invoice.findUniqueOrThrow({ where: key }));
}
