import { join } from "node:path";
import PDFDocument from "pdfkit";

type Step = [method: string, args: unknown[]];
/** What a document was drawn with. */
export interface Drawing {
  options: PDFKit.PDFDocumentOptions;
  steps: Step[];
}

const METHODS = ["addPage", "switchToPage", "font", "fontSize", "fillColor", "text", "moveTo", "lineTo", "lineWidth"];
const MORE = ["lineJoin", "lineCap", "strokeColor", "stroke", "registerFont"];
const FOLDER = join(process.cwd(), "node_modules/@fontsource/noto-sans/files");
type Pen = Record<string, (...args: unknown[]) => unknown>;

/** Every call to pdfkit that an act makes, outermost ones only. */
export async function recordDrawing(act: () => Promise<unknown>, options: PDFKit.PDFDocumentOptions): Promise<Drawing> {
  const prototype = PDFDocument.prototype as unknown as Pen;
  const own = new Map<string, Pen[string] | undefined>();
  const steps: Step[] = [];
  let depth = 0;
  for (const method of [...METHODS, ...MORE]) {
    const original = prototype[method];
    own.set(method, original);
    prototype[method] = function (this: unknown, ...args: unknown[]) {
      if (depth === 0) steps.push([method, args]);
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
  return { options, steps };
}

/** The same pages by pdfkit alone: each document opens the font's files, as pdfkit's own guide does. */
export function drawAgain({ options, steps }: Drawing): Promise<Buffer> {
  const document = new PDFDocument(options);
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const pen = document as unknown as Pen;
  for (const [method, args] of steps) {
    if (method === "registerFont") pen.registerFont?.(args[0], join(FOLDER, `noto-sans-${args[0]}-normal.woff`));
    else pen[method]?.(...args);
  }
  return new Promise((resolve) => {
    document.once("end", () => resolve(Buffer.concat(chunks)));
    document.end();
  });
}
