import type { Holder } from "./signatures-authority";
import { cmsOf, type Making } from "./signatures-cms";

/** Objects of a PDF as they are written between "obj" and "endobj", by number. */
export type PdfObjects = Record<number, string | Buffer>;

export interface PdfMaking extends Making {
  subFilter?: string;
  /** Where the signature shows on the first page; nowhere when left out. */
  rect?: [number, number, number, number];
  /** More objects, or others, written by the signing update. */
  objects?: PdfObjects;
  /** More entries of the signature's dictionary. */
  entries?: string;
  /** Replaces the signature itself. */
  cms?: (ranges: Uint8Array[]) => Promise<Uint8Array>;
}

const ROOM = 16_000;

/** What a classic PDF says of itself at its end. */
function endOf(pdf: Buffer): { xref: number; size: number; root: number } {
  const text = pdf.toString("latin1");
  const last = (pattern: RegExp) => Number([...text.matchAll(pattern)].at(-1)?.[1]);
  return { xref: last(/startxref\s+(\d+)/g), size: last(/\/Size (\d+)/g), root: last(/\/Root (\d+) 0 R/g) };
}

/** The text of an object, its newest version. */
export function objectIn(pdf: Buffer, number: number): string {
  const text = pdf.toString("latin1");
  const found = [...text.matchAll(new RegExp(`(?<!\\d)${number} 0 obj\\s*([\\s\\S]*?)\\s*endobj`, "g"))].at(-1)?.[1];
  if (found === undefined) throw new Error(`no object ${number}`);
  return found;
}

export const rootOf = (pdf: Buffer): number => endOf(pdf).root;
export const sizeOf = (pdf: Buffer): number => endOf(pdf).size;
export const pageOf = (pdf: Buffer): number =>
  Number(/(\d+) 0 obj\s*<<[^>]*?\/Type \/Page\b/.exec(pdf.toString("latin1"))?.[1]);

/** A dictionary with entries added at its end. */
export const withEntries = (dictionary: string, entries: string): string =>
  dictionary.replace(/>>\s*$/, `${entries}\n>>`);

/** Appends objects as an incremental update with a table of its own. */
export function updated(pdf: Buffer, objects: PdfObjects, trailer = ""): Buffer {
  const { xref, size, root } = endOf(pdf);
  const numbers = Object.keys(objects)
    .map(Number)
    .sort((a, b) => a - b);
  const parts: Buffer[] = [pdf.at(-1) === 10 ? pdf : Buffer.concat([pdf, Buffer.from("\n")])];
  const places: string[] = [];
  let at = parts[0]?.length ?? 0;
  for (const number of numbers) {
    const given = objects[number] ?? "";
    const body = typeof given === "string" ? Buffer.from(given, "latin1") : given;
    const part = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
    places.push(`${number} 1\n${String(at).padStart(10, "0")} 00000 n \n`);
    parts.push(part);
    at += part.length;
  }
  const newSize = Math.max(size, (numbers.at(-1) ?? 0) + 1);
  const end = `trailer\n<< /Size ${newSize} /Root ${root} 0 R /Prev ${xref} ${trailer}>>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(`xref\n${places.join("")}${end}`, "latin1")]);
}

/** The same document written anew, as some signing programs do: its objects elsewhere, in another order. */
export function rewritten(pdf: Buffer): Buffer {
  const objects = [...pdf.toString("latin1").matchAll(/(?<!\d)(\d+) 0 obj\n[\s\S]*?\nendobj\n/g)].reverse();
  const { size, root } = endOf(pdf);
  const places = new Map<number, number>();
  let text = "%PDF-1.7\n";
  for (const [whole, number] of objects) {
    places.set(Number(number), text.length);
    text += whole;
  }
  const line = (number: number) =>
    `${String(places.get(number) ?? 0).padStart(10, "0")} 00000 ${places.has(number) ? "n" : "f"} \n`;
  const lines = Array.from({ length: size }, (_, number) => line(number)).join("");
  const end = `trailer\n<< /Size ${size} /Root ${root} 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}xref\n0 ${size}\n${lines}${end}`, "latin1");
}

/** A signed PDF: the bytes as they are, and one incremental update with an invisible or visible signature. */
export async function signPdf(pdf: Uint8Array, by: Holder, making: PdfMaking = {}): Promise<Buffer> {
  const original = Buffer.from(pdf);
  const [field, value] = [sizeOf(original), sizeOf(original) + 1];
  const unsigned = updated(original, {
    ...formWith(original, field),
    [field]: widget(original, value, making),
    [value]: dictionary(making),
    ...making.objects,
  });
  return filled(unsigned, by, making);
}

function formWith(pdf: Buffer, field: number): PdfObjects {
  const [root, page] = [rootOf(pdf), pageOf(pdf)];
  const catalog = objectIn(pdf, root);
  const fields = /\/Fields \[([^\]]*)\]/.exec(catalog)?.[1];
  const form = `/AcroForm << /Fields [${fields ?? ""} ${field} 0 R] /SigFlags 3 >>`;
  const annotations = /\/Annots \[([^\]]*)\]/.exec(objectIn(pdf, page))?.[1];
  const onPage = objectIn(pdf, page).replace(/\/Annots \[[^\]]*\]/, "");
  return {
    [root]: withEntries(catalog.replace(/\/AcroForm << [^>]*>>/, ""), form),
    [page]: withEntries(onPage, `/Annots [${annotations ?? ""} ${field} 0 R]`),
  };
}

const widget = (pdf: Buffer, value: number, { rect = [0, 0, 0, 0] }: PdfMaking): string =>
  `<< /FT /Sig /Type /Annot /Subtype /Widget /F 132 /T (Firma${value}) /V ${value} 0 R /P ${pageOf(pdf)} 0 R /Rect [${rect.join(" ")}] >>`;

const dictionary = ({ subFilter = "ETSI.CAdES.detached", entries = "", signedAt }: PdfMaking): string =>
  `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /${subFilter} ${entries}
${signedAt === null ? "" : "/M (D:20261115110000+01'00')"}
/ByteRange [0 ********** ********** **********] /Contents <${"0".repeat(ROOM)}> >>`;

async function filled(pdf: Buffer, by: Holder, making: PdfMaking): Promise<Buffer> {
  const start = pdf.lastIndexOf("/Contents <0000") + "/Contents ".length;
  const end = pdf.indexOf(">", start) + 1;
  const range = pdf.lastIndexOf("/ByteRange [0 **********", start);
  const numbers = [start, end, pdf.length - end].map((each) => String(each).padEnd(10));
  pdf.write(`/ByteRange [0 ${numbers.join(" ")}]`, range, "latin1");
  const ranges = [pdf.subarray(0, start), pdf.subarray(end)];
  const { cms = (pieces) => cmsOf(pieces, [by], { ...making, signedAt: null, attached: false }) } = making;
  pdf.write(Buffer.from(await cms(ranges)).toString("hex"), start + 1, "latin1");
  return pdf;
}
