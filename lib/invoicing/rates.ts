import { type Cents, cents, type Line, lineNet, netFromGross, sumCents, vatOf } from "@/lib/kernel/money";

/**
 * A line of an invoice; without VAT it may say why: the FatturaPA code (N1 … N7) and the rule. `duty`: it is stamp duty
 * paid in the customer's name, which is no revenue.
 */
export type InvoiceLine = Line & { nature?: string; law?: string; duty?: true };

/** What an invoice sums up for one rate (and, without VAT, one reason). `netCents` contains `roundingCents`. */
export interface RateRow {
  vatBps: number;
  nature?: string;
  law?: string;
  netCents: Cents;
  roundingCents: Cents;
  vatCents: Cents;
}

/**
 * An invoice rate by rate, adding up to what was charged. Prices with VAT included keep their own split, so the VAT of
 * several of them may differ by cents from the VAT of their sum: a cent a rate is allowed (SdI control 00421); more than
 * that moves between net and VAT of the largest rate as a rounding, never changing the total.
 */
export function ratesOf(lines: readonly InvoiceLine[], vatCents: Cents): RateRow[] {
  const rows = summed(lines);
  let rest = cents(vatCents - sumCents(rows.map((row) => row.vatCents)));
  const byWeight = rows.filter(({ vatBps }) => vatBps > 0).sort((a, b) => Math.abs(b.vatCents) - Math.abs(a.vatCents));
  for (const row of byWeight) {
    const step = Math.sign(rest);
    row.vatCents += step;
    rest -= step;
  }
  const [first] = byWeight.length > 0 ? byWeight : rows;
  if (rest !== 0 && first) round(first, rest);
  return rows;
}

function summed(lines: readonly InvoiceLine[]): RateRow[] {
  const rows = new Map<string, RateRow>();
  for (const line of lines) {
    const { vatBps, nature, law } = line;
    const why = { ...(nature ? { nature } : {}), ...(law ? { law } : {}) };
    const key = `${vatBps}|${nature ?? ""}|${law ?? ""}`;
    const row = rows.get(key) ?? { vatBps, ...why, netCents: 0, roundingCents: 0, vatCents: 0 };
    row.netCents = cents(row.netCents + lineNet(line));
    rows.set(key, row);
  }
  const sorted = [...rows.values()].sort((a, b) => a.vatBps - b.vatBps);
  return sorted.map((row) => ({ ...row, vatCents: vatOf(row.netCents, row.vatBps) }));
}

function round(row: RateRow, rest: Cents): void {
  const gross = cents(row.netCents + row.vatCents + rest);
  const split = netFromGross(gross, row.vatBps);
  row.roundingCents = cents(split.netCents - row.netCents);
  row.netCents = split.netCents;
  row.vatCents = split.vatCents;
}
