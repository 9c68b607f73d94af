import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { invoiceTree, writeXml } from "@/lib/invoicing/fatturapa/build";
import { checkInvoice, checkTree } from "@/lib/invoicing/fatturapa/check";
import { day } from "@/lib/kernel/day";
import { SAMPLES, validBySchema, WHY_NO_SCHEMA } from "../../support/xmllint";
import { anyDocument } from "./support/any-document";
import { BODY, documentOf, PERSON, SELLER, TRANSMISSION } from "./support/documents";

const xmlOf = (document: Parameters<typeof invoiceTree>[0]) => writeXml(invoiceTree(document, TRANSMISSION));
const valuesOf = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, "g"))].map(([, text]) => text ?? "");
const centsOf = (texts: string[]): number => texts.reduce((sum, text) => sum + Math.round(Number(text) * 100), 0);
const base = { description: "PEC Base, 12 mesi", netCents: 2000, vatBps: 2200 };

describe("an e-invoice", () => {
  test("of any lines to any customer is right by SdI's controls, and adds up to what was charged", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const tree = invoiceTree(document, TRANSMISSION);
        expect(checkTree(tree)).toEqual([]);
        const xml = writeXml(tree);
        expect(checkInvoice(xml)).toEqual([]);
        const [total] = valuesOf(xml, "ImportoTotaleDocumento");
        expect(centsOf([total ?? ""])).toBe(document.totalCents);
        expect(centsOf(valuesOf(xml, "ImponibileImporto")) + centsOf(valuesOf(xml, "Imposta"))).toBe(
          document.totalCents,
        );
      }),
      { numRuns: 300 },
    );
  });

  test.skipIf(WHY_NO_SCHEMA)(`is valid by the official schema${WHY_NO_SCHEMA ? `: ${WHY_NO_SCHEMA}` : ""}`, () => {
    const folder = mkdtempSync(join(tmpdir(), "sportello-fatture-"));
    const files = fc.sample(anyDocument, 150).map((document, n) => {
      const file = join(folder, `${n}.xml`);
      writeFileSync(file, xmlOf(document));
      return file;
    });
    const wrong = [...validBySchema(files)].flatMap(([file, valid]) => (valid ? [] : [readFileSync(file, "utf8")]));
    rmSync(folder, { recursive: true });
    expect(wrong).toEqual([]);
  });

  test("to a person names the person, and waits in the tax area or goes to a PEC", () => {
    const xml = xmlOf(documentOf([base]));
    expect(xml).toContain('versione="FPR12"');
    expect(valuesOf(xml, "CodiceDestinatario")).toEqual(["0000000"]);
    expect(valuesOf(xml, "Nome")).toEqual(["Mario"]);
    expect(valuesOf(xml, "CodiceFiscale")).toEqual(["RSSMRA80A01H501U"]);
    expect(xml).not.toContain("PECDestinatario");
    expect(
      valuesOf(xmlOf(documentOf([base], { party: { ...PERSON, pec: "a@pec.example" } })), "PECDestinatario"),
    ).toEqual(["a@pec.example"]);
    const coded = { ...PERSON, person: null, vatNumber: "12345670017", sdiCode: "ABC1234", pec: "a@pec.example" };
    const business = xmlOf(documentOf([base], { party: coded }));
    expect(valuesOf(business, "CodiceDestinatario")).toEqual(["ABC1234"]);
    expect(business).not.toContain("PECDestinatario");
    expect(valuesOf(business, "IdCodice")).toEqual(["99999919998", "99999919998", "12345670017"]);
  });

  test("to a public body splits the payment, and names its purchase", () => {
    const xml = xmlOf(documentOf([base], { party: BODY }));
    expect(xml).toContain('versione="FPA12"');
    expect(valuesOf(xml, "CodiceDestinatario")).toEqual(["UFABC1"]);
    expect(valuesOf(xml, "EsigibilitaIVA")).toEqual(["S"]);
    expect(valuesOf(xml, "ImportoTotaleDocumento")).toEqual(["24.40"]);
    expect(valuesOf(xml, "ImportoPagamento")).toEqual(["20.00"]);
    expect(valuesOf(xml, "CodiceCIG")).toEqual(["Z123456789"]);
    expect(valuesOf(xml, "CodiceCUP")).toEqual(["J11H11000000001"]);
    const whole = xmlOf(documentOf([base], { party: { ...BODY, splitPayment: false } }));
    expect(valuesOf(whole, "EsigibilitaIVA")).toEqual(["I"]);
    expect(valuesOf(whole, "ImportoPagamento")).toEqual(["24.40"]);
  });

  test("abroad has no CAP, no province, and says why there is no VAT", () => {
    const address = { street: "10 Downing Street", cap: "SW1A 2AA", city: "London", province: "" };
    const party = { ...PERSON, person: null, country: "GB", taxCode: null, vatNumber: "123456789", address };
    const xml = xmlOf(documentOf([{ ...base, vatBps: 0 }], { party }));
    expect(valuesOf(xml, "CodiceDestinatario")).toEqual(["XXXXXXX"]);
    expect(valuesOf(xml, "IdPaese")).toEqual(["IT", "IT", "GB"]);
    expect(valuesOf(xml, "CAP")).toEqual(["00100", "00000"]);
    expect(valuesOf(xml, "Provincia")).toEqual(["RM"]);
    expect(valuesOf(xml, "Indirizzo").at(-1)).toBe("10 Downing Street, SW1A 2AA");
    expect(valuesOf(xml, "Natura")).toEqual(["N2.1", "N2.1"]);
    expect(valuesOf(xml, "RiferimentoNormativo")[0]).toContain("7-ter");
    const nobody = xmlOf(documentOf([base], { party: { ...party, vatNumber: null } }));
    expect(valuesOf(nobody, "IdCodice").at(-1)).toBe("0000000");
  });

  test("bears stamp duty above 77.47 euros without VAT, and only there", () => {
    const regime = { ...SELLER, fiscal: { ...SELLER.fiscal, regime: "RF19" } };
    const stampOf = (netCents: number, vatBps = 0) =>
      valuesOf(xmlOf(documentOf([{ ...base, netCents, vatBps }], { seller: regime })), "ImportoBollo");
    expect(stampOf(7747)).toEqual([]);
    expect(stampOf(7748)).toEqual(["2.00"]);
    expect(stampOf(50_000, 2200)).toEqual([]);
  });

  test("that takes one back is a TD04 that names it; one issued after the delivery is a TD24", () => {
    const credited = { numberText: "11/2026", issuedOn: day("2026-11-02"), reason: "Recesso" };
    const note = xmlOf(documentOf([base], { credited }));
    expect(valuesOf(note, "TipoDocumento")).toEqual(["TD04"]);
    expect(note).toContain("<DatiFattureCollegate><IdDocumento>11/2026</IdDocumento><Data>2026-11-02</Data>");
    expect(valuesOf(note, "Causale")).toEqual(["Recesso", "Ordine OR0000001"]);
    const deferred = xmlOf(documentOf([base], { operationOn: day("2026-10-30") }));
    expect(valuesOf(deferred, "TipoDocumento")).toEqual(["TD24"]);
    expect(valuesOf(deferred, "DataDDT")).toEqual(["2026-10-30"]);
    expect(valuesOf(xmlOf(documentOf([base], { operationOn: day("2026-11-21") })), "TipoDocumento")).toEqual(["TD01"]);
  });

  test("says how it was paid", () => {
    const paidBy = (method: "transfer" | "prepaid" | "cheque" | "postal-slip" | "card") =>
      valuesOf(xmlOf(documentOf([base], { payment: { method, paidOn: null } })), "ModalitaPagamento")[0];
    expect([paidBy("card"), paidBy("transfer"), paidBy("cheque"), paidBy("postal-slip"), paidBy("prepaid")]).toEqual([
      "MP08",
      "MP05",
      "MP02",
      "MP18",
      "MP22",
    ]);
  });
});

test.skipIf(!SAMPLES)(`the official samples are right${SAMPLES ? "" : ": they are not on this machine"}`, () => {
  const folder = SAMPLES ?? "";
  const files = readdirSync(folder).filter((name) => name.endsWith(".xml"));
  expect(files).toHaveLength(3);
  for (const name of files) expect([name, checkInvoice(readFileSync(join(folder, name)))]).toEqual([name, []]);
});
