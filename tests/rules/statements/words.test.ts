import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { statementRefusal } from "@/lib/statements/words";
import { camt, read } from "./support";

/** Every file that is refused somewhere here, to see that its reason can be put in words. */
const REFUSED = {
  empty: "",
  nonsense: "cari saluti",
  pdf: "%PDF-1.7",
  cut: camt([{ cents: 1 }]).slice(0, -30),
  broken: "<a><b></a></b>",
  entities: '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
  message: "<Document><BkToCstmrDbtCdtNtfctn/></Document>",
  none: "<Document><BkToCstmrStmt/></Document>",
  amount: camt([{ cents: 100 }]).replace("1.00<", "1.001<"),
  day: camt([{ cents: 100 }]).replaceAll("2026-11-20", "2026-11-31"),
  totals: camt([{ cents: 100 }], { closing: 5 }),
  columns: "Data;Descrizione;Importo\n20/11/2026;x;1,00\n",
};

describe("why a file is refused", () => {
  for (const [name, file] of Object.entries(REFUSED))
    it(`is a sentence in both languages: ${name}`, async () => {
      const { fault } = await read(file);
      expect(fault).not.toBeNull();
      for (const locale of LOCALES) {
        const sentence = statementRefusal(fault ?? { code: "" }, locale);
        expect(sentence).toMatch(/[.!]$/);
        expect(sentence).not.toContain(fault?.code);
      }
    });

  it("names amounts as people write them", async () => {
    const { fault } = await read(camt([{ cents: 104_120 }], { closing: 100_000 }));
    expect(statementRefusal(fault ?? { code: "" }, "it")).toContain("(differenza 1041,20\u00a0€)");
    expect(statementRefusal(fault ?? { code: "" }, "en")).toContain("(difference €1,041.20)");
  });
});
