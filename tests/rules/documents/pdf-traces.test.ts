import { deflateSync, inflateSync } from "node:zlib";
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

/** As programs write since PDF 1.5: objects in streams, all streams packed, the photograph too, and a table that is a stream. */
function packedPdf(): Buffer {
  const info = `<< /Author (${SECRETS[0]}) /Title 7 0 R /Creator (${SECRETS[2]}) /CreationDate (D:20260101) >>`;
  const inside: [number, string][] = [
    [1, "<< /Type /Catalog /Pages 2 0 R /Metadata 9 0 R >>"],
    [2, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"],
    [
      3,
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << /XObject << /I 8 0 R >> >> /Contents 10 0 R >>",
    ],
    [6, info],
    [7, `(${SECRETS[1]}, ${SECRETS[3]})`],
  ];
  const bodies = inside.map(([, body]) => body).join("\n");
  let at = 0;
  const numbers = inside.map(([number, body]) => {
    const pair = `${number} ${at}`;
    at += body.length + 1;
    return pair;
  });
  const header = `${numbers.join(" ")} `;
  const pieces: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const offsets = new Map<number, number>();
  const length = () => pieces.reduce((sum, { length }) => sum + length, 0);
  const stream = (number: number, dictionary: string, bytes: Buffer) => {
    offsets.set(number, length());
    const head = `${number} 0 obj\n<< ${dictionary} /Length ${bytes.length} >>\nstream\n`;
    pieces.push(Buffer.from(head), bytes, Buffer.from("\nendstream\nendobj\n"));
  };
  const objects = Buffer.from(header + bodies, "latin1");
  stream(5, `/Type /ObjStm /N ${inside.length} /First ${header.length} /Filter /FlateDecode`, deflateSync(objects));
  const picture = "/Type /XObject /Subtype /Image /Width 60 /Height 40 /ColorSpace /DeviceRGB /BitsPerComponent 8";
  stream(8, `${picture} /Filter [/FlateDecode /DCTDecode]`, deflateSync(photograph));
  stream(9, "/Type /Metadata /Subtype /XML /Filter /FlateDecode", deflateSync(Buffer.from(XMP)));
  stream(10, "/Filter /FlateDecode", deflateSync(Buffer.from("q 60 0 0 40 50 50 cm /I Do Q")));
  const start = length();
  offsets.set(11, start);
  const entry = (number: number): number[] => {
    const index = inside.findIndex(([each]) => each === number);
    const offset = offsets.get(number) ?? 0;
    return index >= 0 ? [2, 0, 5, index] : offset > 0 ? [1, offset >> 8, offset & 255, 0] : [0, 0, 0, 0];
  };
  const table = Buffer.from(Array.from({ length: 12 }, (_, number) => entry(number)).flat());
  stream(11, "/Type /XRef /Size 12 /W [1 2 1] /Root 1 0 R /Info 6 0 R", table);
  return Buffer.concat([...pieces, Buffer.from(`startxref\n${start}\n%%EOF\n`)]);
}

/** Everything a file says, its streams unpacked. */
function wholeOf(pdf: Buffer): Buffer {
  const streams = [...pdf.toString("latin1").matchAll(/\bstream\n([\s\S]*?)endstream/g)].map(([, raw]) => {
    try {
      return inflateSync(Buffer.from(raw ?? "", "latin1"));
    } catch {
      return Buffer.alloc(0);
    }
  });
  return Buffer.concat([pdf, ...streams]);
}

describe("a PDF whose objects are packed", () => {
  it("keeps its pages, and nothing of who made it, where and with what", async () => {
    const pdf = packedPdf();
    expect(found(wholeOf(pdf))).toEqual(SECRETS);
    const judged = await judgeUpload({ bytes: pdf, name: "carta.pdf", type: "application/pdf" }, 10);
    if (isRefusal(judged)) throw new Error(judged.code);
    expect(judged).toMatchObject({ contentType: "application/pdf", pages: 1 });
    expect(found(wholeOf(judged.bytes))).toEqual([]);
    expect(judged.bytes.length).toBe(pdf.length);
  });

  it("keeps its photograph as it looks, and every object in its place", async () => {
    const pdf = packedPdf();
    const clean = withoutTraces(pdf);
    const jpegIn = (bytes: Buffer) => {
      const packed = bytes.subarray(bytes.indexOf("stream\n", bytes.indexOf("/DCTDecode")) + 7);
      return sharp(inflateSync(packed)).raw().toBuffer();
    };
    expect((await jpegIn(clean)).equals(await jpegIn(pdf))).toBe(true);
    expect(await propertiesOf(clean)).toMatchObject({ Author: expect.not.stringMatching(/\S/) });
    expect(await propertiesOf(pdf)).toMatchObject({ Author: SECRETS[0], Title: `${SECRETS[1]}, ${SECRETS[3]}` });
  });

  it("that says where its objects are in any other way, ends quickly and never grows", () => {
    const part = fc.constantFrom(
      "5 0 obj << /Type /ObjStm /N 3 /First 9 /Filter /FlateDecode >> stream\n",
      "/N 999999999 /First 3 ",
      "/Length 5 /Predictor 12 ",
      "/Info 6 0 R ",
      "endstream endobj ",
      deflateSync(Buffer.from("6 0 7 99 (Mario)")).toString("latin1"),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const pdf = Buffer.from(parts.join(""), "latin1");
        expect(withoutTraces(pdf).length).toBe(pdf.length);
      }),
    );
  });
});

/** What a reader shows as the file's properties. */
async function propertiesOf(bytes: Buffer): Promise<unknown> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const { info } = await (await task.promise).getMetadata();
  await task.destroy();
  return info;
}

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
