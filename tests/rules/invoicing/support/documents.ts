import type { InvoiceDocument, IssuingSeller } from "@/lib/invoicing/document";
import type { Transmission } from "@/lib/invoicing/fatturapa/header";
import type { InvoiceLine } from "@/lib/invoicing/rates";
import { stampDuty } from "@/lib/invoicing/stamp";
import { vatFreeReason, withReasons } from "@/lib/invoicing/vat-free";
import { day } from "@/lib/kernel/day";
import { totalsOf } from "@/lib/kernel/money";
import type { BillingParty } from "@/lib/orders/answers";

export const SELLER: IssuingSeller = {
  legalName: "Venditore di prova S.r.l.",
  address: "Via della Prova 1, 00100 Roma (RM)",
  vatNumber: "99999919998",
  email: "a@prova.example",
  phone: "+39 000 0000001",
  fiscal: { regime: "RF01", street: "Via della Prova 1", cap: "00100", city: "Roma", province: "RM", country: "IT" },
};

export const PERSON: BillingParty = {
  name: "Mario Rossi",
  person: { firstName: "Mario", lastName: "Rossi" },
  taxCode: "RSSMRA80A01H501U",
  vatNumber: null,
  country: "IT",
  address: { street: "Via Roma 12", cap: "47121", city: "Forlì", province: "FC" },
  email: "x@prova.example",
  sdiCode: null,
  pec: null,
  ipaCode: null,
  splitPayment: false,
  cig: null,
  cup: null,
};
export const BODY: BillingParty = {
  ...PERSON,
  name: "Comune di Prova",
  person: null,
  taxCode: "80012345678",
  ipaCode: "UFABC1",
  splitPayment: true,
  cig: "Z123456789",
  cup: "J11H11000000001",
};

export const TRANSMISSION: Transmission = { transmitter: { country: "IT", code: "99999919998" }, progressive: "00001" };

/** A document about lines: sums, reasons and stamp duty as the product finds them. */
export function documentOf(
  lines: readonly InvoiceLine[],
  change: Partial<InvoiceDocument> = {},
  vatCents?: number,
): InvoiceDocument {
  const party = change.party ?? PERSON;
  const seller = change.seller ?? SELLER;
  const usual = { nature: "N4", law: "Art. 10 DPR 633/1972" };
  const taxed = withReasons(lines, vatFreeReason(seller.fiscal.regime, party, usual));
  const totals = totalsOf(taxed);
  const vat = vatCents ?? totals.vatCents;
  return {
    numberText: "12/2026",
    issuedOn: day("2026-11-21"),
    orderCode: "OR0000001",
    orderedOn: day("2026-11-20"),
    seller,
    party,
    lines: taxed,
    netCents: totals.netCents,
    vatCents: vat,
    totalCents: totals.netCents + vat,
    vatSplit: party.splitPayment,
    stampCents: stampDuty(taxed, { stampDutyCents: 200, stampDutyAboveCents: 7747 }),
    payment: { method: "card", paidOn: day("2026-11-21") },
    operationOn: null,
    credited: null,
    ...change,
  };
}
