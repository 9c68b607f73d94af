import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IBAN, read } from "./support";

const MT940 = (body: string) => `{1:F01BANKITMMAXXX0000000000}{2:I940X}{4:\n${body}\n-}`;
const PAGE = `:20:REF1
:25:${IBAN}
:28C:12/1
:60F:C261119EUR1000,00
:61:2611201120C42,70NTRFNONREF//TRN123
:86:BONIFICO DA ROSSI MARIA RLM
_ABC
:62F:C261120EUR1042,7`;

describe("MT940", () => {
  it("gives the account, the balances and the lines, with or without an envelope", async () => {
    for (const file of [PAGE, MT940(PAGE), PAGE.replaceAll("\n", "\r\n")]) {
      const { statements, lines, fault } = await read(file);
      expect(fault).toBeNull();
      expect(statements).toMatchObject([
        { account: IBAN, number: "12/1", openingCents: 100_000, closingCents: 104_270 },
      ]);
      expect(lines).toMatchObject([
        { amountCents: 4270, bookedOn: "2026-11-20", bankRef: "TRN123", text: "BONIFICO DA ROSSI MARIA RLM\n_ABC" },
      ]);
    }
  });

  it("joins the pages of a statement, and misses one that is not there", async () => {
    const first = PAGE.replace(":62F:", ":62M:");
    const second = PAGE.replace("12/1", "12/2")
      .replace(":60F:C261119EUR1000,00", ":60M:C261120EUR1042,70")
      .replace(/:62F:.*/, ":62F:C261120EUR1085,40");
    expect(await read(`${first}\n-\n${second}\n-`)).toMatchObject({
      fault: null,
      statements: [{ count: 2, openingCents: 100_000, closingCents: 108_540, totals: "right" }],
    });
    const third = second.replace("EUR1042,70", "EUR1043,70");
    expect((await read(`${first}\n-\n${third}`)).fault?.code).toBe("statement-cut");
    expect(await read(first)).toMatchObject({ fault: null, statements: [{ totals: "right", count: 1 }] });
  });

  it("knows the signs of reversals and years that turn between two dates", async () => {
    const line = (field: string) => PAGE.replace(/:61:.*/, `:61:${field}`).replace(/:62F:.*/, ":62F:C261120EUR1000,00");
    expect((await read(line("2612310102RC10,NMSCNONREF"))).lines).toMatchObject([
      { amountCents: -1000, valueOn: "2026-12-31", bookedOn: "2027-01-02", reversal: true },
    ]);
    expect((await read(line("261120RDR10,5NMSCREF1"))).lines).toMatchObject([{ amountCents: 1050, endToEnd: "REF1" }]);
  });

  it("reads structured information", async () => {
    const of = async (information: string) =>
      (await read(PAGE.replace(/:86:[\s\S]*?(?=\n:62F)/, `:86:${information}`))).lines[0];
    expect(
      await of(
        "166?00GUTSCHRIFT?20EREF+E2E-1?21SVWZ+Rinnovo RLM_?22ABC?31IT02L1234512345123456789012?32ROSSI?33 MARIA",
      ),
    ).toMatchObject({
      name: "ROSSI MARIA",
      iban: "IT02L1234512345123456789012",
      endToEnd: "E2E-1",
      text: "Rinnovo RLM_ABC",
    });
    expect(
      await of("/TRTP/SEPA/IBAN/NL65INGB0123456789/NAME/PICQER B.V./REMI/USTD//Rinnovo /x/ AB/EREF/NOTPROVIDED"),
    ).toMatchObject({
      name: "PICQER B.V.",
      iban: "NL65INGB0123456789",
      endToEnd: "",
      text: "Rinnovo /x/ AB",
    });
    expect(await of("ORD: BIANCHI SRL  CAUS: rinnovo\nIT60X0542811101000000123456")).toMatchObject({
      name: "BIANCHI SRL",
      iban: IBAN,
    });
  });

  it("refuses what is cut or does not add up", async () => {
    expect((await read(PAGE.slice(0, PAGE.indexOf(":62F")))).fault?.code).toBe("statement-cut");
    expect((await read(PAGE.replace("1042,7", "1042,8"))).fault).toMatchObject({
      code: "statement-totals-wrong",
      params: { difference: -0.1 },
    });
    expect((await read(PAGE.replace("C42,70", "C42,705"))).fault?.code).toBe("statement-amount-unreadable");
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 60, max: PAGE.length - 6 }), async (length) => {
        expect((await read(PAGE.slice(0, length))).fault).not.toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});

/** Records of 120 characters, their fields by the positions the format gives. */
const record = (fields: Record<number, string>) => {
  const at = Array.from({ length: 120 }, () => " ");
  for (const [from, text] of Object.entries(fields))
    for (const [i, c] of Array.from(text).entries()) at[Number(from) - 1 + i] = c;
  return at.join("");
};
const amount = (cents: number) => (cents / 100).toFixed(2).replace(".", ",").padStart(15, "0");
const OPENING = record({
  2: "610000001",
  51: "X",
  52: "05428",
  57: "11101",
  62: "000000123456",
  74: "EUR",
  77: "191126",
  83: "C",
  84: amount(100_000),
  99: "IT60",
});
const MOVEMENT = record({
  2: "620000001001",
  14: "211126",
  20: "201126",
  26: "C",
  27: amount(6100),
  42: "48",
  62: "RIF1",
  87: "BONIFICO",
});
const MORE = [
  record({ 2: "630000001001RI1", 17: "RINNOVO RLM_" }),
  record({ 2: "630000001001RI2", 17: "ABC" }),
  record({ 2: "630000001001YYY", 17: "20112026", 31: "ROSSI MARIA" }),
];
const CLOSING = record({ 2: "640000001EUR201126C", 21: amount(106_100), 36: "C", 37: amount(106_100) });
const trailer = (count: number) => record({ 2: "EF03069A1B2C201126CBI", 83: String(count).padStart(7, "0") });
const RH = (records: string[], count = records.length + 2) =>
  [record({ 2: "RH03069A1B2C201126CBI" }), ...records, trailer(count)].join("\r\n");

describe("CBI RH", () => {
  const file = RH([OPENING, MOVEMENT, ...MORE, CLOSING]);

  it("gives accounts, balances and lines with all their records", async () => {
    expect(await read(file)).toMatchObject({
      fault: null,
      format: "cbi-rh",
      statements: [{ account: IBAN, openingCents: 100_000, closingCents: 106_100, totals: "right" }],
      lines: [
        {
          amountCents: 6100,
          valueOn: "2026-11-21",
          bookedOn: "2026-11-20",
          text: "RINNOVO RLM_\nABC",
          name: "ROSSI MARIA",
          bankRef: "RIF1",
        },
      ],
    });
  });

  it("reads what the format says of a transfer: who, from which account, its end-to-end name", async () => {
    const [line] = (
      await read(
        RH([
          OPENING,
          MOVEMENT,
          record({ 2: "630000001001KKKIT99X0000000000000000" }),
          // A name as long as its field has no gap before the place.
          record({
            2: "630000001001YYY20112026",
            25: "12345670017",
            41: "PROVA E FIGLI SOCIETA A RESPONSABILITA L",
            81: "ROMA",
          }),
          record({ 2: "630000001001YY2VIA DI PROVA 1", 67: "IT60X0542811101000000999999" }),
          record({ 2: "630000001001ID1", 17: "MSG-1", 52: "RLM_ABC" }),
          record({ 2: "630000001001RI1", 17: "RINNOVO" }),
          CLOSING,
        ]),
      )
    ).lines;
    expect(line).toMatchObject({
      name: "PROVA E FIGLI SOCIETA A RESPONSABILITA L",
      iban: "IT60X0542811101000000999999",
      endToEnd: "RLM_ABC",
      text: "RINNOVO",
    });
    expect(JSON.stringify(line)).not.toMatch(/VIA DI PROVA|12345670017|ROMA/);
  });

  it("reads a transfer from abroad, and an end-to-end name nobody gave", async () => {
    const [line] = (
      await read(
        RH([
          OPENING,
          MOVEMENT,
          record({ 2: "630000001001ZZ1000000000000061,00EUR" }),
          record({ 2: "630000001001ZZ2ROSSI MARIA", 60: "WIEN" }),
          record({ 2: "630000001001ZZ3DEMO", 67: "RINNOVO RLM_ABC" }),
          record({ 2: "630000001001ID1", 52: "NOTPROVIDED" }),
          CLOSING,
        ]),
      )
    ).lines;
    expect(line).toMatchObject({ name: "ROSSI MARIA", text: "RINNOVO RLM_ABC", endToEnd: "" });
  });

  it("finds account and balance where the kind of account takes two characters, and takes the periodic statement too", async () => {
    const later = `${OPENING.slice(0, 49)} ${OPENING.slice(49)}`.slice(0, 120);
    for (const moved of [RH([later, MOVEMENT, CLOSING]), RH([later, MOVEMENT, CLOSING]).replace(" RH", " EC")])
      expect(await read(moved)).toMatchObject({
        fault: null,
        statements: [{ account: IBAN, openingCents: 100_000, totals: "right" }],
      });
  });

  it("takes the first date for the booking day where the seller's bank has it so", async () => {
    const { lines } = await read(file, { cbiFirstDate: "booking" });
    expect(lines).toMatchObject([{ bookedOn: "2026-11-21", valueOn: "2026-11-20" }]);
  });

  it("counts its records, and misses what is cut", async () => {
    expect((await read(RH([OPENING, MOVEMENT, CLOSING], 6))).fault).toMatchObject({
      code: "statement-count-wrong",
      params: { declared: 6, found: 5 },
    });
    expect((await read(RH([OPENING, MOVEMENT]))).fault?.code).toBe("statement-cut");
    expect((await read(file.split("\r\n").slice(0, -1).join("\n"))).fault?.code).toBe("statement-cut");
    expect(
      (await read(file.replace("062,00", "062,00").replace(MOVEMENT, MOVEMENT.replace("61,00", "61,01")))).fault?.code,
    ).toBe("statement-totals-wrong");
    expect((await read(file.replace(CLOSING, `${CLOSING}x`))).fault?.code).toBe("statement-malformed");
  });
});
