import { isAscii, isUtf8 } from "node:buffer";
import { unreadable } from "../statement";

export type Encoding = "utf-8" | "windows-1252" | "utf-16le" | "utf-16be";

/** A file as text in pieces, with the encoding it turned out to have so far. */
export interface Decoded {
  encoding(): Encoding;
  text: AsyncIterable<string>;
}

/**
 * Turns bytes into text whatever a bank's program wrote: UTF-8 with or without a mark, UTF-16, else Latin-1 as Windows
 * has it. `declared` is the encoding an XML file says it has. Bytes that are not UTF-8 after all switch to Latin-1 as
 * long as nothing but ASCII went by. Refuses `statement-empty`.
 */
export async function decode(bytes: AsyncIterable<Uint8Array>): Promise<Decoded> {
  const source = bytes[Symbol.asyncIterator]();
  const first = await firstBytes(source);
  if (first.length === 0) unreadable("statement-empty");
  const state = { encoding: encodingOf(first) };
  return { encoding: () => state.encoding, text: texts(first, source, state) };
}

async function* texts(first: Buffer, source: AsyncIterator<Uint8Array>, state: { encoding: Encoding }) {
  const wide = state.encoding.startsWith("utf-16") ? new TextDecoder(state.encoding) : null;
  const narrow = wide ? null : narrowDecoder(state);
  const turn = (chunk: Uint8Array) => (wide ? wide.decode(chunk, { stream: true }) : (narrow?.take(chunk) ?? ""));
  yield turn(first).replace(/^\uFEFF/, "");
  for (let next = await source.next(); !next.done; next = await source.next()) yield turn(next.value);
  yield wide ? wide.decode() : (narrow?.rest() ?? "");
}

/** One-byte and UTF-8 text; a character cut by the end of a piece waits for the next one. */
function narrowDecoder(state: { encoding: Encoding }) {
  let held: Buffer = Buffer.alloc(0);
  let ascii = true;
  const decoded = (piece: Buffer): string => {
    if (state.encoding === "utf-8" && ascii && !isUtf8(piece)) state.encoding = "windows-1252";
    ascii &&= isAscii(piece);
    return new TextDecoder(state.encoding).decode(piece);
  };
  return {
    take(chunk: Uint8Array): string {
      const all = Buffer.concat([held, chunk]);
      const cut = state.encoding === "utf-8" ? all.findLastIndex((byte) => byte < 0x80) + 1 : all.length;
      held = Buffer.from(all.subarray(cut));
      return decoded(all.subarray(0, cut));
    },
    rest: () => decoded(held),
  };
}

const DECLARED = /^<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/;

function encodingOf(first: Buffer): Encoding {
  if (first[0] === 0xff && first[1] === 0xfe) return "utf-16le";
  if (first[0] === 0xfe && first[1] === 0xff) return "utf-16be";
  // Text without a mark that begins with one of our characters: every other byte of UTF-16 is then zero.
  if (first.length > 3 && first[1] === 0 && first[3] === 0) return "utf-16le";
  if (first.length > 3 && first[0] === 0 && first[2] === 0) return "utf-16be";
  const declared = DECLARED.exec(first.toString("latin1", 0, 200))?.[1]?.toLowerCase() ?? "utf-8";
  return /^(iso-?8859-|latin|windows-125|cp125)/.test(declared) ? "windows-1252" : "utf-8";
}

/** Enough bytes to tell an encoding and a format by. */
const FIRST_BYTES = 4096;

async function firstBytes(source: AsyncIterator<Uint8Array>): Promise<Buffer> {
  let first = Buffer.alloc(0);
  while (first.length < FIRST_BYTES) {
    const next = await source.next();
    if (next.done) break;
    first = Buffer.concat([first, next.value]);
  }
  return first;
}
