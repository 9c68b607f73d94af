import { ITALY } from "@/lib/kernel/countries";
import { hasVatShape } from "@/lib/kernel/identifiers/vat-id";
import type { InvoiceLine } from "./rates";

/** Why no VAT is charged: the code of FatturaPA (N1 … N7) and the rule, as the invoice cites it. */
export interface VatFree {
  nature: string;
  law: string;
}
/** The seller charges no VAT on anything. */
export const chargesNoVat = (regime: string): boolean => regime in WITHOUT_VAT;

/** What of a customer decides why no VAT is charged. */
export interface Customer {
  country: string;
  vatNumber: string | null;
}

/** Regimes in which the seller charges no VAT at all. */
const WITHOUT_VAT: Record<string, VatFree> = {
  RF02: { nature: "N2.2", law: "Art. 1, commi 96-117, Legge 244/2007" },
  RF19: { nature: "N2.2", law: "Art. 1, commi 54-89, Legge 190/2014 - regime forfettario" },
};

/**
 * The reason of a line without VAT that does not say its own: the seller's regime, then where the customer is at home
 * (DPR 633/1972, articles 7-ter to 7-octies), then what the policy says.
 */
export function vatFreeReason(regime: string, customer: Customer, usual: VatFree): VatFree {
  const byRegime = WITHOUT_VAT[regime];
  if (byRegime) return byRegime;
  if (customer.country === ITALY) return usual;
  // The Union but Italy: the countries whose VAT numbers it describes.
  if (!hasVatShape(customer.country))
    return { nature: "N2.1", law: "Operazione non soggetta, art. 7-ter DPR 633/1972" };
  return customer.vatNumber
    ? { nature: "N2.1", law: "Inversione contabile, art. 7-ter DPR 633/1972" }
    : { nature: "N7", law: "IVA assolta in altro Stato UE, art. 7-octies DPR 633/1972" };
}

/** Lines with the reason of those without VAT. */
export const withReasons = (lines: readonly InvoiceLine[], reason: VatFree): InvoiceLine[] =>
  lines.map((line) => (line.vatBps === 0 && !line.nature ? { ...line, ...reason } : line));

/** Reasons whose amounts bear stamp duty (Agenzia delle Entrate, provvedimento of 4 February 2021, and N1). */
const STAMPED = ["N1", "N2.1", "N2.2", "N3.5", "N3.6", "N4"];

/** The part of an invoice that bears stamp duty, in cents. */
export const stampedCents = (rows: readonly { nature?: string; netCents: number }[]): number =>
  rows.filter(({ nature }) => nature && STAMPED.includes(nature)).reduce((sum, { netCents }) => sum + netCents, 0);
