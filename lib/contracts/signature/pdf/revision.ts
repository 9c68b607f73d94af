import { type Entry, type Section, sectionAt } from "./cross-reference";
import { Reader } from "./reader";
import { decoded } from "./streams";
import { isDict, isRef, isStream, type PdfDict, PdfFault, type PdfRef, type PdfStream, type PdfValue } from "./values";

const MOST_SECTIONS = 500;
const malformed = (what: string): PdfFault => new PdfFault("malformed", what);

/** An object as it stands in the file: [start, end), and its value. */
export interface Placed {
  value: PdfValue;
  start: number;
  end: number;
}

/** A PDF as its cross-reference sections show it, newest first: what a viewer opened at that point would see. */
export class Revision {
  private readonly known = new Map<number, PdfValue>();

  constructor(
    readonly bytes: Buffer,
    readonly sections: readonly Section[],
  ) {}

  get trailer(): PdfDict {
    const [newest] = this.sections;
    if (!newest) throw malformed("no trailer");
    return newest.trailer;
  }

  /** Where the newest version of an object stands; undefined when there never was one. */
  entry(number: number): Entry | undefined {
    for (const section of this.sections) {
      const entry = entryIn(section, number);
      if (entry) return entry;
    }
    return undefined;
  }

  isInUse(number: number): boolean {
    const entry = this.entry(number);
    return entry !== undefined && entry.kind !== "free";
  }

  /** The value of an object; null where there is none, as the format wants. */
  object(number: number): PdfValue {
    const known = this.known.get(number);
    if (known !== undefined) return known;
    // An object that is reached again while it is being read contains itself.
    this.known.set(number, null);
    const value = this.read(number);
    this.known.set(number, value);
    return value;
  }

  /** A value, through the reference that may stand for it. */
  resolve(value: PdfValue | undefined): PdfValue {
    for (let i = 0; i < 8; i++) {
      if (!isRef(value)) return value ?? null;
      value = this.object(value.number);
    }
    throw malformed("references without end");
  }

  /** The dictionary behind a value, or null. */
  dict(value: PdfValue | undefined): PdfDict | null {
    const resolved = this.resolve(value);
    return isDict(resolved) ? resolved : null;
  }

  get root(): PdfRef {
    const root = this.trailer.entries.get("Root");
    if (!isRef(root)) throw malformed("no /Root");
    return root;
  }

  private read(number: number): PdfValue {
    const entry = this.entry(number);
    if (entry === undefined || entry.kind === "free") return null;
    return entry.kind === "at" ? this.placed(number, entry).value : this.packed(number, entry);
  }

  /** An object that stands by itself at a place of the file. */
  placed(number: number, { offset, generation }: { offset: number; generation: number }): Placed {
    const found = readObject(this.bytes, offset, (length) => this.resolve(length));
    if (found.number !== number || found.generation !== generation) {
      throw malformed(`object ${number} is not where it should be`);
    }
    return { value: found.value, start: offset, end: found.end };
  }

  private packed(number: number, { stream, index }: { stream: number; index: number }): PdfValue {
    const container = this.object(stream);
    if (!isStream(container)) throw malformed("no object stream");
    const bytes = decoded(container);
    const first = container.dict.entries.get("First");
    const header = new Reader(bytes, 0);
    if (typeof first !== "number" || index > 100_000) throw malformed("an object stream");
    let place = [header.whole(), header.whole()];
    for (let i = 0; i < index; i++) place = [header.whole(), header.whole()];
    if (place[0] !== number || typeof place[1] !== "number") throw malformed("an object stream");
    return new Reader(bytes, first + place[1]).value();
  }
}

function entryIn(section: Section, number: number): Entry | undefined {
  const entry = section.entry(number);
  // A hybrid file shows as free in its table what newer programs find in the stream beside it.
  if ((entry === undefined || entry.kind === "free") && section.beside) return section.beside.entry(number) ?? entry;
  return entry;
}

/** Reads "7 0 obj … endobj" at a place; `lengthOf` finds the length of a stream where it stands elsewhere. */
export function readObject(
  bytes: Buffer,
  offset: number,
  lengthOf: (value: PdfValue) => PdfValue = (value) => value,
): { number: number; generation: number; value: PdfValue; end: number } {
  const reader = new Reader(bytes, offset);
  const [number, generation] = [reader.whole(), reader.whole()];
  if (number === null || generation === null) throw malformed(`no object at ${offset}`);
  reader.expect("obj");
  const value = reader.value();
  if (!isDict(value) || !reader.takes("stream")) {
    reader.expect("endobj");
    return { number, generation, value, end: reader.at };
  }
  const stream = streamAt(reader, value, lengthOf(value.entries.get("Length") ?? null));
  reader.expect("endobj");
  return { number, generation, value: stream, end: reader.at };
}

function streamAt(reader: Reader, dict: PdfDict, length: PdfValue): PdfStream {
  if (reader.bytes[reader.at] === 13) reader.at += 1;
  if (reader.bytes[reader.at] === 10) reader.at += 1;
  const end = typeof length === "number" && length >= 0 ? reader.at + length : -1;
  if (end < 0 || end > reader.end) throw malformed("a stream without length");
  const raw = reader.bytes.subarray(reader.at, end);
  reader.at = end;
  reader.expect("endstream");
  return { kind: "stream", dict, raw };
}

/** The section a file ends with, its place, and where "%%EOF" ends. */
export function endOf(bytes: Buffer): { startxref: number; start: number; end: number } {
  const start = bytes.lastIndexOf("startxref");
  if (start < 0) throw malformed("no startxref");
  const reader = new Reader(bytes, start + "startxref".length);
  const startxref = reader.whole();
  if (startxref === null) throw malformed("no startxref");
  while ([0, 9, 10, 12, 13, 32].includes(bytes[reader.at] ?? -1)) reader.at += 1;
  if (bytes.toString("latin1", reader.at, reader.at + 5) !== "%%EOF") throw malformed("no end of file");
  return { startxref, start, end: reader.at + 5 };
}

/** The whole chain of sections from a place back to the first, newest first. */
export function sectionsFrom(bytes: Buffer, startxref: number): Section[] {
  const sections: Section[] = [];
  const seen = new Set<number>();
  for (let at: number | null = startxref; at !== null; ) {
    if (seen.has(at) || sections.length >= MOST_SECTIONS) throw malformed("a chain of cross-references without end");
    seen.add(at);
    const section: Section = sectionAt(bytes, at, readObject);
    sections.push(section);
    at = section.previous;
  }
  return sections;
}
