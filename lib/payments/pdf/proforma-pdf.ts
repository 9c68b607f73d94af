import { MARGIN, RIGHT, Sheet } from "@/lib/invoicing/pdf/sheet";
import { type Day, formatDay } from "@/lib/kernel/day";
import { formatCents, type Line, lineNet } from "@/lib/kernel/money";
import type { PayTo } from "../pay-to";

/** Everything a proforma says. Amounts in cents. */
export interface ProformaFacts {
  numberText: string;
  issuedOn: Day;
  orderCode: string;
  /** The mailbox it is for, if there is one. */
  address: string | null;
  seller: { legalName: string; address: string; vatNumber?: string | undefined; email: string };
  party: string[];
  lines: Line[];
  netCents: number;
  vatCents: number;
  totalCents: number;
  payBy: Day | null;
  payTo: PayTo[];
  createdAt: Date;
}

// An Italian business paper: its words are Italian whatever the customer reads the shop in.
const money = (cents: number): string => formatCents(cents, "it");
const SOFT = "#4a5266";
const AMOUNT = RIGHT - 110;

/** The proforma as a PDF, A4: a request to pay, which says that it is no tax document. */
export async function proformaPdf(facts: ProformaFacts): Promise<Buffer> {
  const title = `Fattura proforma ${facts.numberText}`;
  const sheet = new Sheet({ title, author: facts.seller.legalName, createdAt: facts.createdAt });
  let y = head(sheet, facts, title);
  y = amounts(sheet, facts, y + 20);
  y = howToPay(sheet, facts, y + 24);
  sheet.text(
    "Documento non fiscale, emesso come richiesta di pagamento. La fattura è emessa al pagamento.",
    MARGIN,
    y + 16,
    { colour: SOFT },
  );
  return sheet.finish();
}

function head(sheet: Sheet, facts: ProformaFacts, title: string): number {
  const { seller, party } = facts;
  const soft = { colour: SOFT, width: 260 };
  let y = sheet.text(seller.legalName, MARGIN, MARGIN, { size: 13, bold: true, width: 260 });
  y = sheet.text(seller.address, MARGIN, y, soft);
  if (seller.vatNumber) y = sheet.text(`Partita IVA ${seller.vatNumber}`, MARGIN, y, soft);
  y = sheet.text(seller.email, MARGIN, y, soft);
  let right = sheet.text(title, 320, MARGIN, { size: 14, bold: true, align: "right" });
  right = sheet.text(`del ${formatDay(facts.issuedOn)}`, 320, right + 2, { align: "right" });
  right = sheet.text(`Ordine ${facts.orderCode}`, 320, right, { align: "right" });
  y = Math.max(y, right) + 20;
  sheet.rule(y);
  y = sheet.text("Intestata a", MARGIN, y + 12, { colour: SOFT });
  for (const [index, line] of party.entries()) y = sheet.text(line, MARGIN, y, { bold: index === 0 });
  return facts.address ? sheet.text(`Casella PEC: ${facts.address}`, MARGIN, y + 8) : y;
}

function amounts(sheet: Sheet, facts: ProformaFacts, from: number): number {
  sheet.rule(from);
  let y = from + 8;
  const row = (label: string, cents: number, bold = false) => {
    const size = bold ? 12 : 10;
    const below = sheet.text(label, MARGIN, y, { bold, size, width: AMOUNT - MARGIN - 12 });
    sheet.text(money(cents), AMOUNT, y, { bold, size, align: "right", width: 110 });
    y = below + 4;
  };
  for (const line of facts.lines) row(line.description, lineNet(line));
  row("IVA", facts.vatCents);
  sheet.rule(y);
  y += 6;
  row("Totale da pagare", facts.totalCents, true);
  return y;
}

function howToPay(sheet: Sheet, { payTo, payBy, orderCode }: ProformaFacts, from: number): number {
  let y = sheet.text("Come pagare", MARGIN, from, { size: 12, bold: true }) + 4;
  const row = (label: string, value: string | undefined) => {
    if (!value) return;
    sheet.text(label, MARGIN, y, { colour: SOFT, width: 150 });
    y = sheet.text(value, MARGIN + 160, y) + 2;
  };
  row("Causale", orderCode);
  row("Da pagare entro il", payBy ? formatDay(payBy) : undefined);
  for (const way of payTo) {
    y += 6;
    row("Beneficiario", way.beneficiary);
    row("IBAN", way.iban?.replace(/(.{4})(?=.)/g, "$1 "));
    row("BIC", way.bic);
    row("Banca", way.bank);
    row("Conto corrente postale", way.postalAccount);
    row("Assegno da spedire a", way.sendTo);
  }
  return y;
}
