import { z } from "zod";
import { type Cents, cents } from "@/lib/kernel/money";

/** The columns of a CSV statement by what they hold, each by its place from 0. */
export const CSV_ROLES = [
  "booked",
  "value",
  "amount",
  "credit",
  "debit",
  "text",
  "name",
  "iban",
  "reference",
  "balance",
  "currency",
] as const;
export type CsvRole = (typeof CSV_ROLES)[number];

const column = z.int().min(0).max(199);

/** How a bank's CSV is to be read: guessed, shown, corrected and saved once for each seller and bank. */
export const csvMapping = z.strictObject({
  delimiter: z.enum([";", ",", "\t", "|"]),
  decimal: z.enum([",", "."]),
  order: z.enum(["dmy", "mdy", "ymd"]),
  /** The labels of the header, by which such a file is known again. */
  header: z.array(z.string().max(200)).min(2).max(200),
  columns: z.partialRecord(z.enum(CSV_ROLES), column),
  /** The seller's account: these files do not say it. */
  account: z.string().min(5).max(40),
});
export type CsvMapping = z.infer<typeof csvMapping>;

/** A label as it is compared. */
export const plainLabel = (label: string): string =>
  label
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();

export const sameHeader = (row: readonly string[], header: readonly string[]): boolean =>
  row.length >= header.length && header.every((label, i) => plainLabel(row[i] ?? "") === plainLabel(label));

/** What a mapping lacks to be used: a day, and an amount or a column for what came in. */
export const missingRoles = ({ columns }: Pick<CsvMapping, "columns">): CsvRole[] => [
  ...(columns.booked === undefined && columns.value === undefined ? ["booked" as const] : []),
  ...(columns.amount === undefined && columns.credit === undefined ? ["amount" as const] : []),
];

const SIZE = {
  ",": /^\d{1,3}(?:\.\d{3})+(?:,\d{1,5})?$|^\d+(?:,\d{1,5})?$/,
  ".": /^\d{1,3}(?:,\d{3})+(?:\.\d{1,5})?$|^\d+(?:\.\d{1,5})?$/,
};

/** An amount as banks and spreadsheets write it: "-1.234,50", "1234,5-", "(61,00)", "€ 61,00"; null when it is none. */
export function csvAmount(cell: string, decimal: "," | "."): Cents | null {
  const bare = cell.replace(/EUR|€|[\s'\u00a0]/gi, "").replace(/\u2212/g, "-");
  const negative = /^-|-$|^\(.*\)$/.test(bare);
  const size = bare.replace(/^[-+(]|[-+)]$/g, "");
  if (!SIZE[decimal].test(size)) return null;
  const [units = "", decimals = ""] = size.replaceAll(decimal === "," ? "." : ",", "").split(decimal);
  if (/[^0]/.test(decimals.slice(2))) return null;
  const amount = Number(units + decimals.slice(0, 2).padEnd(2, "0"));
  return Number.isSafeInteger(amount) ? cents(negative ? -amount : amount) : null;
}
