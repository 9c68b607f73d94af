import { BOTTOM, MARGIN, RIGHT, Sheet } from "@/lib/invoicing/pdf/sheet";
import { type Day, formatDay } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";

/** One line of a statement; amounts in cents. */
export interface StatementLine {
  on: Day;
  text: string;
  amountCents: number;
  balanceCents: number;
}

/** Everything a statement of a prepaid account says. */
export interface Statement {
  seller: { legalName: string; address: string };
  owner: string;
  from: Day;
  to: Day;
  openingCents: number;
  lines: StatementLine[];
  closingCents: number;
  createdAt: Date;
  words: {
    title: string;
    period: string;
    day: string;
    what: string;
    amount: string;
    balance: string;
    opening: string;
    closing: string;
    empty: string;
  };
  locale: string;
}

const SOFT = "#4a5266";
const AMOUNT = RIGHT - 190;
const BALANCE = RIGHT - 90;
const TEXT = MARGIN + 80;

/** The statement as a PDF, A4: what came and went between two days, and what was there before and after. */
export async function statementPdf(facts: Statement): Promise<Buffer> {
  const { seller, words, owner, createdAt, locale } = facts;
  const sheet = new Sheet({ title: words.title, author: seller.legalName, createdAt });
  let y = sheet.text(seller.legalName, MARGIN, MARGIN, { size: 13, bold: true });
  y = sheet.text(seller.address, MARGIN, y, { colour: SOFT });
  y = sheet.text(words.title, MARGIN, y + 20, { size: 16, bold: true });
  y = sheet.text(owner, MARGIN, y + 2);
  y = sheet.text(words.period, MARGIN, y, { colour: SOFT }) + 12;
  y = head(sheet, words, y);
  const money = (cents: number) => formatCents(cents, locale);
  const row = (line: { day: string; text: string; amount: string; balance: string; bold?: boolean }) => {
    if (y > BOTTOM - 30) {
      sheet.addPage();
      y = head(sheet, words, MARGIN);
    }
    const bold = line.bold ?? false;
    sheet.text(line.day, MARGIN, y, { bold });
    sheet.text(line.amount, AMOUNT, y, { align: "right", width: 90, bold });
    sheet.text(line.balance, BALANCE, y, { align: "right", width: 90, bold });
    y = sheet.text(line.text, TEXT, y, { width: AMOUNT - TEXT - 8, bold }) + 4;
  };
  row({ day: formatDay(facts.from), text: words.opening, amount: "", balance: money(facts.openingCents), bold: true });
  if (facts.lines.length === 0) row({ day: "", text: words.empty, amount: "", balance: "" });
  for (const { on, text, amountCents, balanceCents } of facts.lines)
    row({ day: formatDay(on), text, amount: money(amountCents), balance: money(balanceCents) });
  row({ day: formatDay(facts.to), text: words.closing, amount: "", balance: money(facts.closingCents), bold: true });
  return sheet.finish();
}

function head(sheet: Sheet, words: Statement["words"], from: number): number {
  const style = { bold: true, size: 9, colour: SOFT };
  sheet.text(words.day, MARGIN, from, style);
  sheet.text(words.what, TEXT, from, style);
  sheet.text(words.amount, AMOUNT, from, { ...style, align: "right", width: 90 });
  const y = sheet.text(words.balance, BALANCE, from, { ...style, align: "right", width: 90 });
  sheet.rule(y + 2);
  return y + 8;
}
