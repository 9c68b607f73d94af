import PDFDocument from "pdfkit";
import { openPart } from "@/lib/invoicing/pdf/fonts";

type Step = [method: string, args: unknown[]];
/** What a document was drawn with. */
export interface Drawing {
  options: PDFKit.PDFDocumentOptions;
  steps: Step[];
}

const METHODS = ["addPage", "switchToPage", "font", "fontSize", "fillColor", "text", "moveTo", "lineTo", "lineWidth"];
const MORE = ["lineJoin", "lineCap", "strokeColor", "stroke", "rect", "fill", "registerFont"];
type Pen = Record<string, (...args: unknown[]) => unknown>;

/** Every call to pdfkit that an act makes, outermost ones only, and what its document was made with. */
export async function recordDrawing(act: () => Promise<unknown>): Promise<Drawing> {
  const prototype = PDFDocument.prototype as unknown as Pen;
  const own = new Map<string, Pen[string] | undefined>();
  const steps: Step[] = [];
  let options: PDFKit.PDFDocumentOptions | undefined;
  let depth = 0;
  for (const method of [...METHODS, ...MORE]) {
    const original = prototype[method];
    own.set(method, original);
    prototype[method] = function (this: { options: PDFKit.PDFDocumentOptions }, ...args: unknown[]) {
      // The first page is added while the document is being made: its options say so.
      if (depth === 0 && options) steps.push([method, args]);
      options ??= this.options;
      depth++;
      try {
        return original?.apply(this, args);
      } finally {
        depth--;
      }
    };
  }
  await act();
  for (const [method, original] of own) if (original) prototype[method] = original;
  if (!options) throw new Error("nothing was drawn");
  return { options, steps: steps.filter((step, n) => !isMeasuring(step, steps[n + 1])) };
}

/** A font taken up only to see how wide something is. */
const isMeasuring = ([method]: Step, next: Step | undefined): boolean => method === "font" && next?.[0] === "font";

const opened = new Map<string, ReturnType<typeof openPart>>();

/**
 * The same pages by pdfkit alone, every text at the place that was found for it, to the byte. The font's files are
 * opened once for the process, as the product does; what letters a document takes from them is put together anew in
 * each, on both sides. How words are laid out is remembered by the product's own font alone.
 */
export function drawAgain({ options, steps }: Drawing): Promise<Buffer> {
  const document = new PDFDocument({ ...options });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const pen = document as unknown as Pen;
  for (const [method, args] of steps) {
    if (method !== "registerFont") pen[method]?.(...args);
    else pen.registerFont?.(args[0], fontOf(String(args[0])));
  }
  return new Promise((resolve) => {
    document.once("end", () => resolve(Buffer.concat(chunks)));
    document.end();
  });
}

function fontOf(name: string) {
  const font = opened.get(name) ?? openPart(name);
  opened.set(name, font);
  return font;
}
