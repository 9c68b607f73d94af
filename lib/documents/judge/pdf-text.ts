import { inflateSync } from "node:zlib";

const STREAM = /stream\r?\n([\s\S]*?)endstream/g;
/** What is unpacked of one stream of objects, at most: no more is needed to see what it holds. */
const MAX_UNPACKED = 16 * 1024 * 1024;
const MAX_STREAMS = 2000;

/**
 * The objects of a PDF as text: what stands outside its streams, and what its streams of objects unpack to. Names are
 * written plainly (`/J#53` is `/JS`).
 */
export function pdfObjects(bytes: Buffer): string {
  const raw = bytes.toString("latin1");
  const packed: string[] = [];
  let last = 0;
  const outside: string[] = [];
  for (const found of raw.matchAll(STREAM)) {
    const before = raw.slice(last, found.index);
    outside.push(before);
    last = found.index + found[0].length;
    if (before.lastIndexOf("/ObjStm") > before.lastIndexOf("endobj") && packed.length < MAX_STREAMS) {
      packed.push(unpacked(Buffer.from(found[1] ?? "", "latin1")));
    }
  }
  outside.push(raw.slice(last));
  return [...outside, ...packed]
    .join("\n")
    .replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

function unpacked(stream: Buffer): string {
  try {
    return inflateSync(stream, { maxOutputLength: MAX_UNPACKED, finishFlush: 2 }).toString("latin1");
  } catch {
    return "";
  }
}
