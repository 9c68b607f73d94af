import { objectsIn, type PackedStream, packAgain, packedStreams } from "./pdf-packed";

const SPACE = 0x20;
const ZERO = 0x30;
const [APP1, APP13, COMMENT, START_OF_SCAN] = [0xe1, 0xed, 0xfe, 0xda];
const PICTURE = Buffer.from([0xff, 0xd8, 0xff]);
/** A hostile file repeats itself without end: no program writes more than these. */
const MOST = { packets: 500, objects: 20, versions: 20, segments: 200, bytes: 100_000 };

/**
 * A PDF without what its maker's programs and telephones wrote into it: author, title and dates, XMP, and the place, the
 * time and the device in its photographs. Everything stays at its byte, so no table in it has to change; one that is signed
 * stays as it came, since the signature covers these bytes. What is packed is unpacked, blanked, and packed into its place.
 */
export function withoutTraces(pdf: Buffer): Buffer {
  if (pdf.includes("/ByteRange")) return pdf;
  const clean = Buffer.from(pdf);
  const text = clean.toString("latin1");
  blankPackets(clean);
  for (const { index, 0: head } of text.matchAll(/\bstream\r?\n/g)) blankPicture(clean, index + head.length);
  const packed = packedStreams(clean, text);
  for (const { kind, bytes } of packed) {
    if (kind === "metadata") bytes.fill(SPACE);
    if (kind === "picture") blankPicture(bytes, 0);
  }
  const layers = [layerOf(clean, text), ...packed.filter(({ kind }) => kind === "objects").map(layerIn)];
  for (const number of referred(text, /\/Info\s{1,9}(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R/g)) blankInfo(layers, number);
  for (const stream of packed) packAgain(clean, stream);
  return clean;
}

/** XMP, as it stands in a file that does not compress it. */
function blankPackets(bytes: Buffer): void {
  let at = 0;
  for (let packet = 0; packet < MOST.packets; packet++) {
    const start = bytes.indexOf("<x:xmpmeta", at);
    const end = start < 0 ? -1 : bytes.indexOf("</x:xmpmeta>", start);
    if (end < 0) return;
    at = end + "</x:xmpmeta>".length;
    bytes.fill(SPACE, start, at);
  }
}

/** Blanks the notes in a JPEG that begins there: EXIF and XMP, IPTC, comments. The picture itself is left alone. */
function blankPicture(bytes: Buffer, start: number): void {
  if (!bytes.subarray(start, start + 3).equals(PICTURE)) return;
  let at = start + 2;
  for (let segment = 0; segment < MOST.segments && at + 4 <= bytes.length && bytes[at] === 0xff; segment++) {
    const marker = bytes[at + 1];
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (marker === START_OF_SCAN) return;
    if (marker === APP1 || marker === APP13 || marker === COMMENT) bytes.fill(0, at + 4, Math.min(bytes.length, end));
    at = end;
  }
}

/** The different objects that a text refers to, as far as an honest one does. */
const referred = (text: string, pattern: RegExp): number[] =>
  [...new Set([...text.matchAll(pattern)].map(([, number]) => Number(number)))].slice(0, MOST.objects);

/** Objects side by side: those of the file itself, or those that one of its streams holds. */
interface Layer {
  bytes: Buffer;
  /** Places of the versions of an object. */
  versions: (number: number) => Range[];
}
type Range = [start: number, end: number];

function layerOf(bytes: Buffer, text: string): Layer {
  const places = placesIn(text);
  const versions = (number: number) =>
    (places.get(number) ?? []).flatMap((start): Range[] => {
      const length = text.slice(start, start + MOST.bytes).indexOf("endobj");
      return length < 0 ? [] : [[start, start + length]];
    });
  return { bytes, versions };
}

function layerIn(stream: PackedStream): Layer {
  const objects = objectsIn(stream);
  const versions = (number: number) => {
    const range = objects.get(number);
    return range ? [range] : [];
  };
  return { bytes: stream.bytes, versions };
}

/** Where the bodies of objects begin, by number: several for one that was written again. */
function placesIn(text: string): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>();
  for (const { index, 0: head, 1: number } of text.matchAll(/(?<!\d)(\d{1,9})\s{1,9}\d{1,5}\s{1,9}obj\b/g)) {
    const known = places.get(Number(number));
    if (!known) places.set(Number(number), [index + head.length]);
    else if (known.length < MOST.versions) known.push(index + head.length);
  }
  return places;
}

const bodiesOf = (layers: readonly Layer[], number: number): Buffer[] =>
  layers.flatMap(({ bytes, versions }) => versions(number).map(([start, end]) => bytes.subarray(start, end)));

/** Blanks every text in what a file says of itself, also where a text is an object of its own. */
function blankInfo(layers: readonly Layer[], number: number): void {
  const infos = bodiesOf(layers, number);
  const inside = infos.map((info) => info.toString("latin1")).join("\n");
  for (const info of infos) blankTexts(info);
  for (const part of referred(inside, /(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R/g)) {
    for (const body of bodiesOf(layers, part))
      if (/^\s*(\(|<[^<])/.test(body.toString("latin1", 0, 20))) blankTexts(body);
  }
}

/** Texts stand in brackets, which may be nested, or in hexadecimal between single angles. */
function blankTexts(object: Buffer): void {
  let depth = 0;
  let isHex = false;
  for (let at = 0; at < object.length; at++) {
    const char = String.fromCharCode(object[at] ?? 0);
    if (depth > 0) {
      const isEscaped = char === "\\";
      if (!isEscaped) depth += char === "(" ? 1 : char === ")" ? -1 : 0;
      if (depth > 0) object.fill(SPACE, at, Math.min(object.length, at + (isEscaped ? 2 : 1)));
      if (isEscaped) at += 1;
    } else if (char === "(") depth = 1;
    else if (char === "<" && object[at + 1] === object[at]) at += 1;
    else if (char === "<" || char === ">") isHex = char === "<";
    else if (isHex && /[0-9A-Fa-f]/.test(char)) object[at] = ZERO;
  }
}
