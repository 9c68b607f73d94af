import { fileTypeFromBuffer } from "file-type";

// Cut in two so that a scanner of source code does not take this file for the test virus.
const EICAR = Buffer.from(
  `${String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}`}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`,
  "latin1",
);
/** Tags that make a browser take any bytes for a page, or a server for a program. */
const MARKUP =
  /<(?:html|script|body|iframe|object|embed)[\s>/]|<!doctype\s+html|<\?php\s|<svg[\s>][^>]{0,200}(?:xmlns|onload)/i;
const ZIP_END = Buffer.from("PK\x05\x06", "latin1");
const ZIP_END_REACH = 65_557;

export const isVirusTestFile = (bytes: Buffer): boolean => bytes.includes(EICAR);
export const holdsMarkup = (bytes: Buffer): boolean => MARKUP.test(bytes.toString("latin1"));
/** A zip is read from its end: its closing record anywhere near the end makes the file one, whatever comes before. */
export const endsAsZip = (bytes: Buffer): boolean => bytes.subarray(-ZIP_END_REACH).includes(ZIP_END);

/** Cameras put other pictures, films and notes behind a picture: harmless, and cut off when it is re-encoded. */
const HARMLESS = /^(?:image\/(?!svg)|video\/|audio\/)/;

/** True when what follows the end of a picture is a file of another nature. */
export async function isForeignTail(tail: Buffer): Promise<boolean> {
  const start = tail.findIndex((byte) => byte !== 0 && byte !== 0x0a && byte !== 0x0d && byte !== 0x20);
  if (start < 0) return false;
  const rest = tail.subarray(start);
  const found = await fileTypeFromBuffer(rest);
  if (found && !HARMLESS.test(found.mime)) return true;
  const text = rest.toString("latin1");
  return /^#!|^MZ|^\s*</.test(text) || text.includes("%PDF-") || text.includes("PK\x03\x04");
}
