import { type CsvMapping, sameHeader } from "../csv";
import { type StatementEvent, type StatementFault, type StatementFormat, unreadable } from "../statement";
import { readCamt } from "./camt";
import { type CbiFirstDate, readCbi } from "./cbi";
import { readCsv } from "./csv";
import { type CsvGuess, guessCsv } from "./csv-guess";
import { decode, type Encoding } from "./decode";
import { detectFormat } from "./detect";
import { readMt940 } from "./mt940";

/** What the seller has settled about its bank's files. */
export interface ReadOptions {
  cbiFirstDate?: CbiFirstDate;
  /** Mappings somebody has confirmed; the one whose header the file has is used. */
  mappings?: readonly CsvMapping[];
}

/** A file told apart, ready to be read once. */
export interface OpenedFile {
  format: StatementFormat;
  encoding: () => Encoding;
  /** CSV only: what its columns seem to be. */
  guess: CsvGuess | null;
  /** Throws `StatementRefused` where the file can't be gone on with. */
  events: AsyncGenerator<StatementEvent>;
}

/** Text enough to see a header below a bank's preamble. */
const SAMPLE = 32 * 1024;

/**
 * Tells what a file is by what stands in it and opens it for reading, whatever its size. Throws `StatementRefused`:
 * `statement-empty`, `statement-format-unknown`, `statement-format-other` {seems}.
 */
export async function openStatement(bytes: AsyncIterable<Uint8Array>, options: ReadOptions = {}): Promise<OpenedFile> {
  const { encoding, text } = await decode(bytes);
  const pieces = text[Symbol.asyncIterator]();
  const sample = await sampleOf(pieces);
  const found = detectFormat(sample);
  if (!found.format) return unreadable(...unknown(sample, found.seems));
  const guess = found.format === "csv" ? guessCsv(sample) : null;
  const whole = rejoined(sample, pieces);
  return { format: found.format, encoding, guess, events: eventsOf(found.format, whole, guess, options) };
}

function unknown(sample: string, seems: string): [StatementFault, Record<string, string>] {
  if (sample.trim() === "") return ["statement-empty", {}];
  return seems ? ["statement-format-other", { seems }] : ["statement-format-unknown", {}];
}

function eventsOf(format: StatementFormat, text: AsyncIterable<string>, guess: CsvGuess | null, options: ReadOptions) {
  switch (format) {
    case "camt.053":
      return readCamt(text);
    case "mt940":
      return readMt940(text);
    case "cbi-rh":
      return readCbi(text, options.cbiFirstDate);
    case "csv":
      return readCsv(text, mappingFor(guess, options.mappings ?? []));
  }
}

/** The confirmed mapping for files with this header. */
function mappingFor(guess: CsvGuess | null, mappings: readonly CsvMapping[]): CsvMapping | undefined {
  return guess ? mappings.find(({ header }) => sameHeader(guess.header, header)) : undefined;
}

async function sampleOf(pieces: AsyncIterator<string>): Promise<string> {
  let sample = "";
  while (sample.length < SAMPLE) {
    const next = await pieces.next();
    if (next.done) break;
    sample += next.value;
  }
  return sample;
}

async function* rejoined(sample: string, pieces: AsyncIterator<string>): AsyncGenerator<string> {
  yield sample;
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
}

/** The file as bytes in pieces: what is in memory already, read as if it came from a disk. */
export async function* piecesOf(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
