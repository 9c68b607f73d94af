import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LedgerLine } from "@/lib/accounts/ledger-line";
import { statementPdf } from "@/lib/accounts/pdf/statement-pdf";
import { prepaidOf, SUSPENSE, transferEntries } from "@/lib/accounts/posting";
import { accountForStaff, accountsOf } from "@/lib/accounts/queries/ledger";
import { eachLedgerLine, ledgerLines } from "@/lib/accounts/queries/ledger-lines";
import { prepaidStatement } from "@/lib/accounts/queries/statement";
import { postMovement } from "@/lib/accounts/store";
import { addDays, day, instantToDb, startOfDayInRome } from "@/lib/kernel/day";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { printedText } from "../../support/contracts";
import { givenDatabase, givenSeller } from "../../support/seller";
import { givenUser, shuffled } from "../payments/support";

const LINES = 1_130;
const FIRST = day("2026-03-01");

let drop: () => Promise<void>;
let seller: string;
let user: { id: string };
/** What was booked on the user's account, in order. */
const booked = shuffled(
  Array.from({ length: LINES }, (_, n) => 1000 + ((n * 37) % 5000) - (n % 3 === 0 ? 900 : 0)),
  7,
);
beforeAll(async () => {
  drop = await givenDatabase();
  seller = await givenSeller();
  user = await givenUser(seller);
  await book();
  await givenUser(seller);
});
afterAll(() => drop());

/** The rows as the store writes them, a thousand at a time. */
async function book(): Promise<void> {
  const account = { sellerId: seller, floorCents: 0n, balanceCents: BigInt(sums().at(-1) ?? 0) };
  const [mine, theirs] = [newId(), newId()];
  await db().ledgerAccount.createMany({
    data: [
      { ...account, id: mine, ...prepaidOf(user.id) },
      { ...account, id: theirs, ...SUSPENSE, floorCents: null, balanceCents: -account.balanceCents },
    ],
  });
  const movements = booked.map((_, n) => ({
    sellerId: seller,
    id: newId(),
    kind: n % 2 ? "top-up" : "opening",
    at: instantToDb(startOfDayInRome(addDays(FIRST, Math.floor(n / 10)))),
    note: n % 100 === 0 ? `bonifico 100%_${n}` : "",
  }));
  await db().movement.createMany({ data: movements });
  const posting = (movementId: string, n: number, accountId: string, cents: number) => ({
    ...{ sellerId: seller, movementId, n, accountId },
    amountCents: BigInt(cents),
  });
  await db().posting.createMany({
    data: movements.flatMap(({ id }, n) => [
      posting(id, 0, mine, booked[n] ?? 0),
      posting(id, 1, theirs, -(booked[n] ?? 0)),
    ]),
  });
}
const accountOf = (kind: string, ownerId = "") =>
  db().ledgerAccount.findFirstOrThrow({ where: { sellerId: seller, kind, ownerId } });
const of = async () => ({ sellerId: seller, accountId: (await accountOf("prepaid", user.id)).id });
/** Balances after each line, oldest first, counted here. */
const sums = () => {
  let sum = 0;
  return booked.map((cents) => (sum += cents));
};

describe("one account", () => {
  test("every page shows the balance each line left, searched for or not", async () => {
    const expected = sums().reverse();
    for (const page of [1, 2, 23]) {
      const shown = expected.slice((page - 1) * 50, page * 50);
      const plain = await ledgerLines(await of(), { page });
      expect(plain.lines.map(({ balanceCents }) => balanceCents)).toEqual(shown);
      expect(plain.total).toBe(LINES);
      const dated = await ledgerLines(await of(), { page, from: day("2020-01-01") });
      expect(dated.lines).toEqual(plain.lines);
    }
    expect((await ledgerLines(await of(), { page: 99 })).lines).toEqual([]);
  });

  test("a search finds a part of the note as it is written, and days with both ends", async () => {
    const found = await ledgerLines(await of(), { page: 1, q: "100%_" });
    expect(found.total).toBe(12);
    expect((await ledgerLines(await of(), { page: 1, q: "100__" })).total).toBe(0);
    const two = await ledgerLines(await of(), { page: 1, from: addDays(FIRST, 3), to: addDays(FIRST, 4) });
    expect(two.total).toBe(20);
    expect(two.lines[0]?.balanceCents).toBe(sums()[49]);
  });

  test("the file holds every line once, in the order booked, and ends at the balance", async () => {
    const lines: LedgerLine[] = [];
    for await (const batch of eachLedgerLine(await of())) lines.push(...batch);
    expect(lines.map(({ amountCents }) => amountCents)).toEqual(booked);
    expect(lines.map(({ balanceCents }) => balanceCents)).toEqual(sums());
    expect(lines.at(-1)?.balanceCents).toBe(Number((await accountOf("prepaid", user.id)).balanceCents));
  });
});

describe("the accounts", () => {
  test("are found by kind and by whose they are; others' sellers see none", async () => {
    await db().$transaction((tx) =>
      postMovement(tx, {
        seller,
        kind: "opening",
        at: now(),
        entries: transferEntries({ kind: "receivable", ownerId: "" }, SUSPENSE, 5),
      }),
    );
    const all = await accountsOf(seller, { page: 1 });
    expect(all.rows.map(({ kind }) => kind)).toEqual(["receivable", "suspense", "prepaid"]);
    expect(all.rows.reduce((sum, { balanceCents }) => sum + balanceCents, 0)).toBe(0);
    expect((await accountsOf(seller, { page: 1, kind: "suspense" })).total).toBe(1);
    expect((await accountsOf(seller, { page: 1, q: "Persona di" })).rows).toMatchObject([{ ownerId: user.id }]);
    expect((await accountsOf(seller, { page: 1, q: "%" })).total).toBe(0);
    expect((await accountsOf("altro", { page: 1 })).total).toBe(0);
    const { accountId } = await of();
    expect(await accountForStaff(seller, accountId)).toMatchObject({ ownerName: "Persona di prova", floorCents: 0 });
    expect(await accountForStaff("altro", accountId)).toBeNull();
    expect(await accountForStaff(seller, "nessuno")).toBeNull();
    expect((await ledgerLines({ sellerId: "altro", accountId }, { page: 1 })).lines).toEqual([]);
  });
});

describe("the statement of a prepaid account", () => {
  test("opens with what was there, ends with what is left, and the next one goes on from there", async () => {
    const [first, second] = [addDays(FIRST, 9), addDays(FIRST, 10)];
    const one = await prepaidStatement(seller, user.id, FIRST, first);
    expect(one).toMatchObject({ openingCents: 0, closingCents: sums()[99] });
    expect(one.lines).toHaveLength(100);
    const rest = await prepaidStatement(seller, user.id, second, addDays(FIRST, 400));
    expect(rest.openingCents).toBe(one.closingCents);
    expect(rest.lines).toHaveLength(LINES - 100);
    expect(rest.closingCents).toBe(sums().at(-1));
    const none = await prepaidStatement(seller, user.id, addDays(FIRST, 300), addDays(FIRST, 400));
    expect(none).toMatchObject({ lines: [], openingCents: rest.closingCents, closingCents: rest.closingCents });
  });

  test("is a PDF of as many pages as it needs, every line on it", async () => {
    const { lines, ...sums } = await prepaidStatement(seller, user.id, FIRST, addDays(FIRST, 9));
    const bytes = await statementPdf({
      ...sums,
      seller: { legalName: "Prova S.p.A.", address: "Via della Prova 1" },
      owner: "Łucja Prova",
      from: FIRST,
      to: addDays(FIRST, 9),
      locale: "it",
      createdAt: instantToDb(now()),
      lines: lines.map((line, n) => ({ ...line, text: `riga ${n} di prova` })),
      words: {
        title: "Estratto",
        period: "Periodo",
        day: "Giorno",
        what: "Cosa",
        amount: "Importo",
        balance: "Saldo",
        opening: "Saldo iniziale",
        closing: "Saldo finale",
        empty: "Nulla",
      },
    });
    const pages = await printedText(bytes);
    expect(pages.length).toBeGreaterThan(2);
    const text = pages.join("\n");
    for (const n of [0, 50, 99]) expect(text).toContain(`riga ${n} di prova`);
    expect(text).toContain("Saldo finale");
    expect(text).toContain("Łucja Prova");
  });
});
