import { type Cents, sumCents, vatOf } from "@/lib/kernel/money";

/** What a reseller bought and paid: cents, and its commission then in hundredths of a percent. */
export interface Sale {
  kind: "activation" | "renewal" | "add-on";
  netCents: Cents;
  vatCents: Cents;
  /** Net that credit notes gave back. */
  creditedCents: Cents;
  /** What it was cheaper than the list, net. */
  marginCents: Cents;
  commissionBps: number;
}

export interface SaleTotals {
  activations: number;
  renewals: number;
  netCents: Cents;
  vatCents: Cents;
  totalCents: Cents;
  marginCents: Cents;
  /** Of what stayed of each net amount, half a cent up: as it is booked. */
  commissionCents: Cents;
}

/** A month of a reseller in numbers. */
export function totalsOfSales(sales: readonly Sale[]): SaleTotals {
  const sum = (amount: (sale: Sale) => Cents) => sumCents(sales.map(amount));
  const count = (kind: Sale["kind"]) => sales.filter((sale) => sale.kind === kind).length;
  const [netCents, vatCents] = [sum((sale) => sale.netCents), sum((sale) => sale.vatCents)];
  return {
    activations: count("activation"),
    renewals: count("renewal"),
    netCents,
    vatCents,
    totalCents: sumCents([netCents, vatCents]),
    marginCents: sum((sale) => sale.marginCents),
    commissionCents: sum(({ netCents: net, creditedCents, commissionBps }) =>
      vatOf(net - creditedCents, commissionBps),
    ),
  };
}

/** What was in force at an instant of things that each hold since one; the first where none had begun. */
export function inForceAt<T extends { since: Date }>(versions: readonly T[], at: Date): T | undefined {
  const begun = versions.filter(({ since }) => since.getTime() <= at.getTime());
  return begun.toSorted((a, b) => a.since.getTime() - b.since.getTime()).at(-1) ?? versions[0];
}
