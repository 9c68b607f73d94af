import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommand } from "@/lib/cli/run-command";
import { db } from "@/lib/platform/db";
import { camt, IBAN } from "../../rules/statements/support";
import { givenSeller } from "../../support/seller";
import { givenStack, type TestStack } from "../../support/stack";
import { givenOrder, PRICE } from "../payments/support";
import { given, SELLER } from "./support";

let stack: TestStack;
const folder = mkdtempSync(join(tmpdir(), "sportello-preview-"));
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller(SELLER);
});
afterAll(async () => {
  await stack.close();
  rmSync(folder, { recursive: true });
});

function file(content: string, name = "e.xml"): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
/** Without a seller nothing may ask for a database. */
const alone = (...argv: string[]) => runCommand(argv, () => Promise.reject(new Error("a database was asked for")));
const call = (...argv: string[]) => runCommand(argv, (_needs, use) => use());
const dataOf = ({ out }: { out?: string }) => JSON.parse(out ?? "null");

describe("statement preview", () => {
  test("shows accounts, balances and lines without a database", async () => {
    const path = file(camt([{ cents: 4270, text: "RLM", name: "Rossi" }]));
    const ended = await alone("statement", "preview", path, "--json");
    expect(ended.code).toBe(0);
    expect(dataOf(ended)).toMatchObject({
      format: "camt.053",
      accounts: [{ account: IBAN, openingCents: 100_000, closingCents: 104_270, totals: "right", count: 1 }],
      balances: [
        { kind: "opening", amountCents: 100_000 },
        { kind: "closing", amountCents: 104_270 },
      ],
      lines: [{ n: 1, amountCents: 4270, name: "Rossi", text: "RLM" }],
      matches: null,
    });
    expect((await alone("statement", "preview", path)).out).toMatch(
      /1 lines: opening 1,000\.00 EUR.*adds up[\s\S]*42\.70 EUR {2}Rossi/,
    );
  });

  test("shows a refused file as far as it goes, with the reason, and ends with 1", async () => {
    const ended = await alone("statement", "preview", file(camt([{ cents: 100 }], { closing: 5 })), "--json");
    expect(ended.code).toBe(1);
    expect(dataOf(ended)).toMatchObject({
      error: { code: "statement-totals-wrong", message: expect.stringContaining("does not add up") },
      lines: [{ amountCents: 100 }],
    });
    expect((await alone("statement", "preview", file("hello"))).out).toMatch(
      /^Refused: This file is no bank statement/,
    );
    expect(dataOf(await alone("statement", "preview", join(folder, "none"), "--json"))).toMatchObject({
      error: { code: "file-unreadable" },
    });
    expect((await alone("statement", "preview")).code).toBe(2);
  });

  test("reads a CSV as its columns seem to be, and says so", async () => {
    const path = file("Data;Descrizione;Importo\n20/11/2026;BONIFICO;1.042,70\n", "e.csv");
    const ended = await alone("statement", "preview", path, "--json");
    expect([ended.code, dataOf(ended)]).toMatchObject([
      0,
      { columns: { delimiter: ";", decimal: ",", confirmed: false }, lines: [{ amountCents: 104_270 }] },
    ]);
  });

  test("matches for a seller and stores nothing; another's account is refused", async () => {
    const orderId = await givenOrder(SELLER);
    const { code } = await db().order.findFirstOrThrow({ where: { id: orderId } });
    const path = file(camt([{ cents: PRICE.totalCents, text: code.toLowerCase() }, { cents: 5 }]));
    const ended = await call("statement", "preview", path, "--seller", SELLER, "--json");
    expect([ended.code, dataOf(ended).matches]).toMatchObject([
      0,
      [
        { line: 1, kind: "sure", proposals: [{ id: orderId }] },
        { line: 2, kind: "none" },
      ],
    ]);
    expect(await db().statementFile.count()).toBe(0);
    const foreign = await call(
      "statement",
      "preview",
      file(camt([], { iban: "IT40S0542811101000000123457" })),
      "--seller",
      SELLER,
      "--json",
    );
    expect([foreign.code, dataOf(foreign).error.code]).toEqual([1, "statement-other-account"]);
    expect((await call("statement", "preview", path, "--seller", "nobody", "--json")).code).toBe(1);
  });
});

describe("accounting export", () => {
  test("writes a file for each report, or prints one", async () => {
    await given([{ cents: 77 }]);
    const ended = await call("accounting", "export", "--seller", SELLER, "--out", folder, "--json");
    const { reports } = dataOf(ended);
    expect(reports.map(({ report }: { report: string }) => report)).toEqual([
      "journal",
      "vat",
      "stamp",
      "receivables",
      "deferred",
    ]);
    for (const { file: path } of reports) expect(existsSync(path)).toBe(true);
    expect(readFileSync(reports[0].file, "utf8")).toMatch(
      /^\uFEFFData e ora;[\s\S]*Righe della banca;In sospeso;;;0,77;/,
    );
    const printed = await call("accounting", "export", "--seller", SELLER, "--report", "deferred");
    expect([printed.code, printed.out]).toEqual([0, expect.stringContaining("Mese;Venduto")]);
    expect((await call("accounting", "export", "--seller", SELLER, "--report", "nonsense")).code).toBe(2);
    expect((await call("accounting", "export")).code).toBe(2);
  });
});
