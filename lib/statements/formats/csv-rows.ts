import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { unreadable } from "../statement";

/** Rows of a CSV text that comes in pieces; quotes and numbers of columns as loose as banks make them. */
export async function* csvRows(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: 64 * 1024,
  });
  const source = Readable.from(text);
  pipeline(source, parser, () => {});
  try {
    for await (const row of parser) yield row as string[];
  } catch (error) {
    if (error instanceof CsvError) unreadable("statement-malformed");
    throw error;
  }
}
