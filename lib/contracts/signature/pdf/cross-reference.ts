import { Reader } from "./reader";
import { decoded } from "./streams";
import { isName, isStream, type PdfDict, PdfFault, type PdfStream, type PdfValue } from "./values";

/** Where an object stands: at a place, inside an object stream, or nowhere (freed). */
export type Entry =
  | { kind: "free" }
  | { kind: "at"; offset: number; generation: number }
  | { kind: "in"; stream: number; index: number };

/** One cross-reference section: which objects an update wrote, and where. */
export interface Section {
  offset: number;
  /** Just behind the trailer, or behind the cross-reference stream's "endobj". */
  end: number;
  trailer: PdfDict;
  /** Objects that have an entry here. */
  numbers: () => Iterable<number>;
  entry: (number: number) => Entry | undefined;
  /** Offset of the section before. */
  previous: number | null;
  /** The stream a hybrid file keeps beside its table. */
  beside: Section | null;
}

/** Reads an object with its stream, given how to find the length of one. */
export type ReadObject = (bytes: Buffer, offset: number) => { number: number; value: PdfValue; end: number };

const malformed = (what: string): PdfFault => new PdfFault("malformed", what);

/** The section at a place: a table, or a cross-reference stream (ISO 32000-1, 7.5.4 and 7.5.8). */
export function sectionAt(bytes: Buffer, offset: number, readObject: ReadObject, isBeside = false): Section {
  if (offset <= 0 || offset >= bytes.length) throw malformed("a cross-reference outside the file");
  const reader = new Reader(bytes, offset);
  if (reader.takes("xref") && !isBeside) return table(reader, offset, readObject);
  const { value, end } = readObject(bytes, offset);
  if (!isStream(value) || !isName(value.dict.entries.get("Type"), "XRef")) throw malformed("no cross-reference");
  return stream(value, offset, end);
}

interface Run {
  first: number;
  count: number;
  at: number;
}
const ENTRY = 20;

function table(reader: Reader, offset: number, readObject: ReadObject): Section {
  const runs: Run[] = [];
  while (!reader.takes("trailer")) {
    const [first, count] = [reader.whole(), reader.whole()];
    if (first === null || count === null) throw malformed("a cross-reference table");
    while ([10, 13, 32].includes(reader.bytes[reader.at] ?? 0)) reader.at += 1;
    runs.push({ first, count, at: reader.at });
    reader.at += count * ENTRY;
    if (reader.at > reader.end) throw malformed("a cross-reference table");
  }
  const trailer = reader.dictionary();
  const besideAt = trailer.entries.get("XRefStm");
  const beside = typeof besideAt === "number" ? sectionAt(reader.bytes, besideAt, readObject, true) : null;
  return {
    offset,
    end: reader.at,
    trailer,
    previous: previousOf(trailer),
    beside,
    numbers: () => numbersOf(runs),
    entry: (number) => {
      const run = runs.find(({ first, count }) => number >= first && number < first + count);
      return run && tableEntry(reader.bytes, run.at + (number - run.first) * ENTRY);
    },
  };
}

function* numbersOf(runs: readonly { first: number; count: number }[]): Iterable<number> {
  for (const { first, count } of runs) for (let i = 0; i < count; i++) yield first + i;
}

function tableEntry(bytes: Buffer, at: number): Entry {
  const line = bytes.toString("latin1", at, at + ENTRY);
  const [, offset, generation, use] = /^(\d{10}) (\d{5}) ([nf])(?: \n| \r|\r\n)$/.exec(line) ?? [];
  if (use === undefined) throw malformed("a line of the cross-reference table");
  return use === "f" ? { kind: "free" } : { kind: "at", offset: Number(offset), generation: Number(generation) };
}

function stream(value: PdfStream, offset: number, end: number): Section {
  const trailer = value.dict;
  const widths = wholes(trailer.entries.get("W"));
  const width = widths.reduce((sum, each) => sum + each, 0);
  if (widths.length !== 3 || width === 0 || widths.some((each) => each > 8)) throw malformed("/W");
  const data = decoded(value);
  const index = wholes(trailer.entries.get("Index") ?? [0, trailer.entries.get("Size") ?? 0]);
  const runs: Run[] = [];
  let at = 0;
  for (let i = 0; i + 1 < index.length; i += 2) {
    const [first = 0, count = 0] = [index[i], index[i + 1]];
    runs.push({ first, count, at });
    at += count * width;
  }
  if (at > data.length) throw malformed("a cross-reference stream");
  return {
    offset,
    end,
    trailer,
    previous: previousOf(trailer),
    beside: null,
    numbers: () => numbersOf(runs),
    entry: (number) => {
      const run = runs.find(({ first, count }) => number >= first && number < first + count);
      return run && streamEntry(data, run.at + (number - run.first) * width, widths);
    },
  };
}

function streamEntry(data: Buffer, at: number, widths: readonly number[]): Entry {
  let from = at;
  const [type, second, third] = widths.map((width, i) => {
    const field = data.subarray(from, from + width);
    from += width;
    return field.length === 0 && i === 0 ? 1 : field.reduce((sum, byte) => sum * 256 + byte, 0);
  });
  if (type === 1) return { kind: "at", offset: second ?? 0, generation: third ?? 0 };
  if (type === 2) return { kind: "in", stream: second ?? 0, index: third ?? 0 };
  return { kind: "free" };
}

function wholes(value: PdfValue | undefined): number[] {
  const numbers = Array.isArray(value) ? value.filter((each) => typeof each === "number") : [];
  if (numbers.some((each) => !Number.isInteger(each) || each < 0 || each > 10_000_000))
    throw malformed("a whole number");
  return numbers;
}

function previousOf({ entries }: PdfDict): number | null {
  const previous = entries.get("Prev");
  return typeof previous === "number" ? previous : null;
}
