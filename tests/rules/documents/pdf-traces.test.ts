import fc from "fast-check";
import PDFDocument from "pdfkit";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { judgeUpload } from "@/lib/documents/judge";
import { withoutTraces } from "@/lib/documents/judge/pdf-traces";
import { isRefusal } from "@/lib/kernel/refusal";

/** What must not be found again in any form. */
const SECRETS = ["Mario Rossi", "Via Segreta", "Telefono 15", "41.8902"];
const XMP = `<?xpacket begin="" id="W5M0"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>${SECRETS[0]}</dc:creator></x:xmpmeta><?xpacket end="w"?>`;
let photograph: Buffer;
let scan: Buffer;

beforeAll(async () => {
  const exif = { IFD0: { Artist: SECRETS[0]!, Model: SECRETS[2]!, ImageDescription: `${SECRETS[1]} ${SECRETS[3]}` } };
  const plain = sharp({ create: { width: 60, height: 40, channels: 3, background: "#246" } });
  photograph = await plain.withExif(exif).jpeg().toBuffer();
  const info = {
    Author: SECRETS[0]!,
    Title: `${SECRETS[1]} (scala \\ B)`,
    Creator: SECRETS[2]!,
    Keywords: SECRETS[3]!,
  };
  const pdf = new PDFDocument({ info, compress: false });
  const pieces: Buffer[] = [];
  pdf.on("data", (piece: Buffer) => pieces.push(piece));
  pdf.image(photograph, 50, 50).text("CARTA DI IDENTITA");
  const metadata = pdf.ref({ Type: "Metadata", Subtype: "XML", Length: Buffer.byteLength(XMP) });
  metadata.end(XMP);
  const ended = new Promise((done) => pdf.on("end", done));
  pdf.end();
  await ended;
  scan = Buffer.concat(pieces);
});

const found = (bytes: Buffer): string[] => {
  const hex = bytes.toString("hex");
  const forms = (text: string) => [text, Buffer.from(text, "utf16le").toString("latin1")];
  return SECRETS.filter((text) =>
    forms(text).some((form) => hex.includes(Buffer.from(form, "latin1").toString("hex"))),
  );
};

describe("a PDF that somebody sends", () => {
  it("keeps its pages, and nothing of who made it, where and with what", async () => {
    expect(found(scan)).toEqual(SECRETS);
    const judged = await judgeUpload({ bytes: scan, name: "carta.pdf", type: "application/pdf" }, 10);
    if (isRefusal(judged)) throw new Error(judged.code);
    expect(judged).toMatchObject({ contentType: "application/pdf", pages: 1 });
    expect(found(judged.bytes)).toEqual([]);
    expect(judged.bytes.length).toBe(scan.length);
  });

  it("keeps its photographs as they look", async () => {
    const clean = withoutTraces(scan);
    const start = clean.indexOf(Buffer.from([0xff, 0xd8, 0xff]));
    const kept = clean.subarray(start, start + photograph.length);
    const pixels = (jpeg: Buffer) => sharp(jpeg).raw().toBuffer();
    expect((await pixels(kept)).equals(await pixels(photograph))).toBe(true);
    expect((await sharp(kept).metadata()).exif?.includes("Rossi") ?? false).toBe(false);
  });

  it("stays as it came when it is signed", () => {
    const signed = Buffer.concat([scan, Buffer.from("\n9 0 obj\n<< /Type /Sig /ByteRange [0 1 2 3] >>\nendobj\n")]);
    expect(withoutTraces(signed)).toBe(signed);
  });

  it("is blanked in texts of every form", () => {
    const texts = "/A (Mario \\(Rossi\\) ((x) y)) /B <4D6172696F> /C << /D (Via Segreta) >> /E 12";
    const pdf = Buffer.from(`%PDF-1.4\n7 0 obj\n<< ${texts} >>\nendobj\ntrailer\n<< /Info 7 0 R >>\n%%EOF`);
    const clean = withoutTraces(pdf).toString();
    expect(clean).toMatch(/\/A \( +\) \/B <0000000000> \/C << \/D \( +\) >> \/E 12 >>\nendobj/);
  });

  it("never grows, and ends quickly, whatever it holds", () => {
    const part = fc.constantFrom(
      "/Info 1 0 R ",
      "1 0 obj (",
      "<x:xmpmeta ",
      "stream\n\u00FF\u00D8\u00FF\u00E1\u0000\u0000",
      "\\",
      ")",
      "<",
      "endobj ",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 400 }), (parts) => {
        const pdf = Buffer.from(parts.join(""), "latin1");
        expect(withoutTraces(pdf).length).toBe(pdf.length);
      }),
    );
    const flood = Buffer.from(
      "1 0 obj ( <x:xmpmeta /Info 1 0 R stream\n\u00FF\u00D8\u00FF\u00E1\u0000\u0002".repeat(100_000),
      "latin1",
    );
    const from = performance.now();
    withoutTraces(flood);
    expect(performance.now() - from).toBeLessThan(10_000);
  });
});
