import { deflateSync } from "node:zlib";
import fc from "fast-check";
import PDFDocument from "pdfkit";
import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { REASONS } from "@/lib/contracts/signature/verdict";
import { verifySignature } from "@/lib/contracts/signature/verify-signature";
import { authority, signAttached, signerOf, signPdf } from "@/tests/support/signatures";
import { inBase64, inBer } from "@/tests/support/signatures-encodings";
import { sizeOf, updated } from "@/tests/support/signatures-pdf";

const at = Temporal.Instant.from("2026-11-21T12:00:00Z");
const reasonOf = async (bytes: Uint8Array) => (await verifySignature(bytes, { at, trust: null })).reason;
const MEGABYTE = 1024 * 1024;
let pdf: Buffer;
let signed: Record<"pdf" | "der" | "ber" | "base64", Buffer>;

beforeAll(async () => {
  const doc = new PDFDocument();
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  doc.text("Il contratto").end();
  await new Promise((done) => doc.on("end", done));
  pdf = Buffer.concat(chunks);
  const signer = await signerOf(await authority());
  const der = Buffer.from(await signAttached(pdf, signer));
  signed = { pdf: await signPdf(pdf, signer), der, ber: Buffer.from(inBer(der, 200)), base64: inBase64(der) };
});

type Change = { place: number; cut: number; put: Uint8Array };
const change: fc.Arbitrary<Change> = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(60),
  put: fc.oneof(
    fc.uint8Array({ maxLength: 20 }),
    fc
      .constantFrom("<<", ">>", "[", ")", "/Kids", "1 0 R", "endobj", "99999999999", "xref")
      .map((word) => Buffer.from(word)),
  ),
});
const changedBy = (bytes: Buffer, changes: Change[]): Buffer =>
  changes.reduce((now, { place, cut, put }) => {
    const i = Math.floor(place * now.length);
    return Buffer.concat([now.subarray(0, i), put, now.subarray(i + cut)]);
  }, bytes);

describe("a damaged file", () => {
  it("is always judged, never valid by accident", async () => {
    const kinds = fc.constantFrom<keyof typeof signed>("pdf", "der", "ber", "base64");
    await fc.assert(
      fc.asyncProperty(kinds, fc.array(change, { minLength: 1, maxLength: 5 }), async (kind, changes) => {
        const bytes = changedBy(signed[kind], changes);
        const verdict = await verifySignature(bytes, { at, trust: null, content: pdf });
        expect(verdict.valid).toBe(verdict.reason === null);
        if (verdict.valid) expect(verdict.content?.sha256).toBe((await whole(kind)).content?.sha256);
        else expect(REASONS).toContain(verdict.reason);
      }),
      { numRuns: 600 },
    );
  });
  const whole = (kind: keyof typeof signed) => verifySignature(signed[kind], { at, trust: null, content: pdf });

  it("is judged wherever it is cut", async () => {
    for (const bytes of Object.values(signed)) {
      for (let i = 0; i < bytes.length - 3; i += Math.ceil(bytes.length / 60)) {
        expect(await reasonOf(bytes.subarray(0, i))).not.toBeNull();
      }
    }
  });

  it("of random bytes is no signature", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(["not-a-signature", "malformed"]).toContain(await reasonOf(bytes));
      }),
    );
  });
});

describe("a hostile .p7m", () => {
  const head = Buffer.from("06092a864886f70d010702", "hex");
  it.each<[string, () => Buffer]>([
    ["25 MB of nothing", () => Buffer.alloc(25 * MEGABYTE)],
    ["25 MB of one letter", () => Buffer.alloc(25 * MEGABYTE, "M")],
    ["more than is ever read", () => Buffer.alloc(65 * MEGABYTE, 0x30)],
    ["open lengths nested without end", () => Buffer.alloc(2 * MEGABYTE, Buffer.from([0x30, 0x80]))],
    [
      "open lengths nested inside signed data",
      () => Buffer.concat([Buffer.from([0x30, 0x80]), head, Buffer.alloc(MEGABYTE, Buffer.from([0xa0, 0x80]))]),
    ],
    [
      "millions of empty elements",
      () => {
        const body = Buffer.concat([head, Buffer.alloc(3 * MEGABYTE, Buffer.from([0x05, 0x00]))]);
        const size = Buffer.alloc(4);
        size.writeUInt32BE(body.length);
        return Buffer.concat([Buffer.from([0x30, 0x84]), size, body]);
      },
    ],
    ["a length of four gigabytes", () => Buffer.concat([Buffer.from([0x30, 0x84, 0xff, 0xff, 0xff, 0xff]), head])],
    ["a PEM without end", () => Buffer.concat([Buffer.from("-----BEGIN PKCS7-----\n"), Buffer.alloc(MEGABYTE, "-")])],
  ])("of %s is refused", async (_, bytes) => {
    expect(["not-a-signature", "malformed", "too-large"]).toContain(await reasonOf(bytes()));
  });
});

describe("a hostile PDF", () => {
  const body = (text: string) => Buffer.from(text, "latin1");
  const stream = (dictionary: string, bytes: Buffer) =>
    Buffer.concat([body(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`), bytes, body("\nendstream")]);
  const ending = (at: number) => `\nstartxref\n${at}\n%%EOF\n`;

  it.each<[string, () => Buffer]>([
    ["25 MB of blanks", () => Buffer.concat([body("%PDF-1.7\n"), Buffer.alloc(25 * MEGABYTE, " ")])],
    [
      "nested arrays",
      () =>
        Buffer.concat([body("%PDF-1.7\nxref\n0 0\ntrailer\n<< /Root "), Buffer.alloc(MEGABYTE, "["), body(ending(9))]),
    ],
    [
      "tables that lead to each other",
      () => body(`%PDF-1.7\nxref\n0 0\ntrailer\n<< /Root 1 0 R /Prev 9 >>${ending(9)}`),
    ],
    ["a table of a billion lines", () => body(`%PDF-1.7\nxref\n0 1000000000\ntrailer\n<< /Root 1 0 R >>${ending(9)}`)],
    [
      "a table of entries without width",
      () =>
        Buffer.concat([
          body("%PDF-1.7\n1 0 obj\n"),
          stream("/Type /XRef /W [0 0 0] /Index [0 10000000] /Size 9 /Root 1 0 R", Buffer.alloc(4)),
          body(`\nendobj${ending(9)}`),
        ]),
    ],
    [
      "a stream that unpacks without end",
      () =>
        Buffer.concat([
          body("%PDF-1.7\n1 0 obj\n"),
          stream(
            "/Type /XRef /W [1 2 1] /Size 9 /Root 1 0 R /Filter /FlateDecode",
            deflateSync(Buffer.alloc(60 * MEGABYTE)),
          ),
          body(`\nendobj${ending(9)}`),
        ]),
    ],
  ])("of %s is refused", async (_, bytes) => {
    expect(["not-signed", "malformed"]).toContain(await reasonOf(bytes()));
  });

  it("with objects that contain themselves is refused", async () => {
    const number = sizeOf(signed.pdf);
    const loops: Record<string, string>[] = [
      { [number]: `${number} 0 R` },
      { [number]: `<< /Kids [${number} 0 R] >>` },
      { [number]: `<< /Type /ObjStm /N 1 /First 4 /Length ${number} 0 R >>\nstream\n1 0 R\nendstream` },
    ];
    for (const objects of loops) expect(await reasonOf(updated(signed.pdf, objects))).not.toBeNull();
    const form = updated(pdf, { [number]: `<< /Fields [${number} 0 R] /Kids [${number} 0 R ${number} 0 R] >>` });
    const root = /\/Root (\d+)/.exec(pdf.toString("latin1"))?.[1];
    const looped = updated(form, { [Number(root)]: `<< /Type /Catalog /AcroForm ${number} 0 R >>` });
    expect(["not-signed", "malformed"]).toContain(await reasonOf(looped));
  });

  it("with hundreds of updates is refused", async () => {
    let bytes = signed.pdf;
    for (let i = 0; i < 60; i++) bytes = updated(bytes, {});
    expect(await reasonOf(bytes)).toBe("changed-after-signing");
  });
});
