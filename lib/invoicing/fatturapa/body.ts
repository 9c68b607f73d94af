import { isoDay } from "@/lib/kernel/day";
import { lineNet } from "@/lib/kernel/money";
import type { PaymentMethod } from "@/lib/sellers/policy/common";
import { documentRates, documentType, type InvoiceDocument, payableCents } from "../document";
import type { InvoiceLine, RateRow } from "../rates";
import { amountText, rateText } from "./amounts";
import { element, leaf, leafIf, type XmlNode } from "./node";
import { latinPieces, latinText, plainText } from "./text";

/** Codes of the ways to pay; what is taken from money received before has one of its own (MP22). */
const METHODS: Record<PaymentMethod, string> = {
  card: "MP08",
  paypal: "MP08",
  prepaid: "MP22",
  transfer: "MP05",
  "postal-slip": "MP18",
  cheque: "MP02",
};

export function bodyOf(document: InvoiceDocument): XmlNode {
  return element(
    "FatturaElettronicaBody",
    element("DatiGenerali", generalOf(document), purchaseOf(document), creditedOf(document), deliveryOf(document)),
    element(
      "DatiBeniServizi",
      ...document.lines.map(lineOf),
      ...documentRates(document).map((row) => summaryOf(row, document.vatSplit)),
    ),
    paymentOf(document),
  );
}

function generalOf(document: InvoiceDocument): XmlNode {
  const { stampCents, credited, orderCode } = document;
  const reasons = [credited?.reason ?? "", orderCode && `Ordine ${orderCode}`].filter(Boolean);
  return element(
    "DatiGeneraliDocumento",
    leaf("TipoDocumento", documentType(document)),
    leaf("Divisa", "EUR"),
    leaf("Data", isoDay(document.issuedOn)),
    leaf("Numero", plainText(document.numberText, 20)),
    stampCents > 0
      ? element("DatiBollo", leaf("BolloVirtuale", "SI"), leaf("ImportoBollo", amountText(stampCents)))
      : null,
    leaf("ImportoTotaleDocumento", amountText(document.totalCents)),
    ...reasons.flatMap((reason) => latinPieces(reason, 200)).map((piece) => leaf("Causale", piece)),
  );
}

/** A public body finds its own purchase by the codes it gave. */
function purchaseOf({ party, orderCode, orderedOn }: InvoiceDocument): XmlNode | null {
  const { cig, cup } = party;
  if (!cig && !cup) return null;
  return element(
    "DatiOrdineAcquisto",
    leaf("IdDocumento", plainText(orderCode, 20)),
    leafIf("Data", orderedOn && isoDay(orderedOn)),
    leafIf("CodiceCUP", cup && plainText(cup, 15)),
    leafIf("CodiceCIG", cig && plainText(cig, 15)),
  );
}

function creditedOf({ credited }: InvoiceDocument): XmlNode | null {
  if (!credited) return null;
  return element(
    "DatiFattureCollegate",
    leaf("IdDocumento", plainText(credited.numberText, 20)),
    leaf("Data", isoDay(credited.issuedOn)),
  );
}

/** The document by which a service is known is its order; its day, that of the operation. */
function deliveryOf(document: InvoiceDocument): XmlNode | null {
  const { operationOn, orderCode } = document;
  if (!operationOn || documentType(document) !== "TD24") return null;
  return element("DatiDDT", leaf("NumeroDDT", plainText(orderCode, 20)), leaf("DataDDT", isoDay(operationOn)));
}

function lineOf(line: InvoiceLine, index: number): XmlNode {
  return element(
    "DettaglioLinee",
    leaf("NumeroLinea", String(index + 1)),
    leaf("Descrizione", latinText(line.description, 1000)),
    leaf("Quantita", `${line.quantity ?? 1}.00`),
    leaf("PrezzoUnitario", amountText(line.netCents)),
    leaf("PrezzoTotale", amountText(lineNet(line))),
    leaf("AliquotaIVA", rateText(line.vatBps)),
    leafIf("Natura", line.nature),
  );
}

function summaryOf(row: RateRow, vatSplit: boolean): XmlNode {
  const due = vatSplit ? "S" : "I";
  return element(
    "DatiRiepilogo",
    leaf("AliquotaIVA", rateText(row.vatBps)),
    leafIf("Natura", row.nature),
    leafIf("Arrotondamento", row.roundingCents === 0 ? null : amountText(row.roundingCents)),
    leaf("ImponibileImporto", amountText(row.netCents)),
    leaf("Imposta", amountText(row.vatCents)),
    leafIf("EsigibilitaIVA", row.vatBps > 0 ? due : null),
    leafIf("RiferimentoNormativo", normOf(row, vatSplit)),
  );
}

function normOf(row: RateRow, vatSplit: boolean): string | null {
  if (row.law) return latinText(row.law, 100);
  return vatSplit && row.vatBps > 0 ? "Scissione dei pagamenti, art. 17-ter DPR 633/1972" : null;
}

function paymentOf(document: InvoiceDocument): XmlNode | null {
  const { payment } = document;
  if (!payment) return null;
  const account = payment.method === "transfer" ? payment.account : undefined;
  return element(
    "DatiPagamento",
    leaf("CondizioniPagamento", "TP02"),
    element(
      "DettaglioPagamento",
      leafIf("Beneficiario", account && latinText(account.beneficiary, 200)),
      leaf("ModalitaPagamento", METHODS[payment.method]),
      leafIf("DataScadenzaPagamento", payment.paidOn && isoDay(payment.paidOn)),
      leaf("ImportoPagamento", amountText(payableCents(document))),
      leafIf("IstitutoFinanziario", account && latinText(account.bank, 80)),
      leafIf("IBAN", account?.iban.replace(/\s/g, "")),
      leafIf("BIC", account?.bic),
    ),
  );
}
