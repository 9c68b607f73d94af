import type { Invoice } from "@/lib/generated/prisma/client";
import { isAsNeverIssued } from "@/lib/invoicing/life";
import { taxReader } from "@/lib/invoicing/queries/taxed";
import { type Day, fromDb, toDb } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import type { Period } from "../period";
import { type StampQuarter, stampQuarters, stampYears } from "../stamp-quarters";

const AT_ONCE = 500;

/**
 * Stamp duty by the quarters of a period, as it is paid to the State: of all invoices and credit notes that say they bear
 * it, charged to the customer or not. What SdI rejected was never issued.
 */
export async function stampByQuarter(seller: string, period: Period): Promise<StampQuarter[]> {
  const { from, to } = stampYears(period);
  const taxOf = taxReader(seller);
  const bearing: { on: Day; dutyCents: number }[] = [];
  for (let after = ""; ; ) {
    // Without VAT in any of its lines: the others can't bear it.
    const invoices = await db().$queryRaw<Invoice[]>`
      SELECT * FROM "Invoice" WHERE "sellerId" = ${seller} AND "number" IS NOT NULL
        AND "issuedOn" BETWEEN ${toDb(from)}::date AND ${toDb(to)}::date AND "lines" @> '[{"vatBps": 0}]'
        AND "id"::text > ${after} ORDER BY "id"::text LIMIT ${AT_ONCE}`;
    for (const invoice of invoices.filter(({ state }) => !isAsNeverIssued(state))) {
      const { stampCents } = await taxOf(invoice);
      if (stampCents > 0) bearing.push({ on: fromDb(invoice.issuedOn), dutyCents: stampCents });
    }
    const last = invoices.at(-1);
    if (!last || invoices.length < AT_ONCE) return stampQuarters(period, bearing);
    after = last.id;
  }
}
