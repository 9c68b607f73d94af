import { readFile } from "@/lib/documents/exchanges/files";
import type { Invoice } from "@/lib/generated/prisma/client";
import { invoiceTree, writeXml } from "@/lib/invoicing/fatturapa/build";
import { progressiveText } from "@/lib/invoicing/file-name";
import { parseNumber } from "@/lib/invoicing/invoice";
import { documentOf } from "@/lib/invoicing/queries/document";
import { isRefusal } from "@/lib/kernel/refusal";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { CommandRefused, optionalText, type Run, UsageError } from "../command";

/** The e-invoice of a number: the file as it went to SdI last, or as it would go. */
export const run: Run = async (given) => {
  const [text = ""] = given.words;
  const number = parseNumber(text);
  if (!number) throw new UsageError(`"${text}" is not the number of an invoice: 12/2026, or A-12/2026 with a series`);
  const seller = optionalText(given, "seller");
  const found = await db().invoice.findMany({ where: { ...number, ...(seller ? { sellerId: seller } : {}) }, take: 2 });
  const [invoice] = found;
  if (!invoice)
    throw new CommandRefused("invoice-unknown", `There is no invoice ${text}${seller ? ` of "${seller}"` : ""}.`);
  if (found.length > 1)
    throw new CommandRefused("seller-ambiguous", `Several sellers have an invoice ${text}: name one with --seller.`);
  const xml = (await sentXml(invoice)) ?? (await xmlOf(invoice));
  return { data: { seller: invoice.sellerId, number: text, xml }, text: xml };
};

async function sentXml({ sellerId, id }: Invoice): Promise<string | null> {
  const last = await db().invoiceSending.findFirst({
    where: { sellerId, invoiceId: id, fileId: { not: null }, sentAt: { not: null } },
    orderBy: { version: "desc" },
  });
  const file = last?.fileId ? await readFile(sellerId, last.fileId) : null;
  return file?.bytes.toString("utf8") ?? null;
}

async function xmlOf(invoice: Invoice): Promise<string> {
  const document = await documentOf(invoice, today());
  if (isRefusal(document)) throw new CommandRefused(document.code, "This invoice has no number yet.");
  const { vatNumber, fiscal } = document.seller;
  const transmitter = { country: fiscal.country, code: vatNumber };
  return writeXml(invoiceTree(document, { transmitter, progressive: progressiveText(invoice.number ?? 1) }));
}
