import { countryName, ITALY } from "@/lib/kernel/countries";
import { formatDay } from "@/lib/kernel/day";
import { formatCents, lineNet } from "@/lib/kernel/money";
import type { BillingParty } from "@/lib/orders/answers";
import { documentRates, documentType, type InvoiceDocument, payableCents } from "../document";
import type { InvoiceLine } from "../rates";
import { BOTTOM, MARGIN, RIGHT, Sheet } from "./sheet";
import { type Standing, standingText } from "./standing";

/** What the courtesy copy of an invoice or credit note says. */
export interface CourtesyCopy {
  document: InvoiceDocument;
  standing: Standing;
  createdAt: Date;
}

// An Italian tax paper: its words are Italian whatever the customer reads the shop in.
const money = (cents: number): string => formatCents(cents, "it");
const percent = (bps: number): string => `${String(bps / 100).replace(".", ",")} %`;
const SOFT = "#4a5266";
const COLUMNS = { net: RIGHT - 190, rate: RIGHT - 100, amount: RIGHT - 90 };
const LABEL = { align: "right", width: COLUMNS.amount - MARGIN - 10 } as const;

/** The courtesy copy as a PDF, A4. The invoice itself is the file at SdI. */
export async function invoicePdf({ document, standing, createdAt }: CourtesyCopy): Promise<Buffer> {
  const title = `${document.credited ? "Nota di credito" : "Fattura"} ${document.numberText}`;
  const sheet = new Sheet({ title, author: document.seller.legalName, createdAt });
  let y = writeHead(sheet, document, title);
  y = writeLines(sheet, document.lines, y + 24);
  y = writeTotals(sheet, document, y + 10);
  writeFoot(sheet, document, standing, y + 24);
  return sheet.finish();
}

function writeHead(sheet: Sheet, document: InvoiceDocument, title: string): number {
  const { seller, credited } = document;
  const soft = { colour: SOFT, width: 230 };
  let y = sheet.text(seller.legalName, MARGIN, MARGIN, { size: 13, bold: true, width: 230 });
  y = sheet.text(seller.address, MARGIN, y, soft);
  if (seller.vatNumber) y = sheet.text(`Partita IVA ${seller.vatNumber}`, MARGIN, y, soft);
  const { rea } = seller.fiscal;
  if (rea) y = sheet.text(`REA ${rea.office} ${rea.number}`, MARGIN, y, soft);
  y = sheet.text(seller.email, MARGIN, y, soft);
  let right = sheet.text(title, 300, MARGIN, { size: 15, bold: true, align: "right" });
  right = sheet.text(`del ${formatDay(document.issuedOn)}`, 300, right + 2, { align: "right" });
  right = sheet.text(`Ordine ${document.orderCode}`, 300, right, { colour: SOFT, align: "right" });
  if (credited) {
    const text = `Storno della fattura ${credited.numberText} del ${formatDay(credited.issuedOn)}`;
    right = sheet.text(text, 300, right, { align: "right" });
  }
  y = Math.max(y, right) + 24;
  sheet.rule(y);
  y = sheet.text("Intestata a", MARGIN, y + 12, { colour: SOFT });
  for (const [index, line] of partyLines(document.party).entries())
    y = sheet.text(line, MARGIN, y, { bold: index === 0, size: index === 0 ? 12 : 10 });
  return credited?.reason ? sheet.text(`Motivo: ${credited.reason}`, MARGIN, y + 8) : y;
}

function partyLines(party: BillingParty): string[] {
  const { address, country } = party;
  const place = [address.cap, address.city].filter(Boolean).join(" ");
  return [
    party.name,
    address.street,
    address.province ? `${place} (${address.province})` : place,
    country === ITALY ? "" : countryName(country, "it"),
    party.vatNumber ? `Partita IVA ${country === ITALY ? "" : country}${party.vatNumber}` : "",
    party.taxCode ? `Codice fiscale ${party.taxCode}` : "",
    party.ipaCode ? `Codice ufficio ${party.ipaCode}` : "",
    party.sdiCode ? `Codice destinatario ${party.sdiCode}` : "",
    party.pec ? `PEC ${party.pec}` : "",
    [party.cig ? `CIG ${party.cig}` : "", party.cup ? `CUP ${party.cup}` : ""].filter(Boolean).join(" · "),
  ].filter((line) => line !== "");
}

function writeLines(sheet: Sheet, lines: readonly InvoiceLine[], from: number): number {
  const head = { bold: true, size: 9, colour: SOFT };
  sheet.text("Descrizione", MARGIN, from, head);
  sheet.text("Aliquota IVA", COLUMNS.net, from, { ...head, align: "right", width: 90 });
  let y = sheet.text("Imponibile", COLUMNS.amount, from, { ...head, align: "right", width: 90 });
  sheet.rule(y + 2);
  y += 8;
  for (const line of lines) {
    y = room(sheet, y, 60);
    const count = (line.quantity ?? 1) > 1 ? ` × ${line.quantity}` : "";
    const rate = line.vatBps === 0 && line.nature ? line.nature : percent(line.vatBps);
    sheet.text(rate, COLUMNS.net, y, { align: "right", width: 90 });
    sheet.text(money(lineNet(line)), COLUMNS.amount, y, { align: "right", width: 90 });
    y = sheet.text(`${line.description}${count}`, MARGIN, y, { width: COLUMNS.net - MARGIN - 12 }) + 4;
  }
  sheet.rule(y);
  return y;
}

/** Where to go on: a new page unless that much is left of this one. */
function room(sheet: Sheet, y: number, points: number): number {
  if (y <= BOTTOM - points) return y;
  sheet.addPage();
  return MARGIN;
}

function writeTotals(sheet: Sheet, document: InvoiceDocument, from: number): number {
  const { netCents, totalCents, vatSplit } = document;
  const rates = documentRates(document).map((rate) => ({
    label: rate.nature
      ? `${rate.nature}, ${rate.law ?? "senza IVA"}: ${money(rate.netCents)}`
      : `IVA ${percent(rate.vatBps)} su ${money(rate.netCents)}`,
    cents: rate.vatCents,
  }));
  const rows = [{ label: "Totale imponibile", cents: netCents }, ...rates];
  let y = room(sheet, from, 60 + rows.length * 30);
  for (const row of rows) {
    sheet.text(money(row.cents), COLUMNS.amount, y, { align: "right", width: 90 });
    y = sheet.text(row.label, MARGIN, y, LABEL) + 2;
  }
  y = total(sheet, "Totale", totalCents, y + 4);
  return vatSplit ? total(sheet, "Da pagare, esclusa l’IVA", payableCents(document), y + 2) : y;
}

function total(sheet: Sheet, label: string, cents: number, y: number): number {
  const strong = { size: 13, bold: true };
  sheet.text(label, MARGIN, y, { ...strong, ...LABEL });
  return sheet.text(money(cents), COLUMNS.amount, y, { ...strong, align: "right", width: 90 });
}

function writeFoot(sheet: Sheet, document: InvoiceDocument, standing: Standing, from: number): void {
  const { vatSplit, stampCents, payment, credited, operationOn } = document;
  const deferred = documentType(document) === "TD24" && operationOn;
  const paid = payment?.paidOn && !credited ? `Pagata il ${formatDay(payment.paidOn)}. Nulla è dovuto.` : "";
  const notes = [
    deferred ? `Fattura differita, art. 21, c. 4, lett. a) DPR 633/1972: operazione del ${formatDay(deferred)}.` : "",
    paid,
    vatSplit ? "Scissione dei pagamenti, art. 17-ter DPR 633/1972: l’IVA è versata dall’ente." : "",
    stampCents > 0 ? `Imposta di bollo di ${money(stampCents)} assolta in modo virtuale.` : "",
    standingText(standing),
    "Copia di cortesia priva di valore fiscale: l’originale è il file XML trasmesso al Sistema di Interscambio (SdI).",
  ].filter(Boolean);
  let y = room(sheet, from, notes.length * 28);
  for (const note of notes) y = sheet.text(note, MARGIN, y, { colour: SOFT }) + 2;
}
