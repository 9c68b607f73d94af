import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { invoiceTree, writeXml } from "@/lib/invoicing/fatturapa/build";
import { checkInvoice } from "@/lib/invoicing/fatturapa/check";
import type { XmlNode } from "@/lib/invoicing/fatturapa/node";
import { day } from "@/lib/kernel/day";
import { SAMPLES, validBySchema, WHY_NO_SCHEMA } from "../../support/xmllint";
import { anyDocument } from "./support/any-document";
import { BODY, documentOf, SELLER, TRANSMISSION } from "./support/documents";

const xmlOf = (document: Parameters<typeof invoiceTree>[0]) => writeXml(invoiceTree(document, TRANSMISSION));
const line = { description: "PEC Base", netCents: 2000, vatBps: 2200 };
const plain = xmlOf(documentOf([line, { ...line, netCents: 500 }]));
const free = xmlOf(
  documentOf([{ ...line, vatBps: 0 }], { seller: { ...SELLER, fiscal: { ...SELLER.fiscal, regime: "RF19" } } }),
);
const note = xmlOf(
  documentOf([line], { credited: { numberText: "1/2026", issuedOn: day("2026-11-02"), reason: "Recesso" } }),
);
const toBody = xmlOf(documentOf([line], { party: BODY }));

const swap = (xml: string, from: string | RegExp, to: string): string => {
  const changed = xml.replace(from, to);
  if (changed === xml) throw new Error(`nothing to change: ${from}`);
  return changed;
};
const value = (name: string, text: string, xml = plain) =>
  swap(xml, new RegExp(`<${name}>[^<]*</${name}>`), `<${name}>${text}</${name}>`);
const after = (name: string, more: string, xml = plain) =>
  swap(xml, new RegExp(`<${name}>[^<]*</${name}>`), `$&${more}`);
const without = (name: string, xml = plain) => swap(xml, new RegExp(`<${name}>.*?</${name}>`), "");
const customer = (text: string, xml = plain) =>
  swap(xml, /(<CessionarioCommittente><DatiAnagrafici>).*?(<Anagrafica>)/, `$1${text}$2`);
const vat = (country: string, code: string) =>
  `<IdFiscaleIVA><IdPaese>${country}</IdPaese><IdCodice>${code}</IdCodice></IdFiscaleIVA>`;
const type = (code: string, xml = plain) => value("TipoDocumento", code, xml);
const fund = (more: string) =>
  after(
    "Numero",
    `<DatiCassaPrevidenziale><TipoCassa>TC01</TipoCassa><AlCassa>4.00</AlCassa><ImportoContributoCassa>0.00</ImportoContributoCassa>${more}</DatiCassaPrevidenziale>`,
  );
const seller = (country: string, xml = plain) => swap(xml, /(<CedentePrestatore>.*?<IdPaese>)IT/, `$1${country}`);

/** One file for each control: right but for that. Other controls may be broken along with it. */
const BROKEN: Record<string, string> = {
  "00300": swap(plain, /<IdCodice>[^<]*/, "<IdCodice>123"),
  "00301": swap(plain, /(<CedentePrestatore>.*?<IdCodice>)[^<]*/, "$1123"),
  "00302": swap(plain, /(<CedentePrestatore>.*?<\/IdFiscaleIVA>)/, "$1<CodiceFiscale>ABCDEFGHIJK</CodiceFiscale>"),
  "00303": swap(
    plain,
    "<CessionarioCommittente>",
    `<RappresentanteFiscale><DatiAnagrafici>${vat("IT", "1")}<Anagrafica><Denominazione>R</Denominazione></Anagrafica></DatiAnagrafici></RappresentanteFiscale><CessionarioCommittente>`,
  ),
  "00304": swap(
    plain,
    "<CessionarioCommittente>",
    `<RappresentanteFiscale><DatiAnagrafici>${vat("IT", "99999919998")}<CodiceFiscale>AAAAAAAAAAAAAAAA</CodiceFiscale><Anagrafica><Denominazione>R</Denominazione></Anagrafica></DatiAnagrafici></RappresentanteFiscale><CessionarioCommittente>`,
  ),
  "00305": customer(vat("IT", "1234567890")),
  "00306": customer("<CodiceFiscale>123456789012</CodiceFiscale>"),
  "00400": without("Natura", free),
  "00401": swap(plain, /(<DettaglioLinee>.*?<\/AliquotaIVA>)/, "$1<Natura>N4</Natura>"),
  "00403": value("Data", "2027-01-01"),
  "00409": swap(plain, /(<FatturaElettronicaBody>.*<\/FatturaElettronicaBody>)/, "$1$1"),
  "00411": swap(plain, /(<DettaglioLinee>.*?<\/AliquotaIVA>)/, "$1<Ritenuta>SI</Ritenuta>"),
  "00413": fund("<AliquotaIVA>0.00</AliquotaIVA>"),
  "00414": fund("<AliquotaIVA>22.00</AliquotaIVA><Natura>N4</Natura>"),
  "00415": fund("<AliquotaIVA>22.00</AliquotaIVA><Ritenuta>SI</Ritenuta>"),
  "00417": customer(""),
  "00418": swap(note, /(<DatiFattureCollegate>.*?<Data>)[^<]*/, "$12026-12-01"),
  "00419": swap(plain, /<AliquotaIVA>22.00/, "<AliquotaIVA>10.00"),
  "00420": swap(
    free,
    /<Natura>N2.2<\/Natura>(<ImponibileImporto>.*?<\/Imposta>)/,
    "<Natura>N6.9</Natura>$1<EsigibilitaIVA>S</EsigibilitaIVA>",
  ),
  "00421": value("Imposta", "5.52"),
  "00422": swap(value("ImponibileImporto", "26.01"), /<Imposta>[^<]*/, "<Imposta>5.72"),
  "00423": swap(plain, /<PrezzoUnitario>20.00/, "<PrezzoUnitario>20.02"),
  "00424": swap(plain, /<AliquotaIVA>22.00/g, "<AliquotaIVA>0.22"),
  "00425": value("Numero", "ABC"),
  "00427": value("CodiceDestinatario", "ABC123"),
  "00428": swap(plain, 'versione="FPR12"', 'versione="FPA12"'),
  "00429": swap(free, /(<DatiRiepilogo>.*?)<Natura>[^<]*<\/Natura>/, "$1"),
  "00430": swap(plain, /(<DatiRiepilogo><AliquotaIVA>22.00<\/AliquotaIVA>)/, "$1<Natura>N4</Natura>"),
  "00437": after("Numero", "<ScontoMaggiorazione><Tipo>SC</Tipo></ScontoMaggiorazione>"),
  "00438": after("PrezzoUnitario", "<ScontoMaggiorazione><Tipo>SC</Tipo></ScontoMaggiorazione>"),
  "00443": swap(plain, /<AliquotaIVA>22.00/, "<AliquotaIVA>5.00"),
  "00444": swap(free, /(<DettaglioLinee>.*?<Natura>)N2.2/, "$1N4"),
  "00445": swap(free, /<Natura>N2.2/g, "<Natura>N2"),
  "00471": type("TD16", customer(vat("IT", "99999919998"))),
  "00472": type("TD21"),
  "00473": type("TD17", customer(vat("IT", "12345670017"))),
  "00474": type("TD21", free),
  "00475": type("TD20"),
  "00476": seller("DE", customer(vat("FR", "12345678901"))),
};

const folder = mkdtempSync(join(tmpdir(), "sportello-controlli-"));
afterAll(() => rmSync(folder, { recursive: true }));
const written = (name: string, xml: string): string => {
  const file = join(folder, name.replaceAll("/", "-"));
  writeFileSync(file, xml);
  return file;
};
const receivedOn = "2026-12-31";
const codesOf = (xml: Buffer | string): string[] => checkInvoice(xml, { receivedOn }).map(({ code }) => code);

describe("our own controls", () => {
  test.each(Object.entries(BROKEN))("%s is found where it is broken, with its place", (code, xml) => {
    const faults = checkInvoice(xml, { receivedOn });
    expect(faults.map((fault) => fault.code)).toContain(code);
    for (const fault of faults) {
      expect(fault.path).toMatch(/^\/FatturaElettronica(Header|Body)/);
      expect(fault.message).not.toBe("");
    }
  });

  test("find nothing where nothing is broken", () => {
    for (const xml of [plain, free, note, toBody]) expect(codesOf(xml)).toEqual([]);
  });

  test.skipIf(WHY_NO_SCHEMA)(
    `go beyond the schema, which all of those pass${WHY_NO_SCHEMA ? `: ${WHY_NO_SCHEMA}` : ""}`,
    () => {
      const files = Object.entries(BROKEN).map(([code, xml]) => written(`${code}.xml`, xml));
      expect([...validBySchema(files)].filter(([, valid]) => !valid)).toEqual([]);
    },
  );

  test("allow a discount in cascade, a cent of rounding and a euro of base, no more", () => {
    const discounted = swap(
      value("PrezzoTotale", "16.20"),
      /(<PrezzoUnitario>20.00<\/PrezzoUnitario>)/,
      "$1<ScontoMaggiorazione><Tipo>SC</Tipo><Percentuale>10.00</Percentuale></ScontoMaggiorazione><ScontoMaggiorazione><Tipo>SC</Tipo><Importo>1.80000000</Importo></ScontoMaggiorazione>",
    );
    const summed = value("ImponibileImporto", "21.20", value("Imposta", "4.66", discounted));
    expect(codesOf(summed)).toEqual([]);
    expect(codesOf(value("Imposta", "5.51"))).toEqual([]);
    expect(codesOf(value("PrezzoTotale", "20.01"))).toEqual([]);
    expect(codesOf(value("ImponibileImporto", "26.00", value("Imposta", "5.72")))).toEqual([]);
  });
});

describe("the format", () => {
  test.skipIf(WHY_NO_SCHEMA)(
    `is judged as the official schema judges it${WHY_NO_SCHEMA ? `: ${WHY_NO_SCHEMA}` : ""}`,
    () => {
      const folder = SAMPLES;
      const samples = folder ? readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8")) : [];
      const mutated = fc.sample(fc.tuple(anyDocument, fc.array(mutation, { minLength: 1, maxLength: 3 })), 400);
      const trees = mutated.map(([document, changes]) => changes.reduce(mutate, invoiceTree(document, TRANSMISSION)));
      const texts = [...trees.map(writeXml), ...samples];
      const files = texts.map((xml, n) => written(`mutated-${n}.xml`, xml));
      const official = validBySchema(files);
      const differing = files.flatMap((file, n) => {
        const ours = !codesOf(texts[n] ?? "").some((code) => code === "00200" || code === "00201");
        return ours === official.get(file) ? [] : [{ ours, xml: texts[n] }];
      });
      expect(differing).toEqual([]);
    },
  );

  test("with more than fifty faults is told as SdI tells it", () => {
    const lines = Array.from({ length: 60 }, () => line);
    const codes = codesOf(xmlOf(documentOf(lines)).replaceAll("<AliquotaIVA>22.00", "<AliquotaIVA>22"));
    expect(codes).toHaveLength(51);
    expect(codes.at(-1)).toBe("00201");
  });
});

describe("a file that means harm, or nothing", () => {
  const inside = (text: string) => plain.replace("PEC Base", text);
  test.each([
    ["an outside entity", `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${inside("&x;")}`, "00200"],
    ["a bomb", `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${inside("&b;")}`, "00200"],
    ["a document type alone", plain.replace("?>", "?><!DOCTYPE FatturaElettronica>"), "00200"],
    ["an entity nobody declared", inside("&xxe;"), "00200"],
    ["a control character", inside("a\u0001b"), "00200"],
    ["a control character by number", inside("a&#1;b"), "00200"],
    ["a tag left open", plain.replace("</Causale>", ""), "00200"],
    ["something after the end", `${plain}<a/>`, "00200"],
    ["thousands of tags in each other", "<a>".repeat(20_000) + "</a>".repeat(20_000), "00200"],
    ["a name of JavaScript's own", plain.replace("<Causale>", "<__proto__/><Causale>"), "00200"],
    ["another root", "<a/>", "00200"],
    ["another namespace", plain.replace("fatture/v1.2", "fatture/v1.1"), "00200"],
    ["no prefix", plain.replaceAll("p:Fattura", "Fattura").replace("xmlns:p", "xmlns"), "00200"],
    ["an attribute", plain.replace("<Causale>", '<Causale a="1">'), "00200"],
    ["no XML at all", "%PDF-1.7", "00200"],
    ["nothing", "", "00106"],
    ["blanks", "  \n", "00106"],
    ["more than five megabytes", " ".repeat(5 * 1024 * 1024 + 1), "00003"],
  ])("%s is refused", (_what, xml, code) => {
    expect(codesOf(xml)).toEqual([code]);
  });

  test("in another encoding is read as it says, or refused", () => {
    const named = (encoding: string) => plain.replace("UTF-8", encoding).replace("PEC Base", "Città");
    expect(codesOf(Buffer.from(named("ISO-8859-1"), "latin1"))).toEqual([]);
    expect(codesOf(Buffer.from(`\ufeff${named("UTF-8")}`))).toEqual([]);
    expect(codesOf(Buffer.from(`\ufeff${named("UTF-16")}`, "utf16le"))).toEqual([]);
    expect(codesOf(Buffer.from(named("UTF-8"), "latin1"))).toEqual(["00200"]);
    expect(codesOf(Buffer.from(named("UTF-7")))).toEqual(["00200"]);
    // What hides its document type behind another encoding is found after decoding.
    const hidden = `\ufeff<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>`;
    expect(codesOf(Buffer.from(hidden, "utf16le"))).toEqual(["00200"]);
  });

  test("never makes the check throw", () => {
    fc.assert(
      fc.property(
        fc.nat(plain.length),
        fc.nat(40),
        fc.string({ unit: "binary", maxLength: 30 }),
        (from, length, text) => {
          expect(Array.isArray(checkInvoice(plain.slice(0, from) + text + plain.slice(from + length)))).toBe(true);
        },
      ),
    );
  });
});

const mutation = fc.record({
  at: fc.nat(),
  with: fc.nat(),
  how: fc.constantFrom("drop", "double", "swap", "empty", "text", "stranger", "long"),
  text: fc.oneof(
    fc.constantFrom(
      "",
      " ",
      "x",
      "0",
      "1.0",
      "1.00",
      " 1.00 ",
      "-1.00",
      "2026-02-30",
      "2026-02-28Z",
      "IT",
      "it",
      "è",
      "€",
      "\n",
      "SI",
    ),
    fc.string({ maxLength: 12 }).map((text) => text.replace(/[^\x20-\x7e]/g, "")),
  ),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

/** An invoice with something wrong, or only odd, at one of its elements. */
function mutate(root: XmlNode, change: Mutation): XmlNode {
  const count = sizeOf(root);
  let left = change.at % count;
  const walk = (node: XmlNode): XmlNode[] => {
    if (left-- === 0) return node === root ? [node] : changed(node, change);
    const children = node.children.flatMap(walk);
    if (change.how === "swap" && children.length > 1 && left < 0 && left > -3) {
      const n = change.with % (children.length - 1);
      children.splice(n, 2, children[n + 1] as XmlNode, children[n] as XmlNode);
    }
    return [{ ...node, children }];
  };
  return walk(root)[0] ?? root;
}
const sizeOf = (node: XmlNode): number => 1 + node.children.reduce((sum, child) => sum + sizeOf(child), 0);

function changed(node: XmlNode, { how, text, with: n }: Mutation): XmlNode[] {
  if (how === "drop") return [];
  if (how === "double") return [node, node];
  if (how === "empty") return [{ name: node.name, children: [] }];
  if (how === "stranger")
    return [{ ...node, children: [...node.children, { name: "Altro", text: "x", children: [] }] }];
  if (node.children.length > 0) return [node];
  return [{ ...node, text: how === "long" ? (node.text ?? "").padEnd(n % 300, "x") : text }];
}
