import fc from "fast-check";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import type { InvoiceDocument } from "@/lib/invoicing/document";
import { fileName, linesOf, numberText } from "@/lib/invoicing/invoice";
import { runsOf } from "@/lib/invoicing/pdf/fonts";
import { invoicePdf } from "@/lib/invoicing/pdf/invoice-pdf";
import type { Standing } from "@/lib/invoicing/pdf/standing";
import type { InvoiceLine } from "@/lib/invoicing/rates";
import { day } from "@/lib/kernel/day";
import { BODY, documentOf, PERSON, SELLER } from "./support/documents";

test("a number is written with its year and series, and names a file safely", () => {
  expect(numberText({ series: "", year: 2026, number: 12 })).toBe("12/2026");
  expect(numberText({ series: "A", year: 2026, number: 1 })).toBe("A-1/2026");
  expect(numberText({ series: "", year: 2026, number: null })).toBeNull();
  expect(fileName({ series: "A/", year: 2026, number: 1 })).toBe("fattura-A-1-2026.pdf");
});

test("lines of another shape are not printed", () => {
  expect(linesOf([{ description: "x", netCents: 1, vatBps: 2200 }])).toHaveLength(1);
  for (const wrong of [null, {}, [{}], [{ description: "x", netCents: 1.5, vatBps: 2200 }]])
    expect(() => linesOf(wrong)).toThrow();
});

describe("the document", () => {
  const party = {
    ...PERSON,
    name: "Łucja Dvořáková Παπαδοπούλου Иванова",
    address: { street: "Via Ñandú 12", cap: "47121", city: "Forlì", province: "FC" },
  };
  const line = { description: "Base, 12 mesi", netCents: 1200, vatBps: 2200 };
  const waiting: Standing = { state: "numbered", sdiId: null, on: null };
  const copy = (lines: InvoiceLine[] = [line], change: Partial<InvoiceDocument> = {}, standing = waiting) => ({
    document: documentOf(lines, { party, ...change }),
    standing,
    createdAt: new Date(0),
  });
  const read = async (...of: Parameters<typeof copy>) => {
    const bytes = await invoicePdf(copy(...of));
    const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    let text = "";
    for (let n = 1; n <= document.numPages; n++) {
      const content = await (await document.getPage(n)).getTextContent();
      text += content.items.map((item) => ("str" in item ? item.str : "")).join("");
    }
    return { text, pages: document.numPages };
  };

  test("says who, what, how much, in any European script", async () => {
    const { text, pages } = await read();
    for (const part of [
      "Fattura 12/2026",
      "21/11/2026",
      "99999919998",
      "Łucja Dvořáková Παπαδοπούλου Иванова",
      "Forlì",
      "14,64 €",
      "2,64 €",
      "12,00 €",
    ])
      expect(text).toContain(part);
    expect(pages).toBe(1);
  });

  test("says what it is, what a public body owes, the reason and the stamp, and how far it came at SdI", async () => {
    const on = day("2026-11-22");
    const body = await read([line], { party: BODY }, { state: "delivered", sdiId: "10000001", on });
    for (const part of ["Scissione dei pagamenti", "Da pagare, esclusa l’IVA", "12,00 €", "CIG Z123456789"])
      expect(body.text).toContain(part);
    expect(body.text).toContain("consegnata (il 22/11/2026, identificativo SdI 10000001)");
    expect(body.text).toContain("Copia di cortesia");
    const regime = { ...SELLER, fiscal: { ...SELLER.fiscal, regime: "RF19" } };
    const free = await read([{ ...line, netCents: 10_000, vatBps: 0 }], { seller: regime });
    for (const part of ["N2.2", "Legge 190/2014", "Imposta di bollo di 2,00 €"]) expect(free.text).toContain(part);
    const credited = { numberText: "11/2026", issuedOn: day("2026-11-02"), reason: "Recesso" };
    const note = await read([line], { credited, numberText: "NC-1/2026" });
    for (const part of ["Nota di credito NC-1/2026", "Storno della fattura 11/2026 del 02/11/2026", "Motivo: Recesso"])
      expect(note.text).toContain(part);
  });

  test("goes on over pages when there are many lines, and loses none", async () => {
    const lines = Array.from({ length: 120 }, (_, n) => ({
      description: `Voce ${n + 1}.`,
      netCents: 10,
      vatBps: 2200,
    }));
    const { text, pages } = await read(lines);
    expect(pages).toBeGreaterThan(1);
    for (const { description } of lines) expect(text).toContain(description);
  });

  test("holds whatever a name may be", async () => {
    const names = fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        expect((await invoicePdf(copy([line], { party: { ...party, name } }))).subarray(0, 5).toString()).toBe("%PDF-");
      }),
      { numRuns: 15 },
    );
  });

  test("cuts text by script and drops no character", () => {
    expect(runsOf("Perché € 5")).toEqual([{ subset: "latin", text: "Perché € 5" }]);
    expect(runsOf("aŁИ").map(({ subset }) => subset)).toEqual(["latin", "latin-ext", "cyrillic"]);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const cut = runsOf(text)
          .map((run) => run.text)
          .join("");
        expect([...cut]).toHaveLength([...text.normalize("NFC")].length);
      }),
    );
  });
});
