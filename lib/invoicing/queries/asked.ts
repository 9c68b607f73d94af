import { type Instant, instantToDb } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";

/** A file that a carrier has. */
export interface Asked {
  sellerId: string;
  id: string;
  carrierRef: string;
  fileName: string;
}
const select = { sellerId: true, id: true, carrierRef: true, fileName: true } as const;
type Row = Omit<Asked, "carrierRef"> & { carrierRef: string | null };
const asked = (row: Row | null): Asked | null => (row?.carrierRef ? { ...row, carrierRef: row.carrierRef } : null);

/** A sending that the carrier has; null when it has not, or there is none. */
export const sendingToAsk = async (seller: string, id: string): Promise<Asked | null> =>
  asked(await db().invoiceSending.findUnique({ where: { sellerId_id: { sellerId: seller, id } }, select }));

/** The sending a carrier calls so, whoever's it is. */
export const sendingByRef = async (carrierRef: string): Promise<Asked | null> =>
  asked(await db().invoiceSending.findFirst({ where: { carrierRef }, select }));

/** Minutes between two questions: often on the first day, then four times a day, for as long as answers may come. */
const SOON = 10;
const LATER = 360;
const DAYS = 45;

/** Sendings of which more may be heard: those under way, and what public bodies have still to answer. Some at a time. */
export const sendingsToAsk = (at: Instant, take = 500): Promise<{ sellerId: string; id: string }[]> =>
  db().$queryRaw`
    SELECT s."sellerId", s."id" FROM "InvoiceSending" s
    JOIN "Invoice" i ON i."sellerId" = s."sellerId" AND i."id" = s."invoiceId"
    WHERE s."carrierRef" IS NOT NULL AND i."state" IN ('sent', 'undelivered', 'delivered')
      AND s."sentAt" > ${instantToDb(at.subtract({ hours: DAYS * 24 }))}
      AND coalesce(s."askedAt", s."sentAt") < CASE
        WHEN s."sentAt" > ${instantToDb(at.subtract({ hours: 24 }))} THEN ${instantToDb(at.subtract({ minutes: SOON }))}::timestamptz
        ELSE ${instantToDb(at.subtract({ minutes: LATER }))}::timestamptz END
    ORDER BY coalesce(s."askedAt", s."sentAt") LIMIT ${take}`;
