import { MARGIN, Sheet } from "@/lib/invoicing/pdf/sheet";
import { type Day, day, formatDay, instantToDb, startOfDayInRome } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";
import { addressLine } from "@/lib/orders/answers";
import type { ContractContent } from "../contract";
import { type ContractWords, contractWords } from "../words";
import { Column } from "./column";

/** What is printed: what the contract says, its version and day, and the hash of what it says. */
export interface PrintedContract {
  content: ContractContent;
  version: number;
  drawnOn: Day;
  contentHash: string;
}

const SOFT = "#4a5266";
/** Kinds of holder who sign for themselves. */
const HUMANS: ReadonlySet<string> = new Set(["person", "professional", "foreign-person"]);
const FOOT = 841.89 - 38;

/** The contract as a PDF, A4, to be signed by hand; the same input makes the same bytes. */
export async function contractPdf({ content, version, drawnOn, contentHash }: PrintedContract): Promise<Buffer> {
  const words = contractWords(content.locale);
  const createdAt = instantToDb(startOfDayInRome(drawnOn));
  const sheet = new Sheet({ title: words("title"), author: content.seller.legalName, createdAt });
  const column = new Column(sheet);
  column.text(words("title"), { size: 17, bold: true });
  column.text(words("subtitle", { version, date: formatDay(drawnOn) }), { colour: SOFT });
  writeParties(column, content, words);
  writeService(column, content, words);
  writeClauses(column, content, words);
  writeSignatures(column, content, words);
  sheet.eachPage((page, pages) => {
    const style = { size: 7.5, colour: SOFT };
    sheet.text(words("foot", { version, hash: contentHash }), MARGIN, FOOT, style);
    sheet.text(words("page", { page, pages }), MARGIN, FOOT + 11, style);
  });
  return sheet.finish();
}

function writeParties(column: Column, { seller, holder, signer }: ContractContent, words: ContractWords): void {
  column.heading(words("seller"));
  column.facts([
    [words("name"), seller.legalName],
    [words("vat-number"), seller.vatNumber],
    [words("address"), seller.address],
    [words("email"), seller.email],
  ]);
  column.heading(words("holder"));
  column.facts([
    [words("name"), holder.name],
    [words("tax-code"), holder.taxCode],
    [words("vat-number"), holder.vatNumber],
    [words("address"), addressLine(holder.address)],
    [words("email"), holder.email],
    [words("phone"), holder.phone],
  ]);
  column.heading(words(HUMANS.has(holder.kind) ? "signer" : "representative"));
  column.facts([
    [words("name"), `${signer.firstName} ${signer.lastName}`],
    [words("born"), `${formatDay(day(signer.birthDate))}, ${signer.birthPlace}`],
    [words("tax-code"), signer.taxCode ?? null],
  ]);
}

function writeService(column: Column, content: ContractContent, words: ContractWords): void {
  const { plan, termMonths, price, names, locale } = content;
  const money = (cents: number) => formatCents(cents, locale);
  column.heading(words("service"));
  column.facts([
    [words("plan"), plan],
    [words("term"), words("months", { months: termMonths })],
    [
      words("price"),
      words("price-text", { net: money(price.netCents), vat: money(price.vatCents), total: money(price.totalCents) }),
    ],
  ]);
  column.heading(words("names"));
  column.text(words("names-text"), { colour: SOFT });
  for (const [index, name] of names.entries()) column.text(`${index + 1}. ${name}`, { bold: index === 0 });
}

function writeClauses(column: Column, { clauses, clausesVersion }: ContractContent, words: ContractWords): void {
  column.heading(words("clauses", { version: clausesVersion }));
  for (const [index, { title, text }] of clauses.entries()) {
    column.together(60);
    column.text(`${index + 1}. ${title}`, { bold: true });
    column.text(text);
    column.space(6);
  }
}

function writeSignatures(column: Column, { signer, clauses }: ContractContent, words: ContractWords): void {
  const who = `${signer.firstName} ${signer.lastName}`;
  column.together(230);
  column.heading(words("signatures"));
  column.text(words("signature-text"), { colour: SOFT });
  column.signature(words("place-date"), words("signature-of", { who }));
  // Italian Civil Code, art. 1341: clauses against the customer are approved one by one, with a signature of their own.
  column.text(words("approval", { first: 1, last: clauses.length }), { size: 9 });
  column.signature(words("place-date"), words("signature-of", { who }));
}
