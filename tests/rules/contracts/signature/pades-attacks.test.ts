import PDFDocument from "pdfkit";
import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { verifySignature } from "@/lib/contracts/signature/verify-signature";
import { authority, type Holder, type PdfMaking, signerOf, signPdf, trusting } from "@/tests/support/signatures";
import { stampOf } from "@/tests/support/signatures-evidence";
import {
  objectIn,
  type PdfObjects,
  pageOf,
  rootOf,
  sizeOf,
  updated,
  withEntries,
} from "@/tests/support/signatures-pdf";

const at = Temporal.Instant.from("2026-11-21T12:00:00Z");
let ca: Holder;
let signer: Holder;
let contract: Buffer;
let signed: Buffer;

/** Reasons with the contract at hand, and without. */
async function reasonsOf(bytes: Uint8Array): Promise<(string | null)[]> {
  const question = { at, trust: trusting(ca) };
  const verdicts = [
    await verifySignature(bytes, { ...question, content: contract }),
    await verifySignature(bytes, question),
  ];
  expect(verdicts.every(({ valid, reason }) => valid === (reason === null))).toBe(true);
  return verdicts.map(({ reason }) => reason);
}
const CHANGED = ["changed-after-signing", "changed-after-signing"];
const stream = (text: string, dictionary = ""): string =>
  `<< /Length ${text.length} ${dictionary}>>\nstream\n${text}\nendstream`;
const replaced = (bytes: Buffer, what: string | RegExp, by: string): Buffer =>
  Buffer.from(bytes.toString("latin1").replace(what, by), "latin1");

/** Two pages with a link, as pdfkit writes them. */
async function drawn(): Promise<Buffer> {
  const doc = new PDFDocument({ compress: false });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  doc.text("Il canone è di 25 euro.").link(72, 72, 100, 20, "https://example.com").addPage().text("Seconda pagina");
  doc.end();
  await new Promise((done) => doc.on("end", done));
  return Buffer.concat(chunks);
}

beforeAll(async () => {
  ca = await authority();
  signer = await signerOf(ca);
  contract = await drawn();
  signed = await signPdf(contract, signer);
});

it("signs what is attacked below", async () => expect(await reasonsOf(signed)).toEqual([null, null]));

describe("an update after signing", () => {
  const kids = () => Number(/\/Pages (\d+) 0 R/.exec(objectIn(contract, rootOf(contract)))?.[1]);
  const contents = () => Number(/\/Contents (\d+) 0 R/.exec(objectIn(contract, pageOf(contract)))?.[1]);
  const resources = () => Number(/\/Resources (\d+) 0 R/.exec(objectIn(contract, pageOf(contract)))?.[1]);
  const changes: [string, () => PdfObjects][] = [
    [
      "adds a page",
      () => ({
        [kids()]: objectIn(signed, kids())
          .replace(/\/Count 2/, "/Count 3")
          .replace(/\]/, ` ${sizeOf(signed)} 0 R]`),
        [sizeOf(signed)]: `<< /Type /Page /Parent ${kids()} 0 R /MediaBox [0 0 595 842] >>`,
      }),
    ],
    ["takes a page away", () => ({ [kids()]: objectIn(signed, kids()).replace(/\/Count 2/, "/Count 1") })],
    ["redraws a page", () => ({ [contents()]: stream("BT ET") })],
    [
      "points a page to another drawing",
      () => ({
        [pageOf(signed)]: objectIn(signed, pageOf(signed)).replace(/\/Contents \d+/, `/Contents ${sizeOf(signed)}`),
        [sizeOf(signed)]: stream("BT ET"),
      }),
    ],
    [
      "lays a note over the text",
      () => ({
        [pageOf(signed)]: objectIn(signed, pageOf(signed)).replace(/\/Annots \[/, `/Annots [${sizeOf(signed)} 0 R `),
        [sizeOf(signed)]: "<< /Type /Annot /Subtype /FreeText /Rect [0 0 500 500] /Contents (15 euro) >>",
      }),
    ],
    ["changes the fonts", () => ({ [resources()]: objectIn(signed, resources()).replace(/\/Font/, "/Altro") })],
    [
      "crops a page",
      () => ({ [pageOf(signed)]: withEntries(objectIn(signed, pageOf(signed)), "/CropBox [0 0 100 100]") }),
    ],
    [
      "starts a script",
      () => ({
        [rootOf(signed)]: withEntries(objectIn(signed, rootOf(signed)), "/OpenAction << /S /JavaScript /JS (1) >>"),
      }),
    ],
    ["moves to another catalog", () => ({ [rootOf(signed)]: `<< /Type /Catalog /Pages ${sizeOf(signed)} 0 R >>` })],
    [
      "takes the signature out of the form",
      () => ({
        [rootOf(signed)]: objectIn(signed, rootOf(signed)).replace(/\/Fields \[[^\]]*\]/, "/Fields []"),
      }),
    ],
    [
      "adds a field to fill in",
      () => ({
        [rootOf(signed)]: objectIn(signed, rootOf(signed)).replace(/\/Fields \[/, `/Fields [${sizeOf(signed)} 0 R `),
        [sizeOf(signed)]: "<< /FT /Tx /Type /Annot /Subtype /Widget /T (prezzo) /V (15 euro) /Rect [0 0 100 100] >>",
      }),
    ],
    [
      "hides the stamp's place",
      () => ({
        [sizeOf(contract)]: objectIn(signed, sizeOf(contract)).replace(/\/Rect \[[^\]]*\]/, "/Rect [0 0 300 300]"),
      }),
    ],
  ];
  it.each(changes)("that %s is refused", async (_, objects) => {
    const [given, alone] = await reasonsOf(updated(signed, objects()));
    expect([given, alone].filter((reason) => reason !== "not-signed")).not.toContain(null);
    expect(["changed-after-signing", "not-signed"]).toContain(given);
  });

  it("is refused when it only adds bytes, or objects that no table lists", async () => {
    const loose = `9 0 obj\n${stream("BT ET")}\nendobj\n`;
    for (const bytes of ["junk", loose, `${loose}%%EOF\n`]) {
      const [given, alone] = await reasonsOf(Buffer.concat([signed, Buffer.from(bytes)]));
      expect([given, alone]).toEqual(CHANGED);
    }
    const hidden = updated(Buffer.concat([signed, Buffer.from(loose)]), {});
    expect(await reasonsOf(hidden)).toEqual(CHANGED);
  });

  it("is refused when it repeats another's table, or skips a revision", async () => {
    const again = Buffer.concat([signed, signed.subarray(signed.lastIndexOf("xref\n0", signed.length - 30))]);
    expect((await reasonsOf(again)).every((reason) => reason !== null)).toBe(true);
    const skipping = replaced(
      updated(signed, { [sizeOf(signed)]: "<< >>" }),
      /\/Prev \d+ (?=>>\nstartxref\n\d+\n%%EOF\n$)/,
      "",
    );
    expect((await reasonsOf(skipping)).every((reason) => reason !== null)).toBe(true);
  });
});

describe("a table that shows each program something else", () => {
  const appended = (text: (at: number) => string): Buffer =>
    Buffer.concat([signed, Buffer.from(text(signed.length), "latin1")]);
  const previous = () => /startxref\n(\d+)\n%%EOF\n$/.exec(signed.toString("latin1"))?.[1];
  const table = (at: number, lines: string, more = "") =>
    `xref\n${lines}trailer\n<< /Size 99 /Root ${rootOf(signed)} 0 R /Prev ${previous()} ${more}>>\nstartxref\n${at}\n%%EOF\n`;
  const line = (at: number, generation = 0) =>
    `${String(at).padStart(10, "0")} ${String(generation).padStart(5, "0")} n \n`;

  it("is refused: an object twice, another generation, a stream beside the table", async () => {
    const page = pageOf(signed);
    const object = (generation: number) => `${page} ${generation} obj\n<< /Type /Page >>\nendobj\n`;
    const same = `${page} 0 obj\n${objectIn(signed, page)}\nendobj\n`;
    const files = [
      appended(
        (at) =>
          same +
          object(0) +
          table(at + same.length + object(0).length, `${page} 1\n${line(at)}${page} 1\n${line(at + same.length)}`),
      ),
      appended((at) => object(1) + table(at + object(1).length, `${page} 1\n${line(at, 1)}`)),
      appended((at) => object(1) + table(at + object(1).length, `${page} 1\n${line(at)}`)),
      appended((at) => table(at, `1 1\n${line(15)}`, `/XRefStm ${previous()} `)),
    ];
    for (const bytes of files) expect((await reasonsOf(bytes)).every((reason) => reason !== null)).toBe(true);
  });
});

describe("a document prepared to change its face", () => {
  it("is refused when an unseen object is put in the place of a seen one", async () => {
    const shadow = sizeOf(contract) + 10;
    const prepared = await signPdf(contract, signer, { objects: { [shadow]: stream("BT ET") } });
    const page = objectIn(prepared, pageOf(prepared)).replace(/\/Contents \d+/, `/Contents ${shadow}`);
    expect(await reasonsOf(updated(prepared, { [pageOf(prepared)]: page }))).toEqual(CHANGED);
  });

  it("is refused when the signing itself redraws the contract", async () => {
    const kids = Number(/\/Contents (\d+) 0 R/.exec(objectIn(contract, pageOf(contract)))?.[1]);
    const redrawn = await signPdf(contract, signer, { objects: { [kids]: stream("BT ET") } });
    expect(await reasonsOf(redrawn)).toEqual(["changed-after-signing", null]);
  });

  it("is refused when the signature's field does more than sign", async () => {
    const field = sizeOf(contract);
    const widget = `<< /FT /Sig /Type /Annot /Subtype /Widget /T (F) /V ${field + 1} 0 R /Rect [0 0 9 9] /A << /S /URI /URI (x) >> >>`;
    const [given] = await reasonsOf(await signPdf(contract, signer, { objects: { [field]: widget } }));
    expect(given).toBe("changed-after-signing");
  });
});

describe("what long-term data may be", () => {
  const store = (bytes: Buffer, number: number) =>
    withEntries(objectIn(bytes, rootOf(bytes)).replace(/\/DSS << [^>]*>>/, ""), `/DSS << /Certs [${number} 0 R] >>`);

  it("is nothing that was signed", async () => {
    const look = sizeOf(contract) + 2;
    const field = sizeOf(contract);
    const widget = `<< /FT /Sig /Type /Annot /Subtype /Widget /T (F) /V ${field + 1} 0 R /P ${pageOf(contract)} 0 R /Rect [0 0 90 90] /AP << /N ${look} 0 R >> >>`;
    const form = "/Type /XObject /Subtype /Form /BBox [0 0 90 90] ";
    const stamped = await signPdf(contract, signer, { objects: { [field]: widget, [look]: stream("q Q", form) } });
    expect(await reasonsOf(stamped)).toEqual([null, null]);
    const listed = updated(stamped, { [rootOf(stamped)]: store(stamped, look), [sizeOf(stamped)]: "<< >>" });
    const changed = updated(updated(stamped, { [rootOf(stamped)]: store(stamped, look) }), {
      [look]: stream("BT ET", form),
    });
    expect(await reasonsOf(listed)).toEqual(CHANGED);
    expect(await reasonsOf(changed)).toEqual(CHANGED);
  });

  it("is nothing beside the store", async () => {
    const number = sizeOf(signed);
    const certificate = { [number]: stream("certificate") };
    expect(await reasonsOf(updated(signed, { ...certificate, [rootOf(signed)]: store(signed, number) }))).toEqual([
      null,
      null,
    ]);
    const kept = { ...certificate, [rootOf(signed)]: store(signed, number) };
    const beside = (text: string, place = number + 1) => reasonsOf(updated(signed, { ...kept, [place]: text }));
    // What iText leaves behind says nothing; as soon as it says something, or takes something's place, it is refused.
    expect(await beside("<< /Type /Font >>")).toEqual([null, null]);
    for (const text of ["<< /Type /Page >>", "<< /Type /Font /Subtype /Type3 >>", "<< >>", "[/Font]", "null"])
      expect(await beside(text), text).toEqual(CHANGED);
    expect(await beside("<< /Type /Font >>", pageOf(signed))).toEqual(CHANGED);
    expect(await reasonsOf(updated(signed, certificate))).toEqual(CHANGED);
    expect(await reasonsOf(updated(signed, {}))).toEqual(CHANGED);
  });

  it("is no stamp that shows", async () => {
    const tsa = await signerOf(ca, { extendedKeyUsage: ["1.3.6.1.5.5.7.3.8"] });
    const making: PdfMaking = { subFilter: "ETSI.RFC3161", cms: (pieces) => stampOf(Buffer.concat(pieces), tsa, at) };
    expect(await reasonsOf(await signPdf(signed, tsa, making))).toEqual([null, null]);
    const shown = await signPdf(signed, tsa, { ...making, rect: [0, 0, 90, 90] });
    expect(await reasonsOf(shown)).toEqual(["stamp-too-large", "stamp-too-large"]);
  });
});

describe("ranges that lie", () => {
  /** The ranges rewritten after signing: the old text has room. */
  const ranged = (range: string): Buffer =>
    replaced(signed, /\/ByteRange \[[^\]]*\]/, `/ByteRange [${range}]`.padEnd(51)).subarray(0, signed.length);
  const numbers = () => {
    const [, hole = "", second = "", length = ""] =
      /\/ByteRange \[0 (\d+) +(\d+) +(\d+) *\]/.exec(signed.toString("latin1")) ?? [];
    return [hole, second, length].map(Number) as [number, number, number];
  };
  it.each<[string, (hole: number, second: number, length: number) => string]>([
    ["begin later", (hole, second, length) => `5 ${hole - 5} ${second} ${length}`],
    ["end early", (hole, second, length) => `0 ${hole} ${second} ${length - 9}`],
    ["leave more out", (hole, second, length) => `0 ${hole - 9} ${second} ${length}`],
    ["leave more out behind", (hole, second, length) => `0 ${hole} ${second + 9} ${length - 9}`],
    ["overlap", (hole, second, length) => `0 ${second} ${hole} ${length}`],
    ["are one", (hole) => `0 ${hole}`],
    ["are three", (hole, second, length) => `0 ${hole} ${second} ${length - 9} ${second} 9`],
    ["are not numbers", () => "0 (a) /b 1.5"],
    ["are negative", (hole, second, length) => `-1 ${hole} ${second} ${length}`],
    ["leave nothing out", (hole, second, length) => `0 ${second + length} 0 0`.concat(hole ? "" : " ")],
  ])("because they %s are refused", async (_, range) => {
    for (const reason of await reasonsOf(ranged(range(...numbers())))) {
      expect(["not-whole-file", "malformed", "corrupted", "changed-after-signing"]).toContain(reason);
    }
  });

  it("and reach beyond the end show a file that was cut", async () => {
    const [hole, second, length] = numbers();
    expect(await reasonsOf(ranged(`0 ${hole} ${second} ${length + 50}`))).toEqual(["corrupted", "corrupted"]);
    expect(await reasonsOf(signed.subarray(0, signed.length - 40))).toEqual(["corrupted", "corrupted"]);
  });

  it("and stand twice are refused", async () => {
    const twice = await signPdf(contract, signer, { entries: "/ByteRange [0 1 2 3]" });
    expect(await reasonsOf(twice)).toEqual(["malformed", "malformed"]);
  });

  it("are refused when the signature moves inside what it leaves out", async () => {
    const [hole] = numbers();
    const moved = Buffer.from(signed);
    // The string ends early; what follows, up to the end of the hole, would be read by a viewer and signed by nobody.
    moved.write(">/Extra (unsigned)<", hole + 15_000, "latin1");
    for (const reason of await reasonsOf(moved)) expect(["not-whole-file", "malformed"]).toContain(reason);
  });
});

describe("one byte changed", () => {
  it("anywhere in the file is noticed", async () => {
    const [hole, second] = [signed.lastIndexOf("/Contents <") + 10, signed.lastIndexOf("> >>") + 1];
    const step = Math.ceil(signed.length / 150);
    for (let i = 0; i < signed.length; i += step) {
      if (i > hole && i < second) continue;
      const changed = Buffer.from(signed);
      changed[i] = (changed[i] ?? 0) ^ 0x01;
      const { valid } = await verifySignature(changed, { at, trust: null });
      expect(valid, `byte ${i}`).toBe(false);
    }
  });
});

it("is refused when it is encrypted", async () => {
  const locked = replaced(contract, /trailer\s*<</, "trailer\n<< /Encrypt << /Filter /Standard >>");
  expect(await reasonsOf(locked)).toEqual(["encrypted", "encrypted"]);
});
