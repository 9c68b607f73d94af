import { stringify } from "csv-stringify/sync";

export type CsvRow = (string | number)[];

/** "1234,50": a number to an Italian spreadsheet. */
export function euros(cents: number): string {
  const size = Math.abs(cents);
  return `${cents < 0 ? "-" : ""}${Math.trunc(size / 100)},${String(size % 100).padStart(2, "0")}`;
}

/** Semicolons and a mark at the start, as spreadsheets here expect; no cell can be taken for a formula. */
export const csvText = (rows: readonly CsvRow[], first: boolean): string =>
  stringify(
    rows.map((row) => row.map(harmless)),
    { bom: first, delimiter: ";", record_delimiter: "windows" },
  );

const AMOUNT = /^-?\d+,\d{2}$/;
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** A negative amount begins as a formula does, and is none. */
const harmless = (cell: string | number): string | number =>
  typeof cell === "string" && FORMULA.test(cell) && !AMOUNT.test(cell) ? `'${cell}` : cell;

/** Rows that come in batches as the body of an answer. */
export function csvStream(batches: AsyncGenerator<CsvRow[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let first = true;
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await batches.next();
      if (done) return controller.close();
      const text = csvText(value, first);
      first = false;
      controller.enqueue(encoder.encode(text));
    },
    cancel: async () => {
      await batches.return(undefined);
    },
  });
}

/**
 * Batches of a list as rows of its file; a search that led to more than it looks at (what the batches return) says so in
 * a last row of its own.
 */
export async function* asRows<Row>(
  batches: AsyncGenerator<Row[], boolean>,
  rowOf: (row: Row) => CsvRow,
  cutWords: string,
): AsyncGenerator<CsvRow[]> {
  for (let next = await batches.next(); ; next = await batches.next()) {
    if (!next.done) yield next.value.map(rowOf);
    else if (next.value) return yield [[cutWords]];
    else return;
  }
}

/** What a CSV file is answered with. */
export const csvHeaders = (name: string): Record<string, string> => ({
  "content-type": "text/csv; charset=utf-8",
  "content-disposition": `attachment; filename="${name}.csv"`,
  "cache-control": "no-store, private",
});
