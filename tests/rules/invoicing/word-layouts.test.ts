import fc from "fast-check";
import { expect, test } from "vitest";
import { openPart } from "@/lib/invoicing/pdf/fonts";
import { invoicePdf } from "@/lib/invoicing/pdf/invoice-pdf";
import { rememberingWords } from "@/lib/invoicing/pdf/word-layouts";
import { documentOf } from "./support/documents";

const plain = openPart("latin-400");
const font = rememberingWords(openPart("latin-400"));

const anyWord = fc.oneof(
  fc.constantFrom("ufficio ", "AVviso", "Forlì", "__proto__", "constructor", ""),
  fc.string({ unit: "grapheme" }),
);

test("a remembered word is laid out as the first time, whatever was done with the places of the last answer", () => {
  fc.assert(
    fc.property(anyWord, (word) => {
      const expected = plain.layout(word);
      for (let time = 0; time < 3; time++) {
        const run = font.layout(word);
        expect(run.positions).toEqual(expected.positions.map((position) => ({ ...position })));
        expect(run.glyphs).toHaveLength(expected.glyphs.length);
        for (const position of run.positions) for (const key of Object.keys(position)) position[key] = -1;
      }
    }),
    { examples: [["ufficio "], ["__proto__"]] },
  );
});

test("the same paper is the same file, however many were drawn before", async () => {
  const document = documentOf([{ description: "Ufficio di Forlì – AV", netCents: 8000, vatBps: 2200 }]);
  const copy = { document, standing: { state: "issued", sdiId: null, on: null }, createdAt: new Date(0) } as const;
  const first = await invoicePdf(copy);
  expect((await invoicePdf(copy)).equals(first)).toBe(true);
});
