import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { confirmColumns } from "@/lib/statements/exchanges/confirm-columns";
import { watchFolder } from "@/lib/statements/exchanges/watch-folder";
import { handler as load } from "@/lib/statements/jobs/load";
import { Staging } from "@/lib/statements/store/staging";
import { camt, camtEntry, IBAN } from "../../rules/statements/support";
import { givenSeller } from "../../support/seller";
import { givenStack, type TestStack } from "../../support/stack";
import { balance, clerk, codeOf, done, given, lineFaults, lines, runStatementJobs, SELLER, send } from "./support";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller(SELLER, ({ money }) => {
    money.statements = { otherAccounts: ["DE89370400440532013000"] };
  });
});
afterAll(() => stack.close());
afterEach(async () => {
  expect(await lineFaults()).toEqual([]);
  await db()
    .$executeRaw`TRUNCATE "StatementMatch", "StatementLine", "Statement", "StatementFile", "StatementMapping" CASCADE`;
  await db().$executeRaw`TRUNCATE "Posting", "Movement", "LedgerAccount" CASCADE`;
});

const counts = async () => ({
  files: await db().statementFile.count(),
  statements: await db().statement.count(),
  lines: await db().statementLine.count(),
  movements: await db().movement.count(),
});
const NOTHING = { files: 0, statements: 0, lines: 0, movements: 0 };
const attempt = { jobId: "", retry: 0, signal: AbortSignal.timeout(60_000) };

describe("a statement that is taken", () => {
  test("stores every line once, booked in suspense, and is known when it comes again", async () => {
    const file = camt([
      { cents: 4270, text: "uno" },
      { cents: -150, text: "spese conto" },
    ]);
    const { fileId, state } = done(await send(file));
    expect(state).toBe("reading");
    expect(await lines()).toEqual([]);
    await runStatementJobs();
    expect((await lines()).map(({ amountCents, state }) => [Number(amountCents), state])).toEqual([
      [4270, "open"],
      [-150, "open"],
    ]);
    expect(await balance("suspense")).toBe(4120);
    expect(await balance("receipts", "transfer")).toBe(-4120);
    expect(await db().statementFile.findFirst({ where: { id: fileId } })).toMatchObject({
      state: "loaded",
      format: "camt.053",
    });
    expect(await db().statement.findFirst()).toMatchObject({
      account: IBAN,
      lineCount: 2,
      knownCount: 0,
      totals: "right",
    });
    expect(codeOf(await send(file))).toBe("statement-already-loaded");
    expect(await counts()).toMatchObject({ files: 1, lines: 2 });
  });

  test("may overlap another: known lines are known, equal lines of one day are as many as they are", async () => {
    const twin = { cents: 1000, text: "bollettino", on: "2026-11-19" };
    await given([twin, twin, { cents: 500, text: "altro" }]);
    expect(await lines()).toHaveLength(3);
    await given([twin, twin, twin, { cents: 700, text: "nuovo" }], { opening: 5 });
    expect((await lines()).map(({ amountCents, twin: nth }) => [Number(amountCents), nth])).toEqual([
      [1000, 1],
      [1000, 2],
      [1000, 3],
      [500, 1],
      [700, 1],
    ]);
    const [first, second] = await db().statement.findMany({ orderBy: { id: "asc" } });
    expect([first?.knownCount, second?.lineCount, second?.knownCount]).toEqual([0, 2, 2]);
    expect(await balance("suspense")).toBe(4200);
  });

  test("may hold several accounts of the seller, each stored under its IBAN however the bank writes it", async () => {
    const mt940 = (account: string) =>
      `:20:R\n:25:${account}\n:28C:1\n:60F:C261119EUR10,\n:61:261120C5,NTRFA\n:86:x\n:62F:C261120EUR15,\n-\n`;
    done(await send(mt940("000000123456EUR") + mt940("37040044/0532013000")));
    await runStatementJobs();
    expect((await lines()).map(({ account }) => account).sort()).toEqual(["DE89370400440532013000", IBAN]);
  });

  test("read again after a kill leaves no line twice", async () => {
    const { fileId } = done(await send(camt([{ cents: 100 }, { cents: 200 }])));
    const staging = await Staging.begin(SELLER, fileId);
    const line = {
      bookedOn: "2026-11-20",
      valueOn: "2026-11-20",
      amountCents: 100,
      currency: "EUR",
      text: "",
      info: "",
      endToEnd: "",
      bankRef: "",
      name: "",
      iban: "",
      operation: "",
      reversal: false,
    };
    await staging.add(line, 0, { account: IBAN, method: "transfer" });
    await staging.flush();
    expect(await db().statementLine.count({ where: { state: "staged" } })).toBe(1);
    expect(await lines()).toEqual([]);
    await Promise.all([load({ seller: SELLER, fileId }, attempt), load({ seller: SELLER, fileId }, attempt)]).catch(
      () => {},
    );
    await runStatementJobs();
    expect(await lines()).toHaveLength(2);
    expect(await db().statementLine.count()).toBe(2);
    expect(await db().statement.count()).toBe(1);
  });

  test("of two overlapping files read at once neither doubles nor misses a line", async () => {
    const entry = (n: number) => ({ cents: 100 + n, text: `riga ${n}` });
    const files = [0, 5, 10].map((from) =>
      camt(
        Array.from({ length: 10 }, (_, i) => entry(from + i)),
        { opening: from },
      ),
    );
    const taken = await Promise.all(files.map((file) => send(file).then(done)));
    await Promise.all(taken.map(({ fileId }) => load({ seller: SELLER, fileId }, attempt)));
    expect((await lines()).map(({ amountCents }) => Number(amountCents)).sort()).toEqual(
      Array.from({ length: 20 }, (_, n) => 100 + n),
    );
  });

  test("keeps no tax code and no account readable", async () => {
    await given([
      {
        cents: 100,
        text: "RSSMRA80A01H501U saldo IT60 X054 2811 1010 0000 0123 456",
        iban: "IT02L1234512345123456789012",
        name: "Rossi Mario",
      },
    ]);
    const dump = JSON.stringify(await db().$queryRaw`SELECT to_jsonb(l) FROM "StatementLine" l`);
    for (const secret of ["RSSMRA80A01H501U", "rssmra80a01h501u", "IT02L1234512345123456789012", "0123 456"])
      expect(dump).not.toContain(secret);
    expect(dump).toContain("rossi mario");
  });
});

/** A statement of 50 MB: one cent many times. */
const LONG_LINES = Math.ceil((50 * 1024 * 1024) / camtEntry({ cents: 1, text: "x".repeat(400) }).length);
const LONG = camt(Array.from({ length: LONG_LINES }, () => ({ cents: 1, text: "x".repeat(400) })));

test.each([
  ["in Latin-1", (file: string) => Buffer.from(file.replace("UTF-8", "ISO-8859-1"), "latin1")],
  ["with a mark of its byte order", (file: string) => Buffer.from(`\uFEFF${file}`)],
  ["in UTF-16", (file: string) => Buffer.from(`\uFEFF${file}`, "utf16le")],
])("a statement %s is taken whole, and known when it comes plain", async (_, encode) => {
  const file = camt([{ cents: 4270, text: "Caffè Forlì", name: "Società Città" }, { cents: -150 }]);
  done(await send(encode(file)));
  await runStatementJobs();
  expect(await lines()).toHaveLength(2);
  expect(await balance("suspense")).toBe(4120);
  expect((await db().statementLine.findMany()).some(({ search }) => search.includes("caffè forlì"))).toBe(true);
  await send(file);
  await runStatementJobs();
  expect(await lines()).toHaveLength(2);
});

describe("a file that is refused", () => {
  const right = camt([{ cents: 4270 }]);
  const REFUSED: [string, string | Buffer, string][] = [
    ["of another account", camt([{ cents: 1 }], { iban: "IT40S0542811101000000123457" }), "statement-other-account"],
    ["that does not add up", camt([{ cents: 1 }], { closing: 1 }), "statement-totals-wrong"],
    ["cut", right.slice(0, -40), "statement-cut"],
    [
      "in another currency",
      right.replaceAll('"EUR"', '"USD"').replace("<Ccy>EUR", "<Ccy>USD"),
      "statement-other-currency",
    ],
    ["with entities", right.replace("<Document", '<!DOCTYPE x [<!ENTITY a "b">]><Document'), "statement-xml-entities"],
    ["of no format", "hello", "statement-format-unknown"],
    ["empty", "", "statement-empty"],
    ["of 50 MB, cut at its end", LONG.slice(0, -40), "statement-cut"],
    ["larger than is taken", Buffer.alloc(65 * 1024 * 1024, LONG.slice(0, 1000)), "statement-too-large"],
  ];
  test.each(REFUSED)("%s leaves nothing", async (_, file, code) => {
    const files = await db().file.count();
    expect(codeOf(await send(file))).toBe(code);
    await runStatementJobs();
    expect(await counts()).toEqual(NOTHING);
    expect(await db().file.count()).toBe(files);
  });

  test("is not even looked at when somebody else sends it", async () => {
    for (const roles of [["customer"], ["help-desk"], ["sales"], ["back-office"]] as const)
      expect(codeOf(await send(right, { actor: { ...clerk, roles: [...roles] } as typeof clerk }))).toBe("not-allowed");
    expect(codeOf(await send(right, { actor: { kind: "anonymous" } }))).toBe("not-allowed");
    expect(await counts()).toEqual(NOTHING);
  });

  test("in another format tells days that were told already", async () => {
    await given([{ cents: 500, text: "x" }]);
    const mt940 = `:20:R\n:25:${IBAN}\n:28C:1\n:60F:C261119EUR10,\n:61:261120C5,NTRFA\n:86:x\n:62F:C261120EUR15,\n-\n`;
    expect(codeOf(await send(mt940))).toBe("statement-period-loaded");
    expect(await lines()).toHaveLength(1);
  });
});

describe("a CSV file", () => {
  const csv = "Data;Descrizione;Importo\n20/11/2026;BONIFICO;42,70\n20/11/2026;SPESE;-1,00\n";
  const columns = { booked: "0", text: "1", amount: "2" };
  const typed = { decimal: "," as const, order: "dmy" as const, account: IBAN };

  test("waits for its columns once; the next one like it does not", async () => {
    const { fileId, state } = done(await send(csv));
    expect(state).toBe("mapping");
    expect(await lines()).toEqual([]);
    const call = { seller: SELLER, actor: clerk };
    expect(codeOf(await confirmColumns({ fileId, ...typed, columns: { text: "1" } }, call))).toBe(
      "statement-columns-missing",
    );
    expect(
      codeOf(await confirmColumns({ fileId, ...typed, account: "IT40S0542811101000000123457", columns }, call)),
    ).toBe("statement-other-account");
    done(await confirmColumns({ fileId, ...typed, columns }, call));
    await runStatementJobs();
    expect((await lines()).map(({ amountCents }) => Number(amountCents))).toEqual([4270, -100]);
    expect(codeOf(await confirmColumns({ fileId, ...typed, columns }, call))).toBe("statement-file-read");
    expect(done(await send(csv.replaceAll("20/11", "21/11"))).state).toBe("reading");
    await runStatementJobs();
    expect(await lines()).toHaveLength(4);
  });
});

describe("the watched folder", () => {
  test("takes what is whole, sets aside what is refused with its reason, and leaves what is still written", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sportello-bank-"));
    const inbox = join(folder, SELLER);
    mkdirSync(inbox);
    const put = (name: string, content: string, secondsAgo = 60) => {
      writeFileSync(join(inbox, name), content);
      utimesSync(join(inbox, name), Date.now() / 1000 - secondsAgo, Date.now() / 1000 - secondsAgo);
    };
    put("a.xml", camt([{ cents: 100 }]));
    put("b.xml", camt([{ cents: 100 }]));
    put("c.txt", "hello");
    put("d.xml", camt([{ cents: 300 }], { opening: 9 }), 0);
    put("e.xml.part", "<");
    mkdirSync(join(inbox, "done"));
    writeFileSync(join(inbox, "done", "a.xml"), "yesterday's");
    expect(await watchFolder(folder)).toEqual({ taken: 1, refused: 2 });
    expect(readdirSync(inbox).sort()).toEqual(["d.xml", "done", "e.xml.part", "refused"]);
    expect(readdirSync(join(inbox, "done")).sort()).toEqual(["a (2).xml", "a.xml"]);
    expect(readdirSync(join(inbox, "refused")).sort()).toEqual(["b.xml", "b.xml.txt", "c.txt", "c.txt.txt"]);
    expect(readFileSync(join(inbox, "refused", "b.xml.txt"), "utf8")).toMatch(
      /statement-already-loaded[\s\S]*già stato caricato[\s\S]*loaded already/,
    );
    await runStatementJobs();
    expect(await lines()).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });
});
