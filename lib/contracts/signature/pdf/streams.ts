import { inflateSync } from "node:zlib";
import { isDict, isName, type PdfDict, PdfFault, type PdfStream } from "./values";

/** What one compressed stream may grow to. */
const MOST = 32 * 1024 * 1024;

const wholeIn = (dict: PdfDict, key: string, otherwise: number): number => {
  const value = dict.entries.get(key) ?? otherwise;
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0) throw new PdfFault("malformed", `/${key}`);
  return value;
};

/** The bytes of a stream that holds structure: plain or deflated, with PNG predictors; other filters are refused. */
export function decoded(stream: PdfStream): Buffer {
  const [filter, parameters] = ["Filter", "DecodeParms"].map((key) => {
    const value = stream.dict.entries.get(key);
    return Array.isArray(value) && value.length === 1 ? value[0] : value;
  });
  if (filter === undefined || filter === null) return stream.raw;
  if (!isName(filter, "FlateDecode")) throw new PdfFault("malformed", "an unusual filter");
  const plain = inflated(stream.raw);
  return isDict(parameters) ? unpredicted(plain, parameters) : plain;
}

function inflated(raw: Buffer): Buffer {
  try {
    return inflateSync(raw, { maxOutputLength: MOST });
  } catch {
    throw new PdfFault("malformed", "a stream that can't be unpacked");
  }
}

function unpredicted(bytes: Buffer, parameters: PdfDict): Buffer {
  const predictor = wholeIn(parameters, "Predictor", 1);
  if (predictor === 1) return bytes;
  const width = wholeIn(parameters, "Columns", 1);
  const plainPixels = wholeIn(parameters, "Colors", 1) === 1 && wholeIn(parameters, "BitsPerComponent", 8) === 8;
  if (predictor < 10 || !plainPixels || width === 0) throw new PdfFault("malformed", "an unusual predictor");
  const rows = Math.floor(bytes.length / (width + 1));
  const out = Buffer.alloc(rows * width);
  for (let row = 0; row < rows; row++) unpredictRow(bytes, out, row, width);
  return out;
}

/** PNG's filters (RFC 2083, 6), for pixels of one byte. */
function unpredictRow(bytes: Buffer, out: Buffer, row: number, width: number): void {
  const type = bytes[row * (width + 1)] ?? 0;
  const from = row * (width + 1) + 1;
  const to = row * width;
  for (let i = 0; i < width; i++) {
    const left = i > 0 ? (out[to + i - 1] ?? 0) : 0;
    const up = row > 0 ? (out[to + i - width] ?? 0) : 0;
    const corner = i > 0 && row > 0 ? (out[to + i - width - 1] ?? 0) : 0;
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][type];
    if (guess === undefined) throw new PdfFault("malformed", "an unusual predictor");
    out[to + i] = ((bytes[from + i] ?? 0) + guess) & 255;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const distances = [left, up, corner].map((each) => Math.abs(left + up - corner - each));
  const [toLeft = 0, toUp = 0, toCorner = 0] = distances;
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
