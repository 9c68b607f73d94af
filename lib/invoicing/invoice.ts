import { z } from "zod";
import type { CreditLine } from "./credit";
import type { InvoiceLine } from "./rates";

interface Numbered {
  series: string;
  year: number;
  number: number | null;
}

/** The number as people write it: "12/2026", with a series "A-12/2026"; null while it has none. */
export const numberText = ({ series, year, number }: Numbered): string | null =>
  number === null ? null : `${series ? `${series}-` : ""}${number}/${year}`;

/** Reads a number as people write it: "12/2026", "A-12/2026". Null: it is none. */
export function parseNumber(text: string): { series: string; number: number; year: number } | null {
  const [, series = "", number, year] = /^(?:([A-Za-z0-9]{1,5})-)?(\d{1,9})\/(\d{4})$/.exec(text.trim()) ?? [];
  return number && year ? { series, number: Number(number), year: Number(year) } : null;
}

/** Name of the file a customer saves: "fattura-A-12-2026.pdf". Only letters, digits and hyphens. */
export const fileName = (invoice: Numbered & { creditedId?: string | null }): string =>
  `${invoice.creditedId ? "nota-di-credito" : "fattura"}-${(numberText(invoice) ?? "bozza").replace(/[^A-Za-z0-9]+/g, "-")}.pdf`;

const line = z.object({
  description: z.string(),
  netCents: z.int(),
  vatBps: z.int(),
  quantity: z.int().exactOptional(),
  nature: z.string().exactOptional(),
  law: z.string().exactOptional(),
  duty: z.literal(true).exactOptional(),
});
const linesSchema = z.array(line);
const creditLinesSchema = z.array(line.extend({ of: z.int().min(0) }));

/** Lines as they are stored with an order or an invoice; throws on anything else. */
export const linesOf = (stored: unknown): InvoiceLine[] => linesSchema.parse(stored);

/** Lines as they are stored with a credit note: each says which line of the invoice it takes back. */
export const creditLinesOf = (stored: unknown): CreditLine[] => creditLinesSchema.parse(stored);
