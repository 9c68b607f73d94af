import { parse } from "csv-parse/sync";
import { type CsvMapping, type CsvRole, csvAmount, plainLabel } from "../csv";
import { orderOf } from "./csv-dates";

/** What a CSV file seems to be: shown to a person before it is believed. */
export interface CsvGuess extends Omit<CsvMapping, "account"> {
  /** The first rows under the header. */
  rows: string[][];
}

const DELIMITERS = [";", ",", "\t", "|"] as const;
const SAMPLE_ROWS = 60;

/** Guesses separator, header, columns, decimal sign and order of dates from the beginning of a file; null: no table. */
export function guessCsv(sample: string): CsvGuess | null {
  const tables = DELIMITERS.map((delimiter) => ({ delimiter, rows: rowsOf(sample, delimiter) }));
  const best = tables.map((table) => ({ ...table, header: headerAt(table.rows) })).filter(({ header }) => header >= 0);
  const [found] = best.sort((a, b) => widthOf(b) - widthOf(a));
  if (!found) return null;
  const header = trimmedHeader(found.rows[found.header] ?? []);
  const rows = found.rows.slice(found.header + 1).filter((row) => row.some((cell) => orderOf([cell])));
  const columns = columnsOf(header, rows);
  const dates = rows.map((row) => row[columns.booked ?? columns.value ?? 0] ?? "");
  const amounts = rows.flatMap((row) =>
    (["amount", "credit", "debit"] as const).flatMap((role) => row[columns[role] ?? -1] ?? []),
  );
  return {
    delimiter: found.delimiter,
    decimal: decimalOf(amounts),
    order: orderOf(dates) ?? "dmy",
    header,
    columns,
    rows: rows.slice(0, 10),
  };
}

function rowsOf(sample: string, delimiter: string): string[][] {
  // What stands behind the last line end may be cut.
  const whole = sample.includes("\n") ? sample.slice(0, sample.lastIndexOf("\n")) : sample;
  const options = { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, trim: true };
  try {
    return parse(whole, { ...options, to: SAMPLE_ROWS });
  } catch {
    return [];
  }
}

type Table = { rows: string[][]; header: number };
const widthOf = ({ rows, header }: Table): number => rows[header]?.length ?? 0;

/** The last row of labels above the first row that has a date and an amount. */
function headerAt(rows: string[][]): number {
  const first = rows.findIndex((row) => row.length > 1 && row.some((cell) => orderOf([cell])) && row.some(isAmount));
  for (let i = first - 1; i >= 0; i--)
    if ((rows[i]?.filter((cell) => /\p{L}{2}/u.test(cell)).length ?? 0) > 1) return i;
  return -1;
}

const isAmount = (cell: string): boolean =>
  !orderOf([cell]) && /\d/.test(cell) && (csvAmount(cell, ",") !== null || csvAmount(cell, ".") !== null);

const trimmedHeader = (row: string[]): string[] => row.slice(0, row.findLastIndex((cell) => cell !== "") + 1);

const LABELS: [CsvRole, RegExp][] = [
  ["iban", /\biban\b|conto (ordinante|controparte)/],
  ["value", /valuta|value/],
  ["booked", /^data|contabile|registrazione|operazione$|book|\bdate\b/],
  ["credit", /avere|entrat|accredit|credit/],
  ["debit", /dare|uscit|addebit|debit/],
  ["balance", /saldo|balance/],
  ["amount", /importo|amount|ammontare/],
  ["name", /ordinante|controparte|debitore|beneficiario|payer|name|nominativo/],
  ["currency", /divisa|currency/],
  ["reference", /riferimento|\bcro\b|\btrn\b|end to end|reference|identificativo/],
  ["text", /causale|descrizione|dettagli|description|remittance|details|note|operazione|memo/],
];

/** Columns by their labels; a label that could be two things is decided by what stands under it. */
function columnsOf(header: string[], rows: string[][]): CsvMapping["columns"] {
  const columns: CsvMapping["columns"] = {};
  for (const [i, label] of header.entries()) {
    const cells = rows.map((row) => row[i] ?? "").filter(Boolean);
    const role = LABELS.find(([name, words]) => words.test(plainLabel(label)) && fits(name, cells))?.[0];
    if (role && (columns[role] === undefined || role === "text")) columns[role] = widest(role, columns[role], i, rows);
  }
  return columns;
}

/** Of several texts the one that says most. */
function widest(role: CsvRole, known: number | undefined, i: number, rows: string[][]): number {
  if (role !== "text" || known === undefined) return i;
  const length = (at: number) => rows.reduce((sum, row) => sum + (row[at]?.length ?? 0), 0);
  return length(i) > length(known) ? i : known;
}

function fits(role: CsvRole, cells: string[]): boolean {
  const dates = cells.length > 0 && cells.every((cell) => orderOf([cell]));
  if (role === "booked" || role === "value") return dates;
  if (role === "currency") return cells.every((cell) => /^[A-Z]{3}$/.test(cell));
  if (["amount", "credit", "debit", "balance"].includes(role)) return !dates && cells.every(isAmount);
  return !dates;
}

/** The sign before the last one or two digits. */
function decimalOf(amounts: string[]): "," | "." {
  const marks = amounts.flatMap((cell) => /([.,])\d{1,2}\D*$/.exec(cell)?.[1] ?? []);
  return marks.filter((mark) => mark === ".").length > marks.length / 2 ? "." : ",";
}
