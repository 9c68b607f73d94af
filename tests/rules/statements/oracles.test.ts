import { describe, expect, it } from "vitest";
import { oracleFile } from "../../support/oracles";
import { read } from "./support";

/** Files of other programs' tests. Some were made anonymous by hand, so that their sums no longer hold: said, lines and all. */
const EXPECTED = {
  "camt053/genkgo-camt053.v2.minimal.xml": { lines: [885], totals: ["unchecked"], fault: null },
  "camt053/genkgo-camt053.v2.multi.statement.xml": { lines: [885, -700], totals: ["right", "right"], fault: null },
  "camt053/genkgo-camt053.v8.xml": { lines: [885], totals: ["unchecked"], fault: null },
  "camt053/nordea-camt_053_ver_2_extended_uk_account.xml": { lines: [-160, 150], totals: ["right"], fault: null },
  "camt053/genkgo-camt053.v2.wrong.xml": { lines: [], totals: [], fault: "statement-without-statement" },
  "mt940/ing.sta": {
    lines: [-2503, -303, -111, -2000, -110, 368, 100],
    totals: ["wrong"],
    fault: "statement-totals-wrong",
  },
  "mt940/knab.sta": { lines: [50_000, -726_000, 50_000], totals: ["right", "wrong"], fault: "statement-totals-wrong" },
  "mt940/postfinance.sta": { lines: [7970, 14_950, -7990, 1010], totals: ["wrong"], fault: "statement-totals-wrong" },
  "mt940/rabobank-iban.sta": { lines: [-2500, -1000, -2500, -1000], totals: ["right", "right"], fault: null },
  "cbi/synthetic-RH.cbi.txt": { lines: [6100, -1956], totals: ["right"], fault: null },
} as const;

describe("statements of other programs", () => {
  for (const [path, { lines, totals, fault }] of Object.entries(EXPECTED)) {
    const file = oracleFile(`bank/${path}`);
    it.skipIf(!file)(path, async () => {
      const found = await read(file ?? "");
      expect(found.lines.map(({ amountCents }) => amountCents)).toEqual(lines);
      expect(found.statements.map((statement) => statement.totals)).toEqual(totals);
      expect(found.fault?.code ?? null).toBe(fault);
    });
  }

  const knab = oracleFile("bank/mt940/knab.sta");
  it.skipIf(!knab)("name the other party where their text labels it", async () => {
    const { lines } = await read(knab ?? "");
    expect(lines[1]).toMatchObject({ name: "PICQER", iban: "NL65INGB0123456789", bankRef: "B4G29PGCVO7Q06US" });
  });
});
