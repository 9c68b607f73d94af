import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { endsAsZip, holdsMarkup } from "./foreign";
import { pdfObjects } from "./pdf-text";
import { withoutTraces } from "./pdf-traces";
import type { Judged, UploadFault } from "./verdict";

/** What makes a PDF do something when it is opened, or carry other files. */
const ACTIVE =
  /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|GoToE|XFA|Rendition|Movie|Sound)(?![A-Za-z0-9_-])/;
const MAX_PAGES_LOOKED_AT = 60;

/**
 * Judges a PDF; it is kept without what its maker's programs wrote into it, and as it came when it is signed. Refuses
 * `upload-broken`, `upload-encrypted-pdf`, `upload-active-content` and `upload-polyglot`.
 */
export async function judgePdf(bytes: Buffer): Promise<Outcome<Judged, UploadFault>> {
  const end = bytes.lastIndexOf("%%EOF");
  if (end < 0) return refuse("upload-broken");
  const objects = pdfObjects(bytes);
  if (isForeign(bytes.subarray(end + 5)) || endsAsZip(bytes) || holdsMarkup(Buffer.from(objects, "latin1"))) {
    return refuse("upload-polyglot");
  }
  if (/\/Encrypt(?![A-Za-z0-9])/.test(objects)) return refuse("upload-encrypted-pdf");
  if (ACTIVE.test(objects)) return refuse("upload-active-content");
  return opened(withoutTraces(bytes));
}

/** Nothing but blanks may follow the end of a PDF. */
const isForeign = (tail: Buffer): boolean => tail.some((byte) => ![0, 9, 10, 12, 13, 32].includes(byte));

/** Opened as a reader would: what the text above did not show, a reader finds. */
async function opened(bytes: Buffer): Promise<Outcome<Judged, UploadFault>> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const task = getDocument({
    data: new Uint8Array(bytes),
    stopAtErrors: true,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  });
  try {
    const pdf = await task.promise;
    if (pdf.numPages < 1) return refuse("upload-broken");
    if ((await pdf.getJSActions()) || (await pdf.getAttachments())) return refuse("upload-active-content");
    for (let n = 1; n <= Math.min(pdf.numPages, MAX_PAGES_LOOKED_AT); n++) {
      if (await (await pdf.getPage(n)).getJSActions()) return refuse("upload-active-content");
    }
    return { bytes, contentType: "application/pdf", pages: pdf.numPages, hints: [] };
  } catch (error) {
    return refuse(
      error instanceof Error && error.name === "PasswordException" ? "upload-encrypted-pdf" : "upload-broken",
    );
  } finally {
    await task.destroy();
  }
}
