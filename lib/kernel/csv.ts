import { isUtf8 } from "node:buffer";
import { CsvError, parse } from "csv-parse/sync";
import { type Outcome, refuse } from "./refusal";

/** A row of a person's table under the names of its columns; `line` as a spreadsheet or an editor counts it, from 1. */
export interface TableLine<K extends string> {
  line: number;
  cells: Record<K, string>;
}

/** What the columns of a table may be called, in any case and with or without accents, spaces and signs. */
export type TableColumns<K extends string> = Record<K, { names: readonly string[]; required?: boolean }>;

export type TableRefusal = "csv-unreadable" | "csv-columns" | "csv-empty" | "csv-too-long";

/**
 * Reads the CSV file of somebody with a spreadsheet: UTF-8 with or without a mark, UTF-16, or Latin-1 as Windows has it;
 * semicolons, commas or tabs; columns in any order, known by their header. A cell that is not there is "". Lines without
 * any text are left out. Refuses `csv-unreadable` (no table, a quote that never ends), `csv-columns` {columns} (required
 * ones are missing), `csv-empty` (no line below the header), `csv-too-long` {most}.
 */
export function readTable<K extends string>(
  bytes: Uint8Array,
  columns: TableColumns<K>,
  most: number,
): Outcome<TableLine<K>[], TableRefusal> {
  const text = textOf(bytes);
  const rows = rowsOf(text);
  if (rows === null || text.includes("\0")) return refuse("csv-unreadable");
  const [header, ...body] = rows;
  if (!header) return refuse("csv-empty");
  const keys = Object.keys(columns) as K[];
  const at = new Map(keys.map((key) => [key, header.cells.findIndex((label) => isNamed(columns[key].names, label))]));
  const missing = keys.filter((key) => columns[key].required && at.get(key) === -1);
  if (missing.length > 0)
    return refuse("csv-columns", {
      params: { columns: missing.map((key) => columns[key].names[0] ?? key).join(", ") },
    });
  if (body.length === 0) return refuse("csv-empty");
  if (body.length > most) return refuse("csv-too-long", { params: { most } });
  return body.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(keys.map((key) => [key, cells[at.get(key) ?? -1] ?? ""])) as Record<K, string>,
  }));
}

function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder(isUtf8(bytes) ? "utf-8" : "windows-1252").decode(bytes);
}

/** The sign that stands most often in the header, outside quotes; Italian spreadsheets write semicolons. */
function delimiterOf(text: string): string {
  const header = (text.split(/\r\n|\r|\n/).find((line) => line.trim() !== "") ?? "").replace(/"[^"]*"/g, "");
  const count = (sign: string) => header.split(sign).length;
  return [",", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ";");
}

function rowsOf(text: string): { line: number; cells: string[] }[] | null {
  const options = {
    delimiter: delimiterOf(text),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    info: true,
    max_record_size: 64 * 1024,
  } as const;
  try {
    const rows = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    return rows
      .map(({ record, info }) => ({ line: info.lines, cells: record.map((cell) => cell.normalize("NFC")) }))
      .filter(({ cells }) => cells.some((cell) => cell !== ""));
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

const plain = (label: string): string =>
  label
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");

const isNamed = (names: readonly string[], label: string): boolean =>
  names.some((name) => plain(name) === plain(label));
