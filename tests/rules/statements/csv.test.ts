import { describe, expect, it } from "vitest";
import { type CsvMapping, csvAmount, missingRoles } from "@/lib/statements/csv";
import { guessCsv } from "@/lib/statements/formats/csv-guess";
import { IBAN, read } from "./support";

const BANK = `Estratto conto;;;;
Intestatario: Demo PEC S.r.l.;;;;
Data contabile;Data valuta;Descrizione;Importo;Saldo
20/11/2026;21/11/2026;"BONIFICO DA ROSSI MARIA; RLM_ABC";42,70;1.042,70
20/11/2026;20/11/2026;COMMISSIONI;-1,50;1.041,20
Saldo finale;;;;1.041,20
`;
const mapping = (file: string): CsvMapping => {
  const { rows: _, ...guess } = guessCsv(file) ?? expect.fail("no guess");
  return { ...guess, account: IBAN };
};

describe("the columns of a CSV", () => {
  it("are guessed from labels and from what stands under them", () => {
    expect(guessCsv(BANK)).toMatchObject({
      delimiter: ";",
      decimal: ",",
      order: "dmy",
      columns: { booked: 0, value: 1, text: 2, amount: 3, balance: 4 },
    });
    const english =
      "Date,Description,Payer name,Credit,Debit,Currency\n2026-11-20,Transfer,Rossi,42.70,,EUR\n2026-11-20,Fee,,,1.50,EUR\n";
    expect(guessCsv(english)).toMatchObject({
      delimiter: ",",
      decimal: ".",
      order: "ymd",
      columns: { booked: 0, text: 1, name: 2, credit: 3, debit: 4, currency: 5 },
    });
    const american = "Date\tDetails\tAmount\n11/20/2026\tTransfer\t1,042.70\n";
    expect(guessCsv(american)).toMatchObject({ delimiter: "\t", order: "mdy", decimal: "." });
  });

  it("are told to be missing when a day or an amount has none", () => {
    expect(missingRoles(mapping(BANK))).toEqual([]);
    expect(missingRoles({ columns: { text: 0 } })).toEqual(["booked", "amount"]);
    expect(guessCsv("just a text\nwith lines\n")).toBeNull();
  });

  it("hold amounts as banks and spreadsheets write them", () => {
    for (const [text, cents] of [
      ["42,70", 4270],
      ["1.042,7", 104_270],
      ["-1.042,70 €", -104_270],
      ["EUR 3", 300],
      ["12,50-", -1250],
      ["(12,50)", -1250],
      ["+5", 500],
      ["1.042.300,00000", 104_230_000],
    ] as const)
      expect(csvAmount(text, ",")).toBe(cents);
    for (const text of ["", "x", "1.04,2", "1,005", "12,3,4", "10.5"]) expect(csvAmount(text, ",")).toBeNull();
    expect(csvAmount("1,042.70", ".")).toBe(104_270);
  });
});

describe("a CSV statement", () => {
  it("is read by the mapping confirmed for its header, and held against its balances", async () => {
    const { lines, statements, fault } = await read(BANK, { mappings: [mapping(BANK)] });
    expect(fault).toBeNull();
    expect(statements).toMatchObject([
      { account: IBAN, openingCents: 100_000, closingCents: 104_120, totals: "right" },
    ]);
    expect(lines).toMatchObject([
      { amountCents: 4270, valueOn: "2026-11-21", text: "BONIFICO DA ROSSI MARIA; RLM_ABC" },
      { amountCents: -150 },
    ]);
  });

  it("adds up newest first too, and says so when it does not", async () => {
    const rows = BANK.split("\n");
    const turned = [...rows.slice(0, 3), rows[4], rows[3]].join("\n");
    expect(await read(turned, { mappings: [mapping(BANK)] })).toMatchObject({
      fault: null,
      statements: [{ totals: "right" }],
    });
    const wrong = BANK.replace("-1,50", "-1,51");
    expect((await read(wrong, { mappings: [mapping(BANK)] })).fault?.code).toBe("statement-totals-wrong");
  });

  it("asks for its columns when nobody has confirmed them, in any encoding", async () => {
    expect((await read(BANK)).fault?.code).toBe("statement-columns-unknown");
    const accents = BANK.replace("ROSSI MARIA", "NICOLÒ È QUI");
    for (const encoding of ["latin1", "utf16le"] as const) {
      const { lines } = await read(Buffer.from(encoding === "utf16le" ? `\uFEFF${accents}` : accents, encoding), {
        mappings: [mapping(BANK)],
      });
      expect(lines[0]?.text).toContain("NICOLÒ È QUI");
    }
  });

  it("refuses a row whose day or amount can't be read", async () => {
    const code = async (from: string, to: string) =>
      (await read(BANK.replace(from, to), { mappings: [mapping(BANK)] })).fault;
    expect(await code("20/11/2026;20", "31/11/2026;20")).toMatchObject({
      code: "statement-day-unreadable",
      params: { found: "31/11/2026" },
    });
    expect(await code("-1,50", "-1,5x")).toMatchObject({
      code: "statement-amount-unreadable",
      params: { found: "-1,5x" },
    });
  });
});

describe("a file that is no statement", () => {
  it("is named for what it seems to be", async () => {
    const seems = async (file: string) => (await read(Buffer.from(file, "latin1"))).fault;
    for (const [file, what] of [
      ["%PDF-1.7 …", "PDF"],
      ["PK\u0003\u0004xxxxxxx", "XLSX"],
      ["<!DOCTYPE html><html></html>", "HTML"],
      [" IB03069A1B2C MAV disposition", "CBI MAV"],
    ] as const)
      expect(await seems(file)).toMatchObject({ code: "statement-format-other", params: { seems: what } });
    expect(await seems("cari saluti")).toMatchObject({ code: "statement-format-unknown" });
  });
});
