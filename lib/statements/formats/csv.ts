import { cents } from "@/lib/kernel/money";
import { type CsvMapping, csvAmount, sameHeader } from "../csv";
import type { BankLine } from "../line";
import { type StatementEvent, unreadable } from "../statement";
import { csvDate } from "./csv-dates";
import { csvRows } from "./csv-rows";

interface Row {
  line: BankLine;
  balanceCents: number | null;
}

/**
 * A CSV statement by a mapping somebody has confirmed. With a column of balances the lines are held against it, oldest
 * or newest first. Refuses `statement-columns-unknown` without a mapping, or when its header is not there.
 */
export async function* readCsv(
  text: AsyncIterable<string>,
  mapping: CsvMapping | undefined,
): AsyncGenerator<StatementEvent> {
  if (!mapping) return unreadable("statement-columns-unknown");
  let [first, last]: (Row | null)[] = [null, null];
  let headed = false;
  let sum = 0;
  for await (const cells of csvRows(text, mapping.delimiter)) {
    if (!headed) {
      headed = sameHeader(cells, mapping.header);
      if (headed) yield { kind: "statement", number: "", account: mapping.account, currency: null };
      continue;
    }
    const row = rowOf(cells, mapping);
    if (!row) continue;
    first ??= row;
    last = row;
    sum = cents(sum + row.line.amountCents);
    yield { kind: "line", line: row.line };
  }
  if (!headed) unreadable("statement-columns-unknown");
  if (first && last) yield* balances(first, last, sum);
  yield { kind: "end" };
}

/** Null for rows that are no movement: totals, notes. */
function rowOf(cells: string[], { columns, decimal, order }: CsvMapping): Row | null {
  const cell = (role: keyof typeof columns) => cells[columns[role] ?? -1]?.trim() ?? "";
  const amount = (role: keyof typeof columns) => {
    const text = cell(role);
    if (text === "") return null;
    return csvAmount(text, decimal) ?? unreadable("statement-amount-unreadable", { found: text.slice(0, 30) });
  };
  const written = cell("booked") || cell("value");
  const bookedOn = csvDate(written, order);
  if (!bookedOn && (written === "" || (cell("amount") === "" && cell("credit") === ""))) return null;
  if (!bookedOn) return unreadable("statement-day-unreadable", { found: written.slice(0, 30) });
  const [credit, debit] = [amount("credit"), amount("debit")];
  const signed = amount("amount") ?? (credit ? Math.abs(credit) : debit ? -Math.abs(debit) : null);
  if (signed === null) return null;
  const line: BankLine = {
    bookedOn,
    valueOn: csvDate(cell("value"), order) ?? bookedOn,
    amountCents: cents(signed),
    currency: cell("currency") || "EUR",
    text: cell("text"),
    info: "",
    endToEnd: "",
    bankRef: cell("reference"),
    name: cell("name"),
    iban: cell("iban"),
    operation: "",
    reversal: false,
  };
  return { line, balanceCents: amount("balance") };
}

/** Opening and closing balance out of the first and the last row, in the order that adds up, else by their days. */
function* balances(first: Row, last: Row, sum: number): Generator<StatementEvent> {
  if (first.balanceCents === null || last.balanceCents === null) return;
  const rising = {
    from: first,
    to: last,
    opening: first.balanceCents - first.line.amountCents,
    closing: last.balanceCents,
  };
  const falling = {
    from: last,
    to: first,
    opening: last.balanceCents - last.line.amountCents,
    closing: first.balanceCents,
  };
  const holds = ({ opening, closing }: typeof rising) => opening + sum === closing;
  const newestFirst = first.line.bookedOn > last.line.bookedOn || (!holds(rising) && holds(falling));
  const { from, to, opening, closing } = newestFirst ? falling : rising;
  const balance = (kind: "opening" | "closing", amountCents: number, { line }: Row): StatementEvent => ({
    kind: "balance",
    balance: { kind, amountCents, currency: line.currency, on: line.bookedOn },
  });
  yield balance("opening", opening, from);
  yield balance("closing", closing, to);
}
