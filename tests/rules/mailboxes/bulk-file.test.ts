import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRefusal } from "@/lib/kernel/refusal";
import { MOST_AT_ONCE } from "@/lib/mailboxes/bulk";
import { readList } from "@/lib/mailboxes/bulk-file";
import { chosenRenewals } from "@/lib/mailboxes/bulk-filter";
import { readAgreed } from "@/lib/mailboxes/bulk-schema";

const read = (text: string, column?: number) => {
  const list = readList(text, column);
  if (isRefusal(list)) throw new Error(list.code);
  return list;
};

describe("a list of mailboxes", () => {
  it.each([";", ",", "\t", "|"])("is read by address whatever separates its cells: %j", (delimiter) => {
    const rows = [
      ["Nome", "Casella", "Note"],
      ["Uno", "UNO@pec.example", "x"],
      ["Due", " due@pec.example ", ""],
    ];
    const list = read(`\ufeff${rows.map((row) => row.join(delimiter)).join("\r\n")}\r\n`);
    expect(list.column).toBe(1);
    expect(list.columns[1]).toEqual({ label: "Casella", sample: "UNO@pec.example" });
    expect(list.lines.map(({ n, address }) => [n, address])).toEqual([
      [2, "uno@pec.example"],
      [3, "due@pec.example"],
    ]);
  });

  it("is read by login code, and by the column somebody names", () => {
    expect(read("codice;anno\nhms 0000001;2026\nHMS0000002;2026").lines.map(({ userCode }) => userCode)).toEqual([
      "HMS0000001",
      "HMS0000002",
    ]);
    const text = "casella;codice\nuno@pec.example;HMS0000001";
    expect(read(text).column).toBe(0);
    expect(read(text, 1).lines[0]).toMatchObject({ userCode: "HMS0000001", address: null });
  });

  it("keeps the lines that name nothing, so that they can be shown", () => {
    const list = read("casella\nuno@pec.example\nnon so\n\ndue@pec.example");
    expect(list.lines.map(({ text, address }) => [text, address])).toEqual([
      ["uno@pec.example", "uno@pec.example"],
      ["non so", null],
      ["due@pec.example", "due@pec.example"],
    ]);
  });

  it("needs no header", () => {
    expect(read("uno@pec.example\ndue@pec.example").lines).toHaveLength(2);
  });

  it.each([
    ["", "file-empty"],
    ["nome;note\nuno;due", "column-unknown"],
    [`${"a@pec.example\n".repeat(MOST_AT_ONCE + 5)}`, "file-too-long"],
  ])("that is of no use is refused: %#", (text, code) => {
    expect(readList(text)).toMatchObject({ refused: true, code });
  });

  it("is answered whatever the file is", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.option(fc.integer({ min: -1, max: 99 })),
        (text, at) => {
          const list = readList(text, at ?? undefined);
          if (!isRefusal(list)) expect(list.lines.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("what the pages carry", () => {
  it("is read back only when it is whole", () => {
    const line = { mailboxId: crypto.randomUUID(), expiresOn: "2026-12-01", termMonths: 12, totalCents: 2196 };
    expect(readAgreed(JSON.stringify([line]))).toEqual([line]);
    for (const bad of [
      "",
      "x",
      "null",
      "[]",
      "{}",
      JSON.stringify([{ ...line, totalCents: -1 }]),
      JSON.stringify([{}]),
    ])
      expect(readAgreed(bad)).toBeNull();
  });

  it("of the address is read without complaint", () => {
    const id = crypto.randomUUID();
    expect(chosenRenewals({ casella: [id, "x"], durata: "24" })).toEqual({
      ids: [id],
      termMonths: 24,
      noneChosen: false,
    });
    expect(chosenRenewals({ casella: id, durata: "-1" })).toMatchObject({ ids: [id], termMonths: undefined });
    expect(chosenRenewals({})).toEqual({ ids: [], termMonths: undefined, noneChosen: false });
    expect(chosenRenewals({ scelte: "1", casella: "x" })).toMatchObject({ ids: [], noneChosen: true });
    expect(chosenRenewals({ scelte: "1", casella: id })).toMatchObject({ ids: [id], noneChosen: false });
  });
});
