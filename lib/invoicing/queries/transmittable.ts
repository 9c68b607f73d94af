import { type Day, type Instant, instantFromDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { db } from "@/lib/platform/db";
import type { InvoiceDocument } from "../document";
import type { Transmission } from "../fatturapa/header";
import { documentOf } from "./document";

export interface Transmittable {
  document: InvoiceDocument;
  transmitter: Transmission["transmitter"];
  /** When the version was prepared by an earlier try. */
  preparedAt: Instant | null;
}

/**
 * An issued invoice that may go to SdI; null when it may not (sent already, or not issued) or its seller issues no
 * e-invoices yet: the policy lacks the seller's VAT number or its seat.
 */
export async function transmittable(seller: string, invoiceId: string, on: Day): Promise<Transmittable | null> {
  const key = { sellerId_id: { sellerId: seller, id: invoiceId } };
  const invoice = await db().invoice.findUnique({ where: key });
  if (invoice?.state !== "issued") return null;
  const document = await documentOf(invoice, on);
  if (isRefusal(document)) return null;
  const { vatNumber, fiscal } = document.seller;
  if (!vatNumber || !fiscal.street || !fiscal.cap || !fiscal.city) return null;
  const last = await db().invoiceSending.findFirst({
    where: { sellerId: seller, invoiceId, sentAt: null },
    orderBy: { version: "desc" },
    select: { preparedAt: true },
  });
  const transmitter = { country: fiscal.country, code: vatNumber };
  return { document, transmitter, preparedAt: last && instantFromDb(last.preparedAt) };
}
