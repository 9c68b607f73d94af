import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTable } from "@/lib/kernel/csv";

const COLUMNS = {
  name: { names: ["casella", "name"], required: true },
  email: { names: ["e-mail", "email"] },
  note: { names: ["a chi serve", "note"] },
};
const read = (text: string, most = 100) => readTable(Buffer.from(text), COLUMNS, most);
const one = (text: string) => read(text) as { line: number; cells: Record<string, string> }[];

describe("a table of a person's", () => {
  it("is read with semicolons, commas or tabs, in any order of columns", () => {
    for (const sign of [";", ",", "\t"])
      expect(one(`E-Mail${sign}Casella\na@example.com${sign}uno`)).toEqual([
        { line: 2, cells: { name: "uno", email: "a@example.com", note: "" } },
      ]);
  });

  it("is read in UTF-8 with a mark, in UTF-16 and in Latin-1", () => {
    const text = "Casella;A chi serve\r\nuno;Città di Forlì\r\n";
    const files = [
      Buffer.from(`\uFEFF${text}`, "utf8"),
      Buffer.from(`\uFEFF${text}`, "utf16le"),
      Buffer.from(text, "latin1"),
      Buffer.from(text, "utf8"),
    ];
    for (const bytes of files)
      expect(readTable(bytes, COLUMNS, 10)).toMatchObject([{ cells: { name: "uno", note: "Città di Forlì" } }]);
  });

  it("counts lines as an editor does, blank ones and quoted breaks included", () => {
    const lines = one('casella;note\nuno;"su\ndue righe"\n\n;;\ntre;x\n').map(({ line, cells }) => [line, cells.name]);
    expect(lines).toEqual([
      [3, "uno"],
      [6, "tre"],
    ]);
  });

  it("says what is wrong with the whole", () => {
    expect(read("indirizzo;e-mail\nuno;x")).toMatchObject({ code: "csv-columns", params: { columns: "casella" } });
    expect(read("casella;e-mail\n")).toMatchObject({ code: "csv-empty" });
    expect(read("")).toMatchObject({ code: "csv-empty" });
    expect(read('casella;note\n"uno;due')).toMatchObject({ code: "csv-unreadable" });
    expect(read("casella\nu\0no")).toMatchObject({ code: "csv-unreadable" });
    expect(read("casella\nuno\ndue\ntre", 2)).toMatchObject({ code: "csv-too-long", params: { most: 2 } });
    expect(read("casella\nuno\n\n\n\n\ndue\ntre", 2)).toMatchObject({ code: "csv-too-long" });
  });

  it("gives back what a spreadsheet wrote, whatever stands in the cells", () => {
    const cell = fc.stringMatching(/^[\p{L}\d@.,;'"=+ -]{1,20}$/u).map((text) => text.normalize("NFC").trim() || "x");
    const table = fc.array(fc.record({ name: cell, email: cell, note: cell }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(table, fc.constantFrom(";", ",", "\t"), fc.boolean(), (rows, delimiter, bom) => {
        const text = stringify(rows, { header: true, delimiter, bom, quoted: true });
        expect(one(text).map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });

  it("never throws on bytes that are no table", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(readTable(bytes, COLUMNS, 10)).toBeDefined();
      }),
    );
  });
});
