import fc from "fast-check";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { fileName, linesOf, numberText } from "@/lib/invoicing/invoice";
import { runsOf } from "@/lib/invoicing/pdf/fonts";
import { type InvoiceFacts, invoicePdf } from "@/lib/invoicing/pdf/invoice-pdf";
import { day } from "@/lib/kernel/day";

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
  const facts = (change: Partial<InvoiceFacts> = {}): InvoiceFacts => ({
    numberText: "12/2026",
    issuedOn: day("2026-11-21"),
    orderCode: "OR0000001",
    seller: {
      legalName: "Venditore di prova S.r.l.",
      address: "Via della Prova 1, 00100 Roma (RM)",
      vatNumber: "99999919998",
      email: "a@prova.example",
    },
    party: {
      name: "Łucja Dvořáková Παπαδοπούλου Иванова",
      person: null,
      taxCode: "RSSMRA80A01H501U",
      vatNumber: null,
      address: { street: "Via Ñandú 12", cap: "47121", city: "Forlì", province: "FC" },
      email: "x@prova.example",
      sdiCode: null,
      pec: null,
      country: "IT",
      ipaCode: null,
      splitPayment: false,
      cig: null,
      cup: null,
    },
    lines: [{ description: "Base, 12 mesi", netCents: 1200, vatBps: 2200 }],
    netCents: 1200,
    vatCents: 264,
    totalCents: 1464,
    paidOn: day("2026-11-21"),
    createdAt: new Date(0),
    ...change,
  });
  const read = async (change?: Partial<InvoiceFacts>) => {
    const bytes = await invoicePdf(facts(change));
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

  test("goes on over pages when there are many lines, and loses none", async () => {
    const lines = Array.from({ length: 120 }, (_, n) => ({
      description: `Voce ${n + 1}.`,
      netCents: 10,
      vatBps: 2200,
    }));
    const { text, pages } = await read({ lines, netCents: 1200 });
    expect(pages).toBeGreaterThan(1);
    for (const { description } of lines) expect(text).toContain(description);
  });

  test("holds whatever a name may be", async () => {
    const party = facts().party;
    if (!party) throw new Error("a party is given");
    const names = fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        expect((await invoicePdf(facts({ party: { ...party, name } }))).subarray(0, 5).toString()).toBe("%PDF-");
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
