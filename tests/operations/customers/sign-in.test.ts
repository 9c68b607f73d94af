import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signIn } from "@/lib/customers/exchanges/sign-in";
import { trustDevice, trustedToken } from "@/lib/customers/store/trusted-devices";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { now, shiftClock } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newMark } from "@/lib/platform/device";
import { viewerOfSession } from "@/lib/platform/session";
import { givenUser, PASSWORD, visitor } from "../../support/people";
import { givenSecondFactor } from "../../support/second-factor";
import { givenDatabase, givenSeller } from "../../support/seller";

const FAILED = refuse("sign-in-failed");
const anonymous = (seller: string) => ({ seller, actor: { kind: "anonymous" as const } });
let close: () => Promise<void>;
let seller: string;

beforeAll(async () => {
  close = await givenDatabase();
  seller = await givenSeller();
  await givenSeller("other");
});
afterAll(() => close());

const enter = (login: string, password: string, from = visitor(), at = seller) =>
  signIn({ login, password, visitor: from }, anonymous(at));

async function wrongTimes(times: number, login: string, from = visitor()) {
  for (let i = 0; i < times; i++) expect(await enter(login, `wrong-${i}`, from)).toEqual(FAILED);
}

describe("signing in", () => {
  test("by user name or by address, however they are written", async () => {
    const { userName, email, userId } = await givenUser(seller);
    for (const login of [
      userName,
      userName.toUpperCase(),
      ` ${email} `,
      email.toUpperCase(),
      userName.replace(/^u/, "ｕ"),
    ])
      expect(await enter(login, PASSWORD)).toMatchObject({ userId, staff: false });
  });

  test("is to one seller only", async () => {
    const { userName } = await givenUser(seller);
    expect(await enter(userName, PASSWORD, visitor(), "other")).toEqual(FAILED);
    const session = await enter(userName, PASSWORD);
    if (isRefusal(session)) throw new Error(session.code);
    expect(await viewerOfSession("other", session.sessionId)).toBeNull();
    expect(await viewerOfSession(seller, session.sessionId)).toMatchObject({ userName, roles: ["customer"] });
  });

  test("somebody unknown, a wrong password and somebody made inactive are told the same", async () => {
    const { userName, userId } = await givenUser(seller);
    await db().user.update({ where: { sellerId_id: { sellerId: seller, id: userId } }, data: { active: false } });
    expect(await enter(userName, PASSWORD)).toEqual(FAILED);
    expect(await enter("nobody-at-all", PASSWORD)).toEqual(FAILED);
    expect(await enter("nobody@posta.example", PASSWORD)).toEqual(FAILED);
  });

  test("what is malformed is refused before anything is read", async () => {
    for (const login of ["", "a\u0000b", "x".repeat(400)])
      expect(await enter(login, PASSWORD)).toEqual(refuse("invalid-input"));
  });
});

describe("five wrong passwords", () => {
  test("close the account to that network, even to the right password, and to no other", async () => {
    const { userName, userId } = await givenUser(seller);
    const attacker = visitor();
    await wrongTimes(5, userName, attacker);
    expect(await enter(userName, PASSWORD, attacker)).toEqual(FAILED);
    expect(await enter(userName, PASSWORD, visitor())).toMatchObject({ userId });
  });

  test("four and then the right one are forgotten", async () => {
    const { userName, userId } = await givenUser(seller);
    const owner = visitor();
    for (let round = 0; round < 3; round++) {
      await wrongTimes(4, userName, owner);
      expect(await enter(userName, PASSWORD, owner)).toMatchObject({ userId });
    }
  });

  test("by user name and by address count together", async () => {
    const { userName, email } = await givenUser(seller);
    const attacker = visitor();
    await wrongTimes(3, userName, attacker);
    await wrongTimes(2, email, attacker);
    expect(await enter(userName, PASSWORD, attacker)).toEqual(FAILED);
  });

  test("at once get no more tries than one after the other", async () => {
    const { userName } = await givenUser(seller);
    const attacker = visitor();
    const guesses = Array.from({ length: 20 }, (_, i) => (i < 19 ? `wrong-${i}` : PASSWORD));
    await Promise.all(guesses.slice(0, 19).map((guess) => enter(userName, guess, attacker)));
    expect(await enter(userName, PASSWORD, attacker)).toEqual(FAILED);
    const verdicts = await db().command.findMany({
      where: { sellerId: seller, act: "sign-in", refused: "sign-in-failed" },
    });
    const ours = verdicts.map((row) => row.input as { userId: string; verdict: string });
    const user = await db().user.findFirstOrThrow({ where: { sellerId: seller, userName } });
    const looked = ours.filter((each) => each.userId === user.id && each.verdict === "wrong");
    expect(looked).toHaveLength(5);
  });

  test("from the owner's own network do not lock the browser the owner signed in with before", async () => {
    const { userName, userId } = await givenUser(seller);
    const network = "203.0.113.7";
    await wrongTimes(12, userName, visitor({ network }));
    expect(await enter(userName, PASSWORD, visitor({ network }))).toEqual(FAILED);
    const known = visitor({ network, devices: [newMark(seller, userId)] });
    expect(await enter(userName, PASSWORD, known)).toMatchObject({ userId });
  });

  test("close a known browser too, and a mark of somebody else or made up opens nothing", async () => {
    const { userName, userId } = await givenUser(seller);
    const other = await givenUser(seller);
    const known = visitor({ devices: [newMark(seller, userId)] });
    await wrongTimes(5, userName, known);
    expect(await enter(userName, PASSWORD, known)).toEqual(FAILED);
    const attacker = visitor({
      devices: [newMark(seller, other.userId), newMark("other", userId), `${"a".repeat(48)}`],
    });
    await wrongTimes(5, userName, attacker);
    expect(await enter(userName, PASSWORD, attacker)).toEqual(FAILED);
  });

  test("a hundred and fifty tries from one network leave the account open to every other", async () => {
    const { userName, userId } = await givenUser(seller);
    const attacker = visitor();
    await Promise.all(Array.from({ length: 150 }, () => enter(userName, "wrong", attacker)));
    expect(await enter(userName, PASSWORD)).toMatchObject({ userId });
  });

  test("somebody attacking a hundred accounts locks none of their owners out", async () => {
    const victims = await Promise.all(Array.from({ length: 12 }, () => givenUser(seller)));
    const attacker = visitor();
    for (const { userName } of victims) await wrongTimes(6, userName, attacker);
    for (const { userName, userId } of victims) expect(await enter(userName, PASSWORD)).toMatchObject({ userId });
  });
});

describe("a session", () => {
  test("lets nobody in once ended, expired, or when the user is made inactive; a new role counts at once", async () => {
    const { userName, userId } = await givenUser(seller, { roles: ["sales"], territory: ["GE"] });
    await givenSecondFactor(seller, userId);
    const device = { sellerId: seller, userId, userAgent: "test", at: now() };
    const trusted = [trustedToken(seller, userId, await trustDevice(db(), device))];
    const open = async () => {
      const session = await enter(userName, PASSWORD, visitor({ trusted }));
      if (isRefusal(session)) throw new Error(session.code);
      return session.sessionId;
    };
    const who = { sellerId_id: { sellerId: seller, id: userId } };
    const first = await open();
    expect(await viewerOfSession(seller, first)).toMatchObject({ roles: ["sales"], territory: ["GE"] });
    await db().user.update({ where: who, data: { roles: ["help_desk", "back_office"] } });
    expect(await viewerOfSession(seller, first)).toMatchObject({ roles: ["help-desk", "back-office"] });
    await db().user.update({ where: who, data: { active: false } });
    expect(await viewerOfSession(seller, first)).toBeNull();
    await db().user.update({ where: who, data: { active: true } });
    const second = await open();
    await db().session.updateMany({ where: { id: first }, data: { endedAt: "2026-01-01T00:00:00Z" } });
    expect(await viewerOfSession(seller, first)).toBeNull();
    expect(await viewerOfSession(seller, second)).not.toBeNull();
    shiftClock(12 * 3600 * 1000 + 1);
    expect(await viewerOfSession(seller, second)).toBeNull();
    shiftClock(0);
  });
});
