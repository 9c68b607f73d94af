import { numberText } from "@/lib/invoicing/invoice";
import { formatDay, fromDb } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";
import type { Shop } from "./shop";
import { tinyPdf } from "./tiny-pdf";

/** Numbers a shop's invoices by their dates, without gaps, and plans the document of each. */
export function issueInvoices(shop: Shop): void {
  const time = (date: Date | string) => new Date(date).getTime();
  const inOrder = shop.rows.invoice.sort((a, b) => time(a.createdAt) - time(b.createdAt));
  const last = new Map<string, number>();
  for (const invoice of inOrder) {
    const key = `${invoice.series}/${invoice.year}`;
    const number = (last.get(key) ?? 0) + 1;
    last.set(key, number);
    invoice.number = number;
    invoice.state = "issued";
    const named = numberText({ series: shop.policy.money.invoiceSeries, year: invoice.year, number });
    const bytes = tinyPdf([
      shop.policy.brand.legalName,
      `Fattura ${named} del ${formatDay(fromDb(new Date(invoice.issuedOn)))}`,
      `Totale EUR ${formatCents(invoice.totalCents, "it").replace(" €", "")}`,
      "Documento dimostrativo: non ha valore fiscale.",
    ]);
    shop.files.push({
      bytes,
      contentType: "application/pdf",
      pages: 1,
      kept: (fileId) => {
        invoice.fileId = fileId;
      },
    });
  }
}
