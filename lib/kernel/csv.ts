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
  const places = keys.map((key) => at.get(key) ?? -1);
  return body.map(({ line, cells }) => {
    const named = {} as Record<K, string>;
    for (let i = 0; i < keys.length; i++) named[keys[i] as K] = cells[places[i] as number] ?? "";
    return { line, cells: named };
  });
}

/** How a table was understood: shown to whoever sent it. `columns` are its labels, by what they were taken for. */
export interface TableLayout<K extends string> {
  encoding: string;
  delimiter: string;
  columns: Partial<Record<K, string>>;
}

/** What `readTable` takes a file for; of a file it refuses, as far as can be told. */
export function layoutOf<K extends string>(bytes: Uint8Array, columns: TableColumns<K>): TableLayout<K> {
  const text = textOf(bytes);
  // The header alone: quotes may hold a line end, so a few lines are read.
  const header = rowsOf(text.split(/(?<=\n)/, 5).join(""))?.[0]?.cells ?? [];
  const known = (Object.keys(columns) as K[]).flatMap((key) => {
    const label = header.find((each) => isNamed(columns[key].names, each));
    return label === undefined ? [] : [[key, label] as const];
  });
  return {
    encoding: encodingOf(bytes),
    delimiter: delimiterOf(text),
    columns: Object.fromEntries(known) as Partial<Record<K, string>>,
  };
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return isUtf8(bytes) ? "utf-8" : "windows-1252";
}

const textOf = (bytes: Uint8Array): string => new TextDecoder(encodingOf(bytes)).decode(bytes).normalize("NFC");

/** The sign that stands most often in the header, outside quotes; Italian spreadsheets write semicolons. */
function delimiterOf(text: string): string {
  const header = (/^.*\S.*$/m.exec(text)?.[0] ?? "").replace(/"[^"]*"/g, "");
  const count = (sign: string) => header.split(sign).length;
  return [",", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ";");
}

type Row = { line: number; cells: string[] };

function rowsOf(text: string): Row[] | null {
  const rows: Row[] = [];
  const options = {
    delimiter: delimiterOf(text),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    max_record_size: 64 * 1024,
    // Of a file of 50,000 lines nothing but the cells is kept.
    on_record: (cells: string[], { lines }: { lines: number }) => {
      if (cells.some((cell) => cell !== "")) rows.push({ line: lines, cells });
      return null;
    },
  };
  try {
    parse(text, options);
    return rows;
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
