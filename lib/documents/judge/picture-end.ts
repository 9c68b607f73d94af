import type { FileKind } from "./kind";

/** Offset just behind the last byte of a picture, or null when its parts do not lead to an end. */
export function pictureEnd(kind: Exclude<FileKind, "pdf">, bytes: Buffer): number | null {
  if (kind === "png") return pngEnd(bytes);
  return kind === "webp" ? webpEnd(bytes) : jpegEnd(bytes);
}

function pngEnd(bytes: Buffer): number | null {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const next = at + 12 + bytes.readUInt32BE(at);
    if (bytes.toString("latin1", at + 4, at + 8) === "IEND") return next <= bytes.length ? next : null;
    at = next;
  }
  return null;
}

function webpEnd(bytes: Buffer): number | null {
  const length = 8 + bytes.readUInt32LE(4);
  const end = length + (length % 2);
  return length <= bytes.length ? Math.min(end, bytes.length) : null;
}

const [END, SCAN, RESTART_FIRST, RESTART_LAST] = [0xd9, 0xda, 0xd0, 0xd7];

/** Walks the segments: an end marker inside a preview or a note is not the picture's. */
function jpegEnd(bytes: Buffer): number | null {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker === END) return at + 2;
    else if (marker === 0x01 || (marker >= RESTART_FIRST && marker <= RESTART_LAST)) at += 2;
    else {
      at += 2 + bytes.readUInt16BE(at + 2);
      if (marker === SCAN) at = afterScan(bytes, at);
    }
  }
  return at + 2 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] === END ? at + 2 : null;
}

/** The first marker behind a scan's coded data, in which FF 00 is data and FF D0–D7 are rests. */
function afterScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= RESTART_FIRST && next <= RESTART_LAST)) return at;
  }
  return bytes.length;
}
