import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf, takeMemberFile } from "@/lib/agreements/exchanges/take-member-file";
import { MOST_LINES } from "@/lib/agreements/member-list";
import { takeList } from "@/lib/agreements/operations/take-list";
import { differencesOf } from "@/lib/agreements/queries/lists";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { type Actor, SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { unseal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { givenAgreement } from "@/tests/support/agreements";
import { memberList, memberNumber } from "@/tests/support/member-list";
import { givenUser } from "@/tests/support/people";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, type TestStack } from "@/tests/support/stack";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  for (const seller of ["demo", "altro"])
    await givenSeller(seller, (policy) => {
      policy.money.methods.agreement = ["card"];
    });
});
afterAll(() => stack.close());

const call = (actor: Actor = SYSTEM("test"), seller = "demo") => ({ seller, actor });
function done<T>(outcome: Outcome<T>): T {
  if (isRefusal(outcome)) throw new Error(`refused: ${outcome.code}`);
  return outcome as T;
}
const send = async (agreementId: string, text: string | Buffer, actor?: Actor) =>
  done(await takeMemberFile(agreementId, { name: "iscritti.csv", bytes: Buffer.from(text) }, call(actor))).listId;
const listOf = (id: string) => db().agreementList.findFirstOrThrow({ where: { id } });
const membersOf = (agreementId: string, state = "listed") =>
  db().agreementMember.findMany({ where: { agreementId, state }, orderBy: { number: "asc" } });

const row = (n: number, change: Partial<ReturnType<typeof memberNumber>> = {}) => {
  const member = { ...memberNumber(n), ...change };
  return `${member.number};${member.lastName};${member.firstName};${member.taxCode};${member.email}`;
};
const HEADER = "Numero iscrizione;Cognome;Nome;Codice fiscale;E-mail";
const table = (...rows: string[]) => `${HEADER}\r\n${rows.join("\r\n")}\r\n`;

describe("a list of members", () => {
  it("waits until it is taken; loaded again it doubles nobody", async () => {
    const { agreementId } = await givenAgreement();
    const first = await send(agreementId, memberList(40));
    expect(await membersOf(agreementId)).toHaveLength(0);
    expect(done(await takeList({ agreementId, listId: first, whole: true }, call()))).toMatchObject({ added: 40 });
    const members = await membersOf(agreementId);
    expect(members).toHaveLength(40);
    expect(unseal(members[0]?.taxCodeSealed ?? "")).toBe(memberNumber(0).taxCode);
    const again = await send(agreementId, `\ufeff${memberList(40).replaceAll("\r\n", "\n")}`);
    expect(await differencesOf("demo", again)).toMatchObject({ fresh: 0, changed: 0, left: 0 });
    expect(done(await takeList({ agreementId, listId: again, whole: true }, call()))).toMatchObject({
      added: 0,
      changed: 0,
      left: 0,
    });
    expect(await membersOf(agreementId)).toEqual(members);
    expect(await takeList({ agreementId, listId: again, whole: true }, call())).toMatchObject({
      code: "list-not-waiting",
    });
  });

  it("says before it is taken who is new, changed and gone; whoever left comes back with the same row", async () => {
    const { agreementId } = await givenAgreement();
    const known = table(row(0), row(1), row(2));
    done(await takeList({ agreementId, listId: await send(agreementId, known), whole: true }, call()));
    const before = await membersOf(agreementId);
    const next = await send(agreementId, table(row(0), row(2, { number: "B7" }), row(3)));
    expect(await differencesOf("demo", next)).toMatchObject({ fresh: 1, changed: 1, left: 1 });
    expect(done(await takeList({ agreementId, listId: next, whole: true }, call()))).toMatchObject({
      added: 1,
      changed: 1,
      left: 1,
    });
    expect((await membersOf(agreementId, "left")).map(({ number }) => number)).toEqual(["A00001"]);
    done(await takeList({ agreementId, listId: await send(agreementId, known), whole: false }, call()));
    const after = await membersOf(agreementId);
    expect(after.map(({ id }) => id)).toEqual(expect.arrayContaining(before.map(({ id }) => id)));
    expect(after).toHaveLength(4);
  });

  it("tells each wrong line and why, takes the others, and lets nobody go while one is wrong", async () => {
    const { agreementId } = await givenAgreement();
    done(await takeList({ agreementId, listId: await send(agreementId, memberList(3)), whole: true }, call()));
    const wrong = table(
      row(0),
      row(1, { taxCode: memberNumber(2).taxCode }),
      row(4, { taxCode: memberNumber(4).taxCode.slice(0, 15) + (memberNumber(4).taxCode.endsWith("A") ? "B" : "A") }),
      row(0, { number: "Z9" }),
      row(5, { number: "a-0000" }),
      row(6, { number: "" }),
      row(7, { email: "=cmd|' /C calc'!A0" }),
      row(8),
    );
    const listId = await send(agreementId, wrong);
    const list = await listOf(listId);
    expect(list.counts).toEqual({ lines: 8, good: 2, bad: 6 });
    const faults = await faultsOf("demo", list.fileId);
    expect(faults.map(({ fault }) => [fault.line, fault.code, fault.other])).toEqual([
      [3, "codice-fiscale-first-name", undefined],
      [4, "codice-fiscale-check-character", undefined],
      [5, "member-twice", 2],
      [6, "number-twice", 2],
      [7, "line-number", undefined],
      [8, "line-email", undefined],
    ]);
    expect(done(await takeList({ agreementId, listId, whole: true }, call()))).toMatchObject({ added: 1, left: 0 });
    expect(await membersOf(agreementId)).toHaveLength(4);
  });

  it("is refused when it is no table, lacks a column or is too long, and leaves nothing", async () => {
    const { agreementId } = await givenAgreement();
    const refused = async (text: string | Buffer, code: string) =>
      expect(await takeMemberFile(agreementId, { name: "x", bytes: Buffer.from(text) }, call())).toMatchObject({
        code,
      });
    await refused("", "csv-empty");
    await refused("Cognome;Nome\r\nProva;Mario\r\n", "csv-columns");
    await refused(`${HEADER}\r\n${`${row(1)}\r\n`.repeat(MOST_LINES + 1)}`, "csv-too-long");
    await refused(Buffer.alloc(13 * 1024 * 1024, 65), "list-too-large");
    expect(await db().agreementList.count({ where: { agreementId } })).toBe(0);
  });

  it("is for the order's own people and the staff who keep agreements, each of their own", async () => {
    const [mine, other, elsewhere] = [await givenAgreement(), await givenAgreement(), await givenAgreement("altro")];
    const manager = await givenUser("demo");
    const grant = { sellerId: "demo", agreementId: mine.agreementId, userId: manager.userId };
    await db().agreementManager.create({ data: { ...grant, grantedAt: instantToDb(now()) } });
    const file = { name: "x.csv", bytes: Buffer.from(memberList(2)) };
    const unknown = { code: "agreement-unknown" };
    const listId = await send(mine.agreementId, memberList(2), manager.actor);
    for (const { agreementId } of [other, elsewhere]) {
      expect(await takeMemberFile(agreementId, file, call(manager.actor))).toMatchObject(unknown);
      expect(await takeList({ agreementId, listId }, call(manager.actor))).toMatchObject(unknown);
    }
    expect(await takeList({ agreementId: other.agreementId, listId }, call())).toMatchObject({ code: "list-unknown" });
    const stranger = await givenUser("demo");
    expect(await takeList({ agreementId: mine.agreementId, listId }, call(stranger.actor))).toMatchObject(unknown);
    expect(await takeMemberFile(mine.agreementId, file, call({ kind: "anonymous" }))).toMatchObject(unknown);
    done(await takeList({ agreementId: mine.agreementId, listId }, call(manager.actor)));
  });
});
