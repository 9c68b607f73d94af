import { MARGIN, Sheet } from "@/lib/invoicing/pdf/sheet";
import { type Day, day, formatDay, instantToDb, startOfDayInRome } from "@/lib/kernel/day";
import type { DeclarationContent } from "../declaration";
import { declarationWords } from "../words";
import { Column } from "./column";

const SOFT = "#4a5266";
const FOOT = 841.89 - 38;

/** The declaration of a mailbox's user as a PDF, A4, to be signed by hand; the same input makes the same bytes. */
export async function declarationPdf(content: DeclarationContent, drawnOn: Day, hash: string): Promise<Buffer> {
  const words = declarationWords(content.locale);
  const createdAt = instantToDb(startOfDayInRome(drawnOn));
  const sheet = new Sheet({ title: words("title"), author: content.seller.legalName, createdAt });
  const column = new Column(sheet);
  const { user, seller, clauses } = content;
  const who = `${user.firstName} ${user.lastName}`;
  column.text(words("title"), { size: 17, bold: true });
  column.text(words("subtitle", { date: formatDay(drawnOn), version: content.clausesVersion }), { colour: SOFT });
  column.heading(words("mailbox"));
  column.facts([
    [words("address"), content.mailbox],
    [words("holder"), content.holder],
    [words("seller"), `${seller.legalName}, ${seller.address}`],
  ]);
  column.heading(words("user"));
  column.facts([
    [words("name"), who],
    [words("born"), `${formatDay(day(user.birthDate))}, ${user.birthPlace}`],
    [words("tax-code"), user.taxCode],
    [words("email"), user.email],
    [words("role"), user.role],
  ]);
  column.heading(words("declares", { who }));
  for (const [index, { title, text }] of clauses.entries()) {
    column.together(60);
    column.text(`${index + 1}. ${title}`, { bold: true });
    column.text(text);
    column.space(6);
  }
  column.together(90);
  column.signature(words("place-date"), words("signature-of", { who }));
  sheet.eachPage((page, pages) => {
    const style = { size: 7.5, colour: SOFT };
    sheet.text(words("foot", { hash }), MARGIN, FOOT, style);
    sheet.text(words("page", { page, pages }), MARGIN, FOOT + 11, style);
  });
  return sheet.finish();
}
