import { type Day, isoDay } from "@/lib/kernel/day";
import type { Cents } from "@/lib/kernel/money";
import type { BillingParty } from "@/lib/orders/answers";
import type { PaymentMethod } from "@/lib/sellers/policy/common";
import type { InvoiceLine, RateRow } from "./rates";
import { ratesOf } from "./rates";

/** Who issues an invoice, as its e-invoice names it (policy: brand and brand.fiscal). */
export interface IssuingSeller {
  legalName: string;
  /** Its address in one line, for people. */
  address: string;
  vatNumber: string;
  email: string;
  phone?: string | undefined;
  fiscal: {
    regime: string;
    taxCode?: string | undefined;
    street: string;
    cap: string;
    city: string;
    province: string;
    country: string;
    rea?: { office: string; number: string; soleShareholder: boolean; inLiquidation: boolean } | undefined;
    shareCapitalCents?: number | undefined;
  };
}

/** How an invoice was, or is to be, paid. */
export interface InvoicePayment {
  method: PaymentMethod;
  /** The day the money came; null while it has not. */
  paidOn: Day | null;
  account?: { beneficiary: string; iban: string; bic?: string | undefined; bank: string } | undefined;
}

/** Everything an invoice or a credit note says; amounts in cents. Its PDF and its XML are made from it. */
export interface InvoiceDocument {
  numberText: string;
  issuedOn: Day;
  orderCode: string;
  orderedOn: Day | null;
  seller: IssuingSeller;
  party: BillingParty;
  /** Those without VAT say why. */
  lines: InvoiceLine[];
  netCents: Cents;
  vatCents: Cents;
  totalCents: Cents;
  /** A public body keeps the VAT for the State. */
  vatSplit: boolean;
  /** Stamp duty paid by the seller, charged in a line or not; 0: none is due. */
  stampCents: Cents;
  payment: InvoicePayment | null;
  /** The day of the operation it is about, when it is issued later (deferred: DPR 633/1972, art. 21, c. 4 a). */
  operationOn: Day | null;
  /** The invoice a credit note takes back, and why. */
  credited: { numberText: string; issuedOn: Day; reason: string } | null;
}

/** The kind of document in FatturaPA's words: an invoice, a deferred one, a credit note. */
export function documentType({ credited, operationOn, issuedOn }: InvoiceDocument): "TD01" | "TD04" | "TD24" {
  if (credited) return "TD04";
  return operationOn && isoDay(operationOn) < isoDay(issuedOn) ? "TD24" : "TD01";
}

/** What the customer owes or gets back: all, or all but the VAT that a public body keeps. */
export const payableCents = ({ vatSplit, netCents, totalCents }: InvoiceDocument): Cents =>
  vatSplit ? netCents : totalCents;

export const documentRates = ({ lines, vatCents }: InvoiceDocument): RateRow[] => ratesOf(lines, vatCents);
