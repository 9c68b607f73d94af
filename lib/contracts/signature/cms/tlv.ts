/** One element of BER (X.690): a tag, a length, a value. Views on the file, nothing is copied. */
export interface Tlv {
  /** The first byte: class, constructed or not, number. */
  tag: number;
  /** Tag, length and value. */
  raw: Uint8Array;
  /** The value alone, without the end mark of an indefinite length. */
  body: Uint8Array;
}

export const SEQUENCE = 0x30;
export const SET = 0x31;
export const OCTETS = 0x04;
export const OID = 0x06;
export const CONSTRUCTED = 0x20;
/** [0] and [1], constructed. */
export const CONTEXT_0 = 0xa0;
export const CONTEXT_1 = 0xa1;

const DEEPEST = 40;
const MOST_CHILDREN = 100_000;

/** The bytes are not BER; never leaves this folder. */
export class NotBer extends Error {}

interface Head {
  tag: number;
  start: number;
  /** Null for the indefinite length. */
  length: number | null;
}

function headAt(bytes: Uint8Array, at: number): Head {
  const tag = bytes[at] ?? 0;
  const first = bytes[at + 1];
  // Numbers above 30 take more bytes: no structure read here has them.
  if (first === undefined || (tag & 0x1f) === 0x1f) throw new NotBer("a tag");
  if (first < 0x80) return { tag, start: at + 2, length: first };
  if (first === 0x80) return { tag, start: at + 2, length: null };
  const size = first & 0x7f;
  if (size > 4 || at + 2 + size > bytes.length) throw new NotBer("a length");
  let length = 0;
  for (let i = 0; i < size; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0);
  return { tag, start: at + 2 + size, length };
}

const isEndMark = (bytes: Uint8Array, at: number): boolean => bytes[at] === 0 && bytes[at + 1] === 0;

/** Where the element that begins at a place ends. */
function endOf(bytes: Uint8Array, at: number, depth: number): number {
  const { tag, start, length } = headAt(bytes, at);
  if (length !== null) {
    if (start + length > bytes.length) throw new NotBer("cut short");
    return start + length;
  }
  if ((tag & CONSTRUCTED) === 0 || depth > DEEPEST) throw new NotBer("an indefinite length");
  let inside = start;
  while (!isEndMark(bytes, inside)) inside = endOf(bytes, inside, depth + 1);
  return inside + 2;
}

/** The element at the beginning of these bytes; throws NotBer. */
export function tlvAt(bytes: Uint8Array, at = 0): Tlv {
  const { tag, start, length } = headAt(bytes, at);
  const end = endOf(bytes, at, 0);
  return { tag, raw: bytes.subarray(at, end), body: bytes.subarray(start, length === null ? end - 2 : end) };
}

/** The elements inside a constructed one, one by one. */
export function* elementsOf({ tag, body }: Tlv): Generator<Tlv, void> {
  if ((tag & CONSTRUCTED) === 0) throw new NotBer("nothing inside");
  for (let at = 0; at < body.length; ) {
    const child = tlvAt(body, at);
    yield child;
    at += child.raw.length;
  }
}

/** The elements inside a constructed one, all at once. */
export function childrenOf(tlv: Tlv): Tlv[] {
  const children: Tlv[] = [];
  for (const child of elementsOf(tlv)) {
    children.push(child);
    if (children.length > MOST_CHILDREN) throw new NotBer("too many elements");
  }
  return children;
}

/** The pieces of an octet string: one in DER, many in BER, possibly nested. */
export function octetsIn(tlv: Tlv, depth = 0): Uint8Array[] {
  if (tlv.tag === OCTETS) return [tlv.body];
  if (tlv.tag !== (OCTETS | CONSTRUCTED) || depth > 8) throw new NotBer("no octets");
  return childrenOf(tlv).flatMap((child) => octetsIn(child, depth + 1));
}

/** "1.2.840.113549.1.7.2" */
export function oidIn(tlv: Tlv | undefined): string {
  if (tlv?.tag !== OID || tlv.body.length === 0 || tlv.body.length > 40) throw new NotBer("no identifier");
  const parts: number[] = [];
  let value = 0;
  for (const byte of tlv.body) {
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      parts.push(value);
      value = 0;
    }
  }
  const [first = 0, ...rest] = parts;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join(".");
}

/** A definite-length element around these, as DER writes it. */
export function wrapped(tag: number, parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const size: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) size.unshift(rest & 0xff);
  const head = length < 0x80 ? [tag, length] : [tag, 0x80 | size.length, ...size];
  return Buffer.concat([Uint8Array.from(head), ...parts]);
}
