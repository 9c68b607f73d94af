import { Column } from "@/lib/contracts/pdf/column";
import { MARGIN, RIGHT, Sheet } from "@/lib/invoicing/pdf/sheet";
import { type Day, day, formatDay, instantToDb, startOfDayInRome } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";
import type { PayTo } from "@/lib/payments/pay-to";
import type { DocumentKind } from "@/lib/sellers/policy/identity";
import type { Human } from "../schema";
import type { PaperWords } from "../words";
import { code128, qrCode } from "./barcode";

/** Everything the printed form of an order on paper says. Amounts in cents. */
export interface RequestFacts {
  locale: string;
  orderCode: string;
  orderedOn: Day;
  seller: { legalName: string; address: string };
  holder: { name: string; taxId: string; vatNumber: string | null; address: string; email: string; phone: string };
  signer: Human;
  plan: string;
  termMonths: number;
  /** Full addresses, in order of preference. */
  names: string[];
  price: { netCents: number; vatCents: number; totalCents: number };
  /** Ways to pay, with where the money goes. */
  ways: { method: "transfer" | "postal-slip" | "cheque"; payTo: PayTo }[];
  /** What to put into the envelope, besides this form. */
  documents: DocumentKind[];
  sendTo: { email: string; post: string; fax?: string | undefined };
  /** Until when papers and money are waited for. */
  until: Day | null;
  /** Titles and versions of the texts accepted. */
  terms: string[];
}

const SOFT = "#4a5266";
const BARCODE = { width: 220, height: 42 };
const QR = 76;

/** The form as a PDF, A4, pre-filled, to be signed and sent; the same facts make the same bytes. */
export async function requestPdf(facts: RequestFacts, words: PaperWords): Promise<Buffer> {
  const createdAt = instantToDb(startOfDayInRome(facts.orderedOn));
  const title = words("title");
  const sheet = new Sheet({ title: `${title} ${facts.orderCode}`, author: facts.seller.legalName, createdAt });
  const column = new Column(sheet);
  head(sheet, column, facts, words);
  who(column, facts, words);
  what(column, facts, words);
  howToPay(column, facts, words);
  whatToSend(column, facts, words);
  signature(column, facts, words);
  sheet.eachPage((page, pages) => {
    const text = words("foot", { code: facts.orderCode, page, pages });
    sheet.text(text, MARGIN, 841.89 - 38, { size: 7.5, colour: SOFT });
  });
  return sheet.finish();
}

function head(sheet: Sheet, column: Column, { seller, orderCode, orderedOn }: RequestFacts, words: PaperWords): void {
  const left = RIGHT - BARCODE.width;
  const bars = code128(orderCode, BARCODE).map((box) => ({ ...box, x: left + box.x, y: MARGIN + box.y }));
  const squares = qrCode(orderCode, QR).map((box) => ({ ...box, x: left - QR + box.x, y: MARGIN - 8 + box.y }));
  sheet.boxes([...bars, ...squares]);
  sheet.text(orderCode, left, MARGIN + BARCODE.height + 4, { bold: true, align: "right" });
  column.text(words("title"), { size: 16, bold: true, width: left - QR - MARGIN - 8 });
  column.text(seller.legalName, { width: left - QR - MARGIN - 8 });
  column.text(words("of", { date: formatDay(orderedOn) }), { colour: SOFT, width: left - QR - MARGIN - 8 });
  column.space(14);
  column.text(words("lead"), { colour: SOFT });
}

function who(column: Column, { holder, signer }: RequestFacts, words: PaperWords): void {
  column.heading(words("holder"));
  column.facts([
    [words("name"), holder.name],
    [words("tax-code"), holder.taxId],
    [words("vat-number"), holder.vatNumber],
    [words("address"), holder.address],
    [words("email"), holder.email],
    [words("phone"), holder.phone],
  ]);
  column.heading(words("signer"));
  column.facts([
    [words("name"), `${signer.firstName} ${signer.lastName}`],
    [words("born"), `${formatDay(day(signer.birthDate))}, ${signer.birthPlace}`],
    [words("tax-code"), signer.taxCode ?? null],
  ]);
}

function what(column: Column, facts: RequestFacts, words: PaperWords): void {
  const money = (cents: number) => formatCents(cents, facts.locale);
  const { netCents, vatCents, totalCents } = facts.price;
  column.heading(words("service"));
  column.facts([
    [words("plan"), `${facts.plan}, ${words("months", { months: facts.termMonths })}`],
    [words("price"), words("price-text", { net: money(netCents), vat: money(vatCents), total: money(totalCents) })],
    ...facts.names.map((name, i): [string, string] => [words("choice", { rank: i + 1 }), name]),
  ]);
}

function howToPay(column: Column, { ways, orderCode, price, locale, until }: RequestFacts, words: PaperWords): void {
  column.heading(words("pay"));
  column.text(words("pay-text", { code: orderCode, total: formatCents(price.totalCents, locale) }));
  column.space(4);
  for (const { method, payTo } of ways) {
    column.together(60);
    column.text(words(`ways.${method}`), { bold: true });
    column.facts([
      [words("beneficiary"), payTo.beneficiary],
      ["IBAN", payTo.iban?.replace(/(.{4})(?=.)/g, "$1 ") ?? null],
      [words("postal-account"), payTo.postalAccount ?? null],
      [words("cheque-to"), payTo.sendTo ?? null],
    ]);
    column.space(4);
  }
  if (until) column.text(words("until", { date: formatDay(until) }), { colour: SOFT });
}

function whatToSend(column: Column, { documents, sendTo }: RequestFacts, words: PaperWords): void {
  column.heading(words("send"));
  const papers = [words("this-form"), ...documents.map((kind) => words(`documents.${kind}`)), words("receipt")];
  for (const paper of papers) column.text(`[  ]  ${paper}`);
  column.space(6);
  column.facts([
    [words("by-mail"), sendTo.email],
    [words("by-post"), sendTo.post],
    [words("by-fax"), sendTo.fax ?? null],
  ]);
}

function signature(column: Column, { signer, terms, seller }: RequestFacts, words: PaperWords): void {
  column.together(150);
  column.heading(words("signature"));
  column.text(words("accepts", { seller: seller.legalName, terms: terms.join("; ") }));
  column.signature(words("place-date"), words("signature-of", { who: `${signer.firstName} ${signer.lastName}` }));
}
