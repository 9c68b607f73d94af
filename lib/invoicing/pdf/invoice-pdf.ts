import { type Day, formatDay } from "@/lib/kernel/day";
import { formatCents, type Line, lineNet } from "@/lib/kernel/money";
import type { BillingParty } from "@/lib/orders/answers";
import { ratesOf } from "../rates";
import { BOTTOM, MARGIN, RIGHT, Sheet } from "./sheet";

/** Everything an invoice says. Amounts in cents. */
export interface InvoiceFacts {
  numberText: string;
  issuedOn: Day;
  orderCode: string;
  seller: { legalName: string; address: string; vatNumber?: string | undefined; email: string };
  /** Null when nothing is known of whom it is made out to. */
  party: BillingParty | null;
  lines: Line[];
  netCents: number;
  vatCents: number;
  totalCents: number;
  paidOn: Day | null;
  createdAt: Date;
}

// An Italian tax paper: its words are Italian whatever the customer reads the shop in.
const money = (cents: number): string => formatCents(cents, "it");
const percent = (bps: number): string => `${String(bps / 100).replace(".", ",")} %`;
const SOFT = "#4a5266";
const COLUMNS = { net: RIGHT - 190, rate: RIGHT - 100, amount: RIGHT - 90 };

/** The invoice as a PDF, A4. */
export async function invoicePdf(facts: InvoiceFacts): Promise<Buffer> {
  const title = `Fattura ${facts.numberText}`;
  const sheet = new Sheet({ title, author: facts.seller.legalName, createdAt: facts.createdAt });
  let y = writeHead(sheet, facts, title);
  y = writeLines(sheet, facts.lines, y + 24);
  y = writeTotals(sheet, facts, y + 10);
  writeFoot(sheet, facts, y + 24);
  return sheet.finish();
}

function writeHead(sheet: Sheet, facts: InvoiceFacts, title: string): number {
  const { seller, party } = facts;
  let y = sheet.text(seller.legalName, MARGIN, MARGIN, { size: 13, bold: true, width: 280 });
  y = sheet.text(seller.address, MARGIN, y, { colour: SOFT, width: 280 });
  if (seller.vatNumber) y = sheet.text(`Partita IVA ${seller.vatNumber}`, MARGIN, y, { colour: SOFT, width: 280 });
  y = sheet.text(seller.email, MARGIN, y, { colour: SOFT, width: 280 });
  let right = sheet.text(title, 340, MARGIN, { size: 16, bold: true, align: "right" });
  right = sheet.text(`del ${formatDay(facts.issuedOn)}`, 340, right + 2, { align: "right" });
  right = sheet.text(`Ordine ${facts.orderCode}`, 340, right, { colour: SOFT, align: "right" });
  y = Math.max(y, right) + 24;
  sheet.rule(y);
  y = sheet.text("Intestata a", MARGIN, y + 12, { colour: SOFT });
  for (const [index, line] of partyLines(party).entries())
    y = sheet.text(line, MARGIN, y, { bold: index === 0, size: index === 0 ? 12 : 10 });
  return y;
}

function partyLines(party: BillingParty | null): string[] {
  if (!party) return ["Dati di fatturazione non disponibili"];
  const { address } = party;
  const place = `${address.cap} ${address.city} (${address.province})`;
  return [
    party.name,
    address.street,
    place,
    party.vatNumber ? `Partita IVA ${party.vatNumber}` : "",
    party.taxCode ? `Codice fiscale ${party.taxCode}` : "",
    party.sdiCode ? `Codice destinatario ${party.sdiCode}` : "",
    party.pec ? `PEC ${party.pec}` : "",
  ].filter((line) => line !== "");
}

function writeLines(sheet: Sheet, lines: readonly Line[], from: number): number {
  const head = { bold: true, size: 9, colour: SOFT };
  sheet.text("Descrizione", MARGIN, from, head);
  sheet.text("Aliquota IVA", COLUMNS.net, from, { ...head, align: "right", width: 90 });
  let y = sheet.text("Imponibile", COLUMNS.amount, from, { ...head, align: "right", width: 90 });
  sheet.rule(y + 2);
  y += 8;
  for (const line of lines) {
    if (y > BOTTOM - 60) {
      sheet.addPage();
      y = MARGIN;
    }
    const count = (line.quantity ?? 1) > 1 ? ` × ${line.quantity}` : "";
    sheet.text(percent(line.vatBps), COLUMNS.net, y, { align: "right", width: 90 });
    sheet.text(money(lineNet(line)), COLUMNS.amount, y, { align: "right", width: 90 });
    y = sheet.text(`${line.description}${count}`, MARGIN, y, { width: COLUMNS.net - MARGIN - 12 }) + 4;
  }
  sheet.rule(y);
  return y;
}

function writeTotals(sheet: Sheet, facts: InvoiceFacts, from: number): number {
  const rates = ratesOf(facts.lines, facts.vatCents);
  const rows = [
    { label: "Totale imponibile", cents: facts.netCents },
    ...rates.map((rate) => ({ label: `IVA ${percent(rate.vatBps)} su ${money(rate.netCents)}`, cents: rate.vatCents })),
  ];
  let y = from;
  if (y > BOTTOM - 30 - rows.length * 16) {
    sheet.addPage();
    y = MARGIN;
  }
  for (const row of rows) {
    sheet.text(row.label, MARGIN, y, { align: "right", width: COLUMNS.amount - MARGIN - 10 });
    y = sheet.text(money(row.cents), COLUMNS.amount, y, { align: "right", width: 90 }) + 2;
  }
  sheet.text("Totale", MARGIN, y + 4, { size: 13, bold: true, align: "right", width: COLUMNS.amount - MARGIN - 10 });
  return sheet.text(money(facts.totalCents), COLUMNS.amount, y + 4, {
    size: 13,
    bold: true,
    align: "right",
    width: 90,
  });
}

function writeFoot(sheet: Sheet, facts: InvoiceFacts, y: number): void {
  if (facts.paidOn) sheet.text(`Pagata il ${formatDay(facts.paidOn)}. Nulla è dovuto.`, MARGIN, y, { colour: SOFT });
}
