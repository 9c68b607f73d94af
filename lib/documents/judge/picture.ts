import sharp from "sharp";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { endsAsZip, holdsMarkup, isForeignTail } from "./foreign";
import type { FileKind } from "./kind";
import { pictureEnd } from "./picture-end";
import type { Judged, UploadFault, UploadHint } from "./verdict";

/** More than any camera takes; less than what fills the memory. */
const MAX_PIXELS = 80_000_000;
/** Longest side kept: a page at 300 dots an inch. */
const KEPT_SIDE = 3600;
/** Below this, the small print of a document cannot be read. */
const LEGIBLE_SIDE = 640;
const DARK_MEAN = 45;
const SECONDS = 20;

/**
 * Judges a picture and makes a clean one of it: upright, no metadata, JPEG. Refuses `upload-too-many-pixels`,
 * `upload-broken` and `upload-polyglot` (another file hides before, inside or behind it).
 */
export async function judgePicture(
  kind: Exclude<FileKind, "pdf">,
  bytes: Buffer,
): Promise<Outcome<Judged, UploadFault>> {
  const size = await sizeOf(bytes);
  if (isRefusal(size)) return size;
  const end = pictureEnd(kind, bytes);
  if (end === null) return refuse("upload-broken");
  if (await hidesAnother(bytes, end)) return refuse("upload-polyglot");
  try {
    const clean = await reencoded(bytes);
    return { bytes: clean, contentType: "image/jpeg", pages: 1, hints: await hintsOf(clean, size.longest) };
  } catch {
    return refuse("upload-broken");
  }
}

/** Read from the header alone: a picture that says it is huge is never unpacked. */
async function sizeOf(bytes: Buffer): Promise<Outcome<{ longest: number }, UploadFault>> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > MAX_PIXELS) return refuse("upload-too-many-pixels");
    return { longest: Math.max(width, height) };
  } catch {
    return refuse("upload-broken");
  }
}

const hidesAnother = async (bytes: Buffer, end: number): Promise<boolean> =>
  holdsMarkup(bytes) ||
  endsAsZip(bytes) ||
  bytes.subarray(0, 1024).includes("%PDF-") ||
  (await isForeignTail(bytes.subarray(end)));

const reencoded = (bytes: Buffer): Promise<Buffer> =>
  sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "truncated" })
    .timeout({ seconds: SECONDS })
    .autoOrient()
    .flatten({ background: "#ffffff" })
    .resize(KEPT_SIDE, KEPT_SIDE, { fit: "inside", withoutEnlargement: true })
    .jpeg({ quality: 85 })
    .toBuffer();

async function hintsOf(picture: Buffer, longest: number): Promise<UploadHint[]> {
  const { data } = await sharp(picture)
    .resize(64, 64, { fit: "fill" })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  return [
    ...(longest < LEGIBLE_SIDE ? (["upload-too-small"] as const) : []),
    ...(mean < DARK_MEAN ? (["upload-too-dark"] as const) : []),
  ];
}
