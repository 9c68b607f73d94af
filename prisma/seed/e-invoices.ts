import type { InvoiceDocument } from "@/lib/invoicing/document";
import { invoiceTree, writeXml } from "@/lib/invoicing/fatturapa/build";
import { progressiveText, sdiFileName } from "@/lib/invoicing/file-name";
import { linesOf, numberText } from "@/lib/invoicing/invoice";
import { type InvoiceState, resendBy } from "@/lib/invoicing/life";
import { dayInRome, fromDb, type Instant, instantFromDb, instantToDb, isBefore, toDb } from "@/lib/kernel/day";
import { type BillingParty, billingPartySchema } from "@/lib/orders/answers";
import { seal, unseal } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import type { Rows } from "./rows";
import type { Shop } from "./shop";

type InvoiceRow = Rows["invoice"][number] & { id: string };
interface Said {
  type: "RC" | "NS" | "MC" | "NE";
  outcome?: "EC01";
}
/** A recipient's code that the pretend SdI rejects. */
const NOBODYS = "SCARTO1";
const WRONG = { code: "00311", text: "CodiceDestinatario non valido" };

/**
 * What the exchange system (SdI) said of a shop's invoices: what is older than a day was delivered, one of them after it
 * had been rejected and corrected; the newest of those waits, rejected, for the accounting. Nothing of it left the house.
 */
export function tellOfSdi(shop: Shop): void {
  const yesterday = shop.now.subtract({ hours: 24 });
  const old = (shop.rows.invoice as InvoiceRow[]).filter(
    ({ createdAt }) => instantOf(createdAt).epochMilliseconds < yesterday.epochMilliseconds,
  );
  const [corrected, rejected] = old.slice(-2);
  let files = 0;
  for (const invoice of old) {
    const party = billingPartySchema.parse(unseal(String(invoice.billingSealed)));
    const send = (version: number, at: Instant, to: BillingParty, ...answers: Said[]) =>
      addSending(shop, invoice, { version, progressive: ++files, at, party: to, answers });
    const wrong = { ...party, sdiCode: NOBODYS };
    const at = instantOf(invoice.createdAt).add({ minutes: 4 });
    if (invoice === rejected) {
      const said = laterOf(at, shop.now.subtract({ hours: 30 }));
      send(1, said, wrong, { type: "NS" });
      invoice.billingSealed = seal(wrong);
      markRejected(shop, invoice, said);
    } else if (invoice === corrected) {
      send(1, at, wrong, { type: "NS" });
      addCorrection(shop, invoice, wrong, at.add({ hours: 3 }));
      send(2, at.add({ hours: 3, minutes: 1 }), party, ...answersTo(party));
      invoice.state = stateOf(party);
    } else {
      send(1, at, party, ...answersTo(party));
      invoice.state = stateOf(party);
    }
  }
}

const instantOf = (date: Date | string): Instant => instantFromDb(new Date(date));
const laterOf = (a: Instant, b: Instant): Instant => (a.epochMilliseconds > b.epochMilliseconds ? a : b);

function answersTo({ ipaCode, sdiCode, pec }: BillingParty): Said[] {
  if (ipaCode) return [{ type: "RC" }, { type: "NE", outcome: "EC01" }];
  return [{ type: sdiCode || pec ? "RC" : "MC" }];
}

const stateOf = ({ ipaCode, sdiCode, pec }: BillingParty): InvoiceState => {
  if (ipaCode) return "accepted";
  return sdiCode || pec ? "delivered" : "undelivered";
};

interface Sending {
  version: number;
  progressive: number;
  at: Instant;
  party: BillingParty;
  answers: Said[];
}

function documentOf({ policy, rows }: Shop, invoice: InvoiceRow, party: BillingParty): InvoiceDocument {
  const { netCents, vatCents, totalCents } = invoice;
  const numbered = { series: policy.money.invoiceSeries, year: invoice.year, number: Number(invoice.number) };
  return {
    ...{ party, netCents, vatCents, totalCents, vatSplit: false, stampCents: 0 },
    numberText: numberText(numbered) ?? "",
    issuedOn: fromDb(new Date(invoice.issuedOn)),
    orderCode: rows.order.find(({ id }) => id === invoice.orderId)?.code ?? "",
    seller: { ...policy.brand, vatNumber: policy.brand.vatNumber ?? "" },
    lines: linesOf(invoice.lines),
    ...{ orderedOn: null, payment: null, operationOn: null, credited: null },
  };
}

function addSending(shop: Shop, invoice: InvoiceRow, { version, progressive, at, party, answers }: Sending): void {
  const { rows, policy, now } = shop;
  const { sellerId, id: invoiceId } = invoice;
  const sendingId = newId();
  const transmitter = `${policy.brand.fiscal.country}${policy.brand.vatNumber}`;
  const sending: Rows["invoiceSending"][number] = {
    ...{ sellerId, invoiceId, id: sendingId, version, transmitter, progressive },
    fileName: sdiFileName(transmitter, progressive),
    sdiId: String(9_000_000 + progressive),
    preparedAt: instantToDb(at),
    sentAt: instantToDb(at),
  };
  rows.invoiceSending.push(sending);
  const code = String(policy.brand.vatNumber);
  const transmission = {
    transmitter: { country: policy.brand.fiscal.country, code },
    progressive: progressiveText(progressive),
  };
  shop.files.push({
    bytes: Buffer.from(writeXml(invoiceTree(documentOf(shop, invoice, party), transmission))),
    contentType: "application/xml",
    kept: (fileId) => {
      sending.fileId = fileId;
    },
  });
  for (const [n, { type, outcome }] of answers.entries()) {
    const heard = at.add({ minutes: 20 + n * 60 });
    const happenedAt = instantToDb(heard.epochMilliseconds < now.epochMilliseconds ? heard : now);
    rows.invoiceNotification.push({
      ...{ sellerId, invoiceId, sendingId, id: newId(), type, outcome: outcome ?? null },
      faults: type === "NS" ? [WRONG] : [],
      ...{ happenedAt, receivedAt: happenedAt, dedupeKey: `${sendingId}:${type}` },
    });
  }
}

/** It had gone to a code that is nobody's; the accounting took it out. */
function addCorrection({ rows }: Shop, invoice: InvoiceRow, before: BillingParty, at: Instant): void {
  rows.invoiceCorrection.push({
    ...{ sellerId: invoice.sellerId, id: newId(), invoiceId: invoice.id },
    at: instantToDb(at),
    byName: "Addetto Tre (contabilità)",
    reason: "Il cliente ha scritto un codice destinatario sbagliato",
    beforeSealed: seal(before),
  });
}

/** Rejected a day ago, for a code that is nobody's: it can still go again with its number. */
function markRejected(shop: Shop, invoice: InvoiceRow, at: Instant): void {
  const by = resendBy(dayInRome(at));
  invoice.state = "rejected";
  invoice.resendBy = toDb(isBefore(by, shop.today) ? shop.today : by);
  invoice.faults = [{ code: WRONG.code, message: WRONG.text, path: "" }];
  shop.rows.staffTask.push({
    ...{ sellerId: shop.seller, id: newId(), kind: "invoice-rejected", subjectKind: "invoice", subjectId: invoice.id },
    detail: WRONG.code,
    openedAt: instantToDb(at),
  });
}
