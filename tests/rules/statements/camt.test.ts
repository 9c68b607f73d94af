import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { camt, type Entry, IBAN, read } from "./support";

const entries: Entry[] = [
  {
    cents: 4270,
    text: "Rinnovo RLM_ABC",
    name: "Rossi & Figli <snc>",
    iban: "IT02L1234512345123456789012",
    endToEnd: "E1",
  },
  { cents: -150, text: "Commissioni", name: "Banca" },
];

describe("CAMT.053", () => {
  it("gives accounts, balances and lines, and adds them up", async () => {
    const { statements, lines, fault, format } = await read(camt(entries));
    expect([fault, format]).toEqual([null, "camt.053"]);
    expect(statements).toMatchObject([
      { number: "S1", account: IBAN, currency: "EUR", openingCents: 100_000, closingCents: 104_120, totals: "right" },
    ]);
    expect(lines).toMatchObject([
      {
        amountCents: 4270,
        name: "Rossi & Figli <snc>",
        text: "Rinnovo RLM_ABC",
        endToEnd: "E1",
        bookedOn: "2026-11-20",
      },
      { amountCents: -150, name: "Banca", endToEnd: "" },
    ]);
  });

  it("is read the same in pieces of any size and in any of its encodings", async () => {
    const file = camt([{ cents: 1, text: "Città di Forlì – è già 10 € 😀" }]);
    const whole = await read(file);
    const latin = file.replace("UTF-8", "ISO-8859-1").replace(/[–€😀]/gu, "");
    for (const bytes of [Buffer.from(`\uFEFF${file}`), Buffer.from(`\uFEFF${file}`, "utf16le")])
      expect((await read(bytes)).lines).toEqual(whole.lines);
    expect((await read(Buffer.from(latin, "latin1"))).lines[0]?.text).toBe("Città di Forlì  è già 10");
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 700 }), async (size) => {
        expect((await read(file, {}, size)).lines).toEqual(whole.lines);
      }),
      { numRuns: 30 },
    );
  });

  it("splits a batch whose parts add up to it, and keeps whole one whose parts do not", async () => {
    const part = (cents: string, text: string) =>
      `<TxDtls><Refs><EndToEndId>${text}</EndToEndId></Refs><Amt Ccy="EUR">${cents}</Amt><CdtDbtInd>CRDT</CdtDbtInd><RmtInf><Ustrd>${text}</Ustrd><Ustrd>b</Ustrd><Strd><CdtrRefInf><Ref>RF1</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>`;
    const batch = (...parts: string[]) =>
      camt([{ cents: 3000 }]).replace(/<NtryDtls>.*<\/NtryDtls>/s, `<NtryDtls>${parts.join("")}</NtryDtls>`);
    const split = await read(batch(part("10.00", "uno"), part("20.00000", "due")));
    expect(split.lines.map(({ amountCents, text }) => [amountCents, text])).toEqual([
      [1000, "uno\nb\nRF1"],
      [2000, "due\nb\nRF1"],
    ]);
    const kept = await read(batch(part("10.00", "uno"), part("19.00", "due")));
    expect(kept.lines.map(({ amountCents, text }) => [amountCents, text])).toEqual([
      [3000, "uno\nb\nRF1\ndue\nb\nRF1"],
    ]);
    expect([split.fault, kept.fault]).toEqual([null, null]);
  });

  it("counts what is booked only, the day it was in Rome, up to five decimals of whole cents", async () => {
    const file = camt([{ cents: 100 }])
      .replace(
        '<Amt Ccy="EUR">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>',
        '<Amt Ccy="EUR">1.00000</Amt><CdtDbtInd>CRDT</CdtDbtInd><RvslInd>true</RvslInd><Sts><Cd>BOOK</Cd></Sts>',
      )
      .replace("<BookgDt><Dt>2026-11-20</Dt>", "<BookgDt><DtTm>2026-11-20T23:30:00Z</DtTm>");
    expect((await read(file)).lines).toMatchObject([{ bookedOn: "2026-11-21", valueOn: "2026-11-20", reversal: true }]);
    const pending = camt([{ cents: 100 }], { closing: 100_000 }).replace("<Sts>BOOK", "<Sts>PDNG");
    expect(await read(pending)).toMatchObject({
      lines: [],
      fault: null,
      statements: [{ pending: 1, totals: "right" }],
    });
    const part = camt([{ cents: 100 }]).replace(">1.00<", ">1.005<");
    expect((await read(part)).fault).toMatchObject({ code: "statement-amount-unreadable", params: { found: "1.005" } });
  });

  it("says the same in each of its versions, .02 to .08, whichever shape parties, states and amounts have there", async () => {
    const SHAPES: ((file: string) => string)[] = [
      (file) => file,
      (file) => file.replace(/<Sts>(\w+)<\/Sts>/g, "<Sts><Cd>$1</Cd></Sts>"),
      (file) => file.replace(/<(Dbtr|Cdtr)>(.*?)<\/\1>/g, "<$1><Pty>$2</Pty></$1>"),
      (file) =>
        file.replace(
          /(<Ntry>)(<Amt .*?<\/Amt>)(.*?<TxDtls>.*?<\/Refs>)/gs,
          "$1$2$3<AmtDtls><TxAmt>$2</TxAmt></AmtDtls>",
        ),
    ];
    const versions = ["02", "03", "04", "05", "06", "07", "08"];
    const { lines } = await read(camt(entries));
    expect(new Set(SHAPES.map((shape) => shape(camt(entries)))).size).toBe(SHAPES.length);
    for (const version of versions)
      for (const shape of [...SHAPES, (file: string) => SHAPES.reduce((made, each) => each(made), file)]) {
        const file = shape(camt(entries, { version }));
        expect(await read(file)).toMatchObject({ format: "camt.053", fault: null, lines });
      }
  });

  it("is read under prefixes and in the wrapping of CBI", async () => {
    const wrapped = camt(entries)
      .replace(/<(\/?)([A-Z])/g, "<$1p:$2")
      .replace("<p:Document", '<p:CBIBdyBkToCstmrStmtReq xmlns:p="urn:CBI:xsd:CBIBdyBkToCstmrStmtReq.00.01.02"')
      .replace("</p:Document", "</p:CBIBdyBkToCstmrStmtReq");
    expect(await read(wrapped)).toMatchObject({ fault: null, statements: [{ count: 2, totals: "right" }] });
  });
});

describe("a CAMT.053 that can't be taken", () => {
  const code = async (file: string) => (await read(file)).fault?.code;
  const file = camt(entries);

  it("says by how much it does not add up", async () => {
    const { fault, lines } = await read(camt(entries, { closing: 104_121 }));
    expect(fault).toMatchObject({
      code: "statement-totals-wrong",
      params: { expected: 1041.2, closing: 1041.21, difference: -0.01, account: IBAN },
    });
    expect(lines).toHaveLength(2);
  });

  it("is cut wherever it ends before its end", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 400, max: file.length - 1 }), async (length) => {
        const { fault } = await read(file.slice(0, length));
        expect(["statement-cut", "statement-malformed"]).toContain(fault?.code);
      }),
      { numRuns: 60 },
    );
  });

  it("has a DTD, an entity, or a bomb", async () => {
    const dtd = (inside: string) => file.replace("<Document", `<!DOCTYPE Document [${inside}]><Document`);
    expect(await code(dtd('<!ENTITY x SYSTEM "file:///etc/passwd">'))).toBe("statement-xml-entities");
    expect(await code(dtd('<!ENTITY a "ha"><!ENTITY b "&a;&a;">'))).toBe("statement-xml-entities");
    expect(await code(file.replace("Commissioni", "&lol;"))).toBe("statement-xml-entities");
  });

  it("is another message, or none, or nonsense", async () => {
    expect(await code(file.replaceAll("BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn"))).toBe("statement-other-kind");
    expect(await code("<Document><BkToCstmrStmt/></Document>")).toBe("statement-without-statement");
    expect(await code("<a><b></a></b>")).toBe("statement-malformed");
    expect(await code(file.replace("2026-11-20", "2026-02-30"))).toBe("statement-day-unreadable");
    expect(await code(file.replace("42.70", "42,7x"))).toBe("statement-amount-unreadable");
    expect(await code("")).toBe("statement-empty");
    expect(await code(" \n ")).toBe("statement-empty");
  });

  it("never makes anything but a refusal of damaged bytes", async () => {
    const bytes = Buffer.from(file);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), async (at, byte) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = byte;
        await expect(read(damaged)).resolves.toBeDefined();
      }),
      { numRuns: 300 },
    );
  });
});
