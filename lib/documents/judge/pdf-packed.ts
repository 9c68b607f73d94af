import { deflateSync, inflateSync } from "node:zlib";

const MOST = { streams: 2000, head: 4000, bytes: 32 * 1024 * 1024 };
/** Packed first of all so; what is packed as differences to the row above is left alone. */
const PACKED = /\/Filter\s*\[?\s*\/(?:FlateDecode|Fl)\b/;
const KINDS = [
  ["objects", /\/Type\s*\/ObjStm\b/],
  ["metadata", /\/Type\s*\/Metadata\b/],
  ["picture", /\/(?:FlateDecode|Fl)\s*\/(?:DCTDecode|DCT)\b/],
] as const;

/** A packed stream of a PDF in which traces may stand. */
export interface PackedStream {
  kind: (typeof KINDS)[number][0];
  /** What stands before it: its dictionary, as text. */
  head: string;
  /** What it unpacks to: to be changed in place, and never in its length. */
  bytes: Buffer;
  /** As it was, and where in the file. */
  was: Buffer;
  start: number;
  end: number;
}

/** The streams of objects, of metadata and of photographs that are packed; `text` is the file's, byte by byte. */
export function packedStreams(pdf: Buffer, text: string): PackedStream[] {
  const streams: PackedStream[] = [];
  let budget = MOST.bytes;
  for (const { index, 0: word } of text.matchAll(/\bstream\r?\n/g)) {
    const before = text.slice(Math.max(0, index - MOST.head), index);
    const head = plainNames(before.slice(before.lastIndexOf("endobj") + 1));
    const kind = KINDS.find(([, pattern]) => pattern.test(head))?.[0];
    if (!kind || !PACKED.test(head) || /\/Predictor\s+(?!1\b)/.test(head)) continue;
    const [start, end] = [index + word.length, endOf(text, index + word.length, head)];
    const was = unpacked(pdf.subarray(start, end), budget);
    if (!was || streams.length >= MOST.streams) continue;
    budget -= was.length;
    streams.push({ kind, head, bytes: Buffer.from(was), was, start, end });
  }
  return streams;
}

/** `/Obj#53tm` is `/ObjStm`. */
const plainNames = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Where its dictionary says when that is so, else where its end is written. */
function endOf(text: string, start: number, head: string): number {
  const said = start + Number(/\/Length\s+(\d{1,9})\b(?!\s+\d+\s+R)/.exec(head)?.[1] ?? Number.NaN);
  if (/^\s*endstream/.test(text.slice(said, said + 20))) return said;
  const written = text.indexOf("endstream", start);
  return written < 0 ? text.length : written;
}

function unpacked(packed: Buffer, budget: number): Buffer | null {
  try {
    return budget > 0 ? inflateSync(packed, { maxOutputLength: budget }) : null;
  } catch {
    return null;
  }
}

/** Numbers and places of the objects in a stream of objects (ISO 32000-1, 7.5.7). */
export function objectsIn({ head, bytes }: PackedStream): Map<number, [start: number, end: number]> {
  const [count, first] = ["N", "First"].map((key) => Number(new RegExp(`/${key}\\s+(\\d{1,9})\\b`).exec(head)?.[1]));
  if (!count || !first || first > bytes.length) return new Map();
  const numbers = bytes.toString("latin1", 0, first).match(/\d{1,9}/g) ?? [];
  const starts = numbers.slice(0, 2 * count).map(Number);
  const pairs = starts.flatMap((number, i) => (i % 2 === 0 ? [{ number, at: first + (starts[i + 1] ?? 0) }] : []));
  const inOrder = pairs.toSorted((one, other) => one.at - other.at);
  return new Map(inOrder.map(({ number, at }, i) => [number, [at, inOrder[i + 1]?.at ?? bytes.length]]));
}

/**
 * Packs again what was changed, into the room it had: blanks take less room than texts. Where a better packer than this
 * one left too little room, the stream stays as it came.
 */
export function packAgain(pdf: Buffer, { bytes, was, start, end }: PackedStream): void {
  if (bytes.equals(was)) return;
  const packed = deflateSync(bytes, { level: 9, memLevel: 9 });
  if (packed.length > end - start) return;
  // What follows the end of packed bytes is not read.
  pdf.fill(0, start, end);
  packed.copy(pdf, start);
}
