import type { Invoice, InvoiceSending } from "@/lib/generated/prisma/client";
import { type Instant, instantToDb } from "@/lib/kernel/day";
import { db, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { sdiFileName } from "../file-name";

/** The last version of an invoice made for SdI; null when there is none. */
export const lastSending = (
  tx: Tx,
  { sellerId, id }: Pick<Invoice, "sellerId" | "id">,
): Promise<InvoiceSending | null> =>
  tx.invoiceSending.findFirst({ where: { sellerId, invoiceId: id }, orderBy: { version: "desc" } });

/**
 * A new version of a locked invoice, with a file name that nobody ever had: names belong to who transmits, so they are
 * counted over all sellers that transmit under one tax number, one at a time.
 */
export async function newSending(
  tx: Tx,
  context: Context,
  invoice: Invoice,
  transmitter: string,
): Promise<InvoiceSending> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sdi-file|${transmitter}`}, 0))`;
  const last = await tx.invoiceSending.aggregate({ where: { transmitter }, _max: { progressive: true } });
  const progressive = (last._max.progressive ?? 0) + 1;
  const version = ((await lastSending(tx, invoice))?.version ?? 0) + 1;
  return tx.invoiceSending.create({
    data: {
      sellerId: invoice.sellerId,
      id: newId(),
      invoiceId: invoice.id,
      version,
      transmitter,
      progressive,
      fileName: sdiFileName(transmitter, progressive),
      preparedAt: instantToDb(context.now),
    },
  });
}

/** Locks a sending together with its invoice; null when there is none. */
export async function lockSending(tx: Tx, seller: string, sendingId: string) {
  const key = { sellerId_id: { sellerId: seller, id: sendingId } };
  const known = await tx.invoiceSending.findUnique({ where: key, select: { invoiceId: true } });
  if (!known) return null;
  await tx.$queryRaw`SELECT 1 FROM "Invoice" WHERE "sellerId" = ${seller} AND "id" = ${known.invoiceId}::uuid FOR UPDATE`;
  return tx.invoiceSending.findUniqueOrThrow({ where: key, include: { invoice: true } });
}

/** The carrier was asked about a sending: a mark of when, no act of anybody. */
export async function markAsked({ sellerId, id }: Pick<InvoiceSending, "sellerId" | "id">, at: Instant): Promise<void> {
  await db().invoiceSending.update({ where: { sellerId_id: { sellerId, id } }, data: { askedAt: instantToDb(at) } });
}
