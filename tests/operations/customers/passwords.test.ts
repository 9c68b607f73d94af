import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requestPasswordReset } from "@/lib/customers/exchanges/asked-by-anybody";
import { signIn } from "@/lib/customers/exchanges/sign-in";
import { changePassword } from "@/lib/customers/operations/change-password";
import { endAllSessions, endSession } from "@/lib/customers/operations/end-sessions";
import { resetPassword } from "@/lib/customers/operations/reset-password";
import { resetAsked } from "@/lib/customers/queries/security";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { shiftClock } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { tokenOf } from "@/lib/platform/links";
import { viewerOfSession } from "@/lib/platform/session";
import { accessPolicy } from "@/lib/sellers/policy/access";
import { givenUser, PASSWORD, visitor } from "../../support/people";
import { givenDatabase, givenSeller } from "../../support/seller";

let close: () => Promise<void>;
let seller: string;
beforeAll(async () => {
  close = await givenDatabase();
  seller = await givenSeller();
  await givenSeller("other");
});
afterAll(() => close());

const anybody = () => ({ seller, actor: { kind: "anonymous" as const } });
const ask = (login: string) => requestPasswordReset({ login, visitor: visitor() }, anybody());
const asked = (token: string) => resetAsked(seller, token, accessPolicy.parse({}));
const reset = (token: string, password: string) => resetPassword({ token, password }, anybody());

async function enter(login: string, password: string): Promise<string | null> {
  const outcome = await signIn({ login, password, visitor: visitor() }, anybody());
  return isRefusal(outcome) ? null : outcome.sessionId;
}

async function tokensFor(email: string): Promise<string[]> {
  const where = { sellerId: seller, recipient: email, template: "reset-password" };
  const mails = await db().mail.findMany({ where, orderBy: { createdAt: "asc" } });
  return mails.map((mail) => tokenOf(seller, "reset-password", (mail.facts as { linkId: string }).linkId));
}
const newestToken = async (email: string) => (await tokensFor(email)).at(-1) ?? "";

describe("a link to choose a new password", () => {
  test("is mailed to who exists, and nothing else is different", async () => {
    const { userName, email } = await givenUser(seller);
    const before = await db().mail.count();
    expect(await ask("nobody-at-all")).toEqual({});
    expect(await db().mail.count()).toBe(before);
    expect(await ask(userName)).toEqual({});
    expect(await tokensFor(email)).toHaveLength(1);
    const rows = await db().link.findMany({ where: { sellerId: seller } });
    expect(JSON.stringify(rows)).not.toContain(await newestToken(email));
  });

  test("lets one in of twenty at once, ends every session and confirms the address", async () => {
    const { userName, email, userId } = await givenUser(seller);
    await db().user.update({
      where: { sellerId_id: { sellerId: seller, id: userId } },
      data: { emailConfirmedAt: null },
    });
    const session = (await enter(userName, PASSWORD)) ?? "";
    await ask(email);
    const token = await newestToken(email);
    expect(await asked(token)).toMatchObject({ userName, question: null, cancelled: false });
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, i) => reset(token, `Nuova${i}corda`)));
    const won = outcomes.flatMap((outcome, i) => (isRefusal(outcome) ? [] : [i]));
    expect(won).toHaveLength(1);
    expect(outcomes.filter((each) => isRefusal(each) && each.code === "link-expired")).toHaveLength(19);
    expect(await viewerOfSession(seller, session)).toBeNull();
    expect(await enter(userName, PASSWORD)).toBeNull();
    const now = await enter(userName, `Nuova${won[0]}corda`);
    expect(await viewerOfSession(seller, now ?? "")).toMatchObject({ emailConfirmed: true });
    expect(await asked(token)).toBeNull();
  });

  test("is ended by a newer one, by an hour, and is of one seller and purpose", async () => {
    const { userName, email } = await givenUser(seller);
    await ask(userName);
    await ask(userName);
    const [old = "", token = ""] = await tokensFor(email);
    expect(await reset(old, "Nuova1corda")).toEqual(refuse("link-expired"));
    const foreign = { token, password: "Nuova1corda" };
    expect(await resetPassword(foreign, { ...anybody(), seller: "other" })).toEqual(refuse("link-expired"));
    shiftClock(3600_000 + 1000);
    expect(await reset(token, "Nuova1corda")).toEqual(refuse("link-expired"));
    shiftClock(0);
    expect(await reset(`${token}A`, "Nuova1corda")).toEqual(refuse("link-expired"));
    expect(isRefusal(await reset(token, "Nuova1corda"))).toBe(false);
  });

  test("stays good when the password chosen breaks a rule", async () => {
    const { userName, email } = await givenUser(seller);
    await ask(userName);
    const token = await newestToken(email);
    expect(await reset(token, `${userName}x1`)).toMatchObject({ code: "password-contains-user-name" });
    expect(await reset(token, PASSWORD)).toEqual(refuse("password-used", { field: "password", params: { count: 5 } }));
    expect(isRefusal(await reset(token, "Nuova1corda"))).toBe(false);
  });

  test("is mailed five times an hour and no more", async () => {
    const { userName, email } = await givenUser(seller);
    for (let i = 0; i < 7; i++) expect(await ask(userName)).toEqual({});
    expect(await tokensFor(email)).toHaveLength(5);
    expect(isRefusal(await reset(await newestToken(email), "Nuova1corda"))).toBe(false);
  });
});

describe("changing the password", () => {
  const change = (
    who: Awaited<ReturnType<typeof givenUser>>,
    current: string,
    password: string,
    sessionId: string | null = null,
  ) => changePassword({ current, password, visitor: visitor({ sessionId }) }, { seller, actor: who.actor });

  test("asks the present one, ends the other sessions and keeps this one", async () => {
    const user = await givenUser(seller);
    const here = (await enter(user.userName, PASSWORD)) ?? "";
    const there = (await enter(user.userName, PASSWORD)) ?? "";
    expect(await change(user, "wrong", "Nuova1corda", here)).toEqual(refuse("password-wrong", { field: "current" }));
    expect(await change(user, PASSWORD, "Nuova1corda", here)).toEqual({ ended: 1 });
    expect(await viewerOfSession(seller, here)).not.toBeNull();
    expect(await viewerOfSession(seller, there)).toBeNull();
    expect(await enter(user.userName, PASSWORD)).toBeNull();
  });

  test("refuses the last five, and takes the sixth back", async () => {
    const user = await givenUser(seller);
    const passwords = [PASSWORD, ...Array.from({ length: 5 }, (_, i) => `Nuova${i}corda`)];
    for (let i = 1; i < 5; i++) await change(user, passwords[i - 1] ?? "", passwords[i] ?? "");
    for (const used of passwords.slice(0, 5))
      expect(await change(user, passwords[4] ?? "", used)).toEqual(
        refuse("password-used", { field: "password", params: { count: 5 } }),
      );
    expect(await change(user, passwords[4] ?? "", passwords[5] ?? "")).toEqual({ ended: 0 });
    expect(await change(user, passwords[5] ?? "", PASSWORD)).toEqual({ ended: 0 });
  });

  test("is closed after five wrong present passwords", async () => {
    const user = await givenUser(seller);
    for (let i = 0; i < 5; i++)
      expect(await change(user, "wrong", "Nuova1corda")).toMatchObject({ code: "password-wrong" });
    expect(await change(user, PASSWORD, "Nuova1corda")).toEqual(refuse("too-many-attempts"));
  });
});

describe("ending sessions", () => {
  test("one of one's own, all but this one, and never somebody else's", async () => {
    const [mine, theirs] = [await givenUser(seller), await givenUser(seller)];
    const open = async (who: { userName: string }) => (await enter(who.userName, PASSWORD)) ?? "";
    const [a, b, c, other] = [await open(mine), await open(mine), await open(mine), await open(theirs)];
    const call = { seller, actor: mine.actor };
    expect(await endSession({ sessionId: other }, call)).toEqual(refuse("not-found"));
    expect(await endSession({ sessionId: a }, call)).toEqual({ ended: 1 });
    expect(await viewerOfSession(seller, a)).toBeNull();
    expect(await endAllSessions({ except: b }, call)).toEqual({ ended: 1 });
    expect(await viewerOfSession(seller, c)).toBeNull();
    expect(await viewerOfSession(seller, b)).not.toBeNull();
    expect(await viewerOfSession(seller, other)).not.toBeNull();
    expect(await endAllSessions({}, { seller, actor: { kind: "anonymous" } })).toEqual(refuse("not-allowed"));
  });
});
