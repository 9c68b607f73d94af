import { numberText } from "@/lib/invoicing/invoice";
import { type InvoiceState, isAsNeverIssued } from "@/lib/invoicing/life";
import { taxReader } from "@/lib/invoicing/queries/taxed";
import { ratesOf } from "@/lib/invoicing/rates";
import { type Day, fromDb, toDb } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import type { Period } from "../period";

/** One rate of one invoice, as the register of sales has it; a credit note's amounts are negative. Cents. */
export interface VatRow {
  id: string;
  number: string;
  issuedOn: Day;
  /** The day whose month it is booked in: that of the operation, also when it was invoiced later. */
  operationOn: Day;
  kind: "invoice" | "credit-note";
  state: InvoiceState;
  customer: string;
  taxId: string;
  vatBps: number;
  nature: string;
  netCents: number;
  vatCents: number;
  /** The customer pays the VAT to the State: it is not owed by the seller. */
  split: boolean;
}

const AT_ONCE = 500;
/**
 * The register of sales of a period in the order of numbers; deferred invoices are booked in the month of their operation
 * (DPR 100/1998, art. 1), some hundreds of invoices at a time.
 */
export async function* vatRegister(seller: string, { from, to }: Period): AsyncGenerator<VatRow[]> {
  const days = { gte: toDb(from), lte: toDb(to) };
  const taxOf = taxReader(seller);
  for (let skip = 0; ; skip += AT_ONCE) {
    const invoices = await db().invoice.findMany({
      where: {
        sellerId: seller,
        number: { not: null },
        OR: [{ operationOn: days }, { operationOn: null, issuedOn: days }],
      },
      orderBy: [{ issuedOn: "asc" }, { series: "asc" }, { number: "asc" }],
      skip,
      take: AT_ONCE,
    });
    if (invoices.length === 0) return;
    const taxed = await Promise.all(invoices.map(taxOf));
    yield invoices.flatMap((invoice, n) => {
      const { party, lines } = taxed[n] ?? { party: null, lines: [] };
      const sign = invoice.creditedId ? -1 : 1;
      const head = {
        id: invoice.id,
        number: numberText(invoice) ?? "",
        issuedOn: fromDb(invoice.issuedOn),
        operationOn: fromDb(invoice.operationOn ?? invoice.issuedOn),
        kind: invoice.creditedId ? ("credit-note" as const) : ("invoice" as const),
        state: invoice.state,
        customer: party?.name ?? "",
        taxId: party?.vatNumber ?? party?.taxCode ?? "",
        split: invoice.vatSplit,
      };
      return ratesOf(lines, invoice.vatCents).map((rate) => ({
        ...head,
        vatBps: rate.vatBps,
        nature: rate.nature ?? "",
        netCents: sign * rate.netCents,
        vatCents: sign * rate.vatCents,
      }));
    });
  }
}

export interface VatTotal {
  vatBps: number;
  nature: string;
  split: boolean;
  netCents: number;
  vatCents: number;
}

/** Sums by rate, reason and split payment of what counts as issued; and the first rows, which the page shows. */
export async function vatSummary(seller: string, period: Period, take: number) {
  const totals = new Map<string, VatTotal>();
  const rows: VatRow[] = [];
  let count = 0;
  for await (const batch of vatRegister(seller, period)) {
    for (const row of batch) {
      count += 1;
      if (rows.length < take) rows.push(row);
      if (!isAsNeverIssued(row.state)) add(totals, row);
    }
  }
  return { rows, count, totals: [...totals.values()].sort((a, b) => b.vatBps - a.vatBps) };
}

function add(totals: Map<string, VatTotal>, { vatBps, nature, split, netCents, vatCents }: VatRow): void {
  const key = `${vatBps}|${nature}|${split}`;
  const total = totals.get(key) ?? { vatBps, nature, split, netCents: 0, vatCents: 0 };
  total.netCents += netCents;
  total.vatCents += vatCents;
  totals.set(key, total);
}
