import { CsvError, parse } from "csv-parse/sync";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { PaymentMethod } from "@/lib/sellers/policy/common";
import { type AgreedLine, type bulkTotals, MOST_AT_ONCE } from "./bulk";
import { mailboxAddress, userCode } from "./schema";
import type { PayerGroup } from "./together";

/** A column of a list of mailboxes: its label in the first line (or its first cell) and a cell that is not. */
export interface ListColumn {
  label: string;
  sample: string;
}

/** A line of the list: its number in the file, what stood there, and the mailbox that names. */
export interface ListLine {
  n: number;
  text: string;
  address: string | null;
  userCode: string | null;
}

/** A line of an uploaded list as its page shows it; days "YYYY-MM-DD", amounts in cents. */
export interface ReviewedLine {
  n: number;
  text: string;
  address: string | null;
  expiresOn: string | null;
  termMonths: number;
  until: string | null;
  totalCents: number;
  /** Sold under an agreement, and net cents that its professional order bears. */
  underAgreement: boolean;
  shareCents: number;
  obstacle: string | null;
}

/** A list of mailboxes as it was read and checked; amounts in cents. */
export interface ReviewedList {
  columns: ListColumn[];
  column: number;
  termMonths: number | null;
  /** Terms on sale for any of them, in months. */
  terms: number[];
  lines: ReviewedLine[];
  totals: ReturnType<typeof bulkTotals>;
  spendableCents: number | null;
  agreed: AgreedLine[];
  /** What one order for each party that is invoiced would be, and the ways to pay it. */
  groups: PayerGroup[];
  ways: PaymentMethod[];
}

export interface MailboxList {
  columns: ListColumn[];
  /** The column the mailboxes are read from. */
  column: number;
  lines: ListLine[];
}

const DELIMITERS = [";", ",", "\t", "|"];
const MOST_COLUMNS = 50;

/**
 * Reads a CSV list of mailboxes, by address or login code: the column is the one with most of them unless it is named.
 * A first line that names none is a header. Refuses `file-unreadable`, `file-empty`, `file-too-long` {most},
 * `column-unknown`.
 */
export function readList(text: string, wanted?: number): Outcome<MailboxList> {
  const rows = rowsOf(text.replace(/^\ufeff/, ""));
  if (!rows) return refuse("file-unreadable");
  if (rows.length === 0) return refuse("file-empty");
  if (rows.length > MOST_AT_ONCE + 1) return refuse("file-too-long", { params: { most: MOST_AT_ONCE } });
  const width = Math.min(MOST_COLUMNS, Math.max(...rows.map(({ cells }) => cells.length)));
  const columns = Array.from({ length: width }, (_, i): ListColumn => {
    const sample = rows.find(({ cells }, at) => at > 0 && cells[i])?.cells[i] ?? "";
    return { label: (rows[0]?.cells[i] ?? "").slice(0, 60), sample: sample.slice(0, 60) };
  });
  const column = wanted !== undefined && wanted < width ? wanted : guess(rows, width);
  if (column === null) return refuse("column-unknown");
  const lines = rows.map(({ n, cells }): ListLine => ({ n, ...named((cells[column] ?? "").slice(0, 200)) }));
  const [first, ...rest] = lines;
  const header = first && !first.address && !first.userCode && rest.length > 0;
  return { columns, column, lines: header ? rest : lines };
}

/** What a cell names: an address, or a login code with letters and at least three digits. */
function named(cell: string): Omit<ListLine, "n"> {
  const text = cell.trim();
  const address = text.includes("@") ? mailboxAddress.safeParse(text) : null;
  if (address?.success) return { text, address: address.data, userCode: null };
  const code = userCode.safeParse(text);
  const looksLike = code.success && /^[A-Z]+\d{3,}$/.test(code.data);
  return { text, address: null, userCode: looksLike ? code.data : null };
}

interface Row {
  n: number;
  cells: string[];
}

/** The column that names most mailboxes, addresses before login codes; null when none does. */
function guess(rows: readonly Row[], width: number): number | null {
  let best: number | null = null;
  let most = 0;
  for (let i = 0; i < width; i++) {
    const found = rows.map(({ cells }) => named((cells[i] ?? "").slice(0, 200)));
    const score = found.reduce((sum, { address, userCode: code }) => sum + (address ? 1.01 : code ? 1 : 0), 0);
    if (score > most) [best, most] = [i, score];
  }
  return best;
}

/** Rows with their line numbers; null when it is no CSV. */
function rowsOf(text: string): Row[] | null {
  const [first = ""] = text.split(/\r?\n/, 1);
  const counts = DELIMITERS.map((delimiter) => first.split(delimiter).length);
  const delimiter = DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ";";
  try {
    const records = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 64 * 1024,
      to: MOST_AT_ONCE + 2,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ n: info.lines, cells: record }));
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}
