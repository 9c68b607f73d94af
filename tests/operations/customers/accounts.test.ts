import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recoverUserName, signUp } from "@/lib/customers/exchanges/asked-by-anybody";
import { changeProfile } from "@/lib/customers/operations/change-profile";
import { confirmEmail } from "@/lib/customers/operations/confirm-email";
import { createUser } from "@/lib/customers/operations/create-user";
import { sendConfirmation } from "@/lib/customers/operations/send-confirmation";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { shiftClock } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { tokenOf } from "@/lib/platform/links";
import { altered } from "../../support/altered";
import { givenUser, PASSWORD, visitor } from "../../support/people";
import { givenDatabase, givenSeller } from "../../support/seller";
import { workRatio } from "../../support/work-ratio";

const TAX_CODE = "RSSMRA80A01F205X";
const HOUR = 3600 * 1000;
let close: () => Promise<void>;
let seller: string;

beforeAll(async () => {
  close = await givenDatabase();
  seller = await givenSeller();
});
afterAll(() => close());

const anybody = () => ({ seller, actor: { kind: "anonymous" as const } });
const form = (change: object = {}) => {
  const userName = `n${randomUUID().slice(0, 8)}`;
  return {
    displayName: "Persona di Prova",
    email: `${userName}@posta.example`,
    userName,
    password: PASSWORD,
    ...change,
  };
};
const enrol = (given: ReturnType<typeof form>, from = visitor()) => signUp({ ...given, visitor: from }, anybody());
const mailsTo = (recipient: string) =>
  db().mail.findMany({ where: { sellerId: seller, recipient }, orderBy: { createdAt: "asc" } });
const userBy = (userName: string) => db().user.findFirst({ where: { sellerId: seller, userName } });

async function confirmToken(email: string): Promise<string> {
  const mail = (await mailsTo(email)).filter((each) => each.template === "confirm-email").at(-1);
  if (!mail) throw new Error("no mail");
  const { linkId } = mail.facts as { linkId: string };
  return tokenOf(seller, "confirm-email", linkId);
}

describe("signing up", () => {
  test("makes a customer, whatever the form claims, with the tax code sealed, and mails one link", async () => {
    const given = form({ taxCode: "rssmra80a01f205x", phone: "010 123456", province: "GE", email: "" });
    given.email = `${given.userName.toUpperCase()}@Posta.example`;
    expect(await enrol(given)).toEqual({});
    const user = await userBy(given.userName);
    expect(user).toMatchObject({ roles: ["customer"], phone: "+39010123456", province: "GE", emailConfirmedAt: null });
    expect(user?.email).toBe(`${given.userName}@posta.example`);
    expect(user?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(JSON.stringify(user)).not.toContain(TAX_CODE);
    expect((await mailsTo(user?.email ?? "")).map((mail) => mail.template)).toEqual(["confirm-email"]);
    const commands = await db().command.findMany({ where: { sellerId: seller, act: "sign-up" } });
    expect(JSON.stringify(commands, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(
      given.userName,
    );
    const forged = { ...form(), roles: ["admin"], visitor: visitor() } as Parameters<typeof signUp>[0];
    expect(await signUp(forged, anybody())).toEqual(refuse("invalid-input"));
  });

  test("with an address that has an account says the same, tells the owner, and the name tells nothing either", async () => {
    const { email, userId } = await givenUser(seller);
    const before = await userBy("nobody-yet");
    const known = form({ email });
    expect(await enrol(known)).toEqual({});
    expect(await enrol({ ...known, userName: `${known.userName}x` })).toEqual({});
    expect((await mailsTo(email)).map((mail) => mail.template)).toEqual(["account-exists"]);
    expect(await db().user.count({ where: { sellerId: seller, email } })).toBe(1);
    expect(before).toBeNull();
    const fresh = form();
    await enrol(fresh);
    for (const { userName } of [known, fresh])
      expect(await enrol(form({ userName }))).toEqual(refuse("user-name-taken", { field: "userName" }));
    expect(await db().user.findFirst({ where: { id: userId } })).toMatchObject({ email });
  });

  test("takes as much work for an address that has an account", async () => {
    const { email } = await givenUser(seller);
    const ratio = await workRatio([() => enrol(form({ email })), () => enrol(form())], () =>
      db().rateLimiterFlexible.deleteMany(),
    );
    // The new one is written down besides; both are answered after the same time.
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  test("of ten people at once with one address or one name makes one account", async () => {
    const { email, userName } = form();
    const outcomes = await Promise.all([
      ...Array.from({ length: 4 }, () => enrol(form({ email }))),
      ...Array.from({ length: 5 }, () => enrol(form({ userName }))),
    ]);
    expect(
      outcomes.filter((outcome) => isRefusal(outcome)).map((outcome) => isRefusal(outcome) && outcome.code),
    ).toEqual(Array(4).fill("user-name-taken"));
    expect(await db().user.count({ where: { sellerId: seller, email } })).toBe(1);
    expect(await db().user.count({ where: { sellerId: seller, userName } })).toBe(1);
  });

  test("asks for a password by the rules, which may be corrected as often as needed", async () => {
    const given = form();
    for (const password of ["corta1", "senzacifre", `${given.userName}99`, "aaab1234", "12345678"])
      expect(await enrol({ ...given, password })).toMatchObject({ refused: true, field: "password" });
    for (let i = 0; i < 3; i++) await enrol({ ...given, password: "x" });
    expect(await enrol(given)).toEqual({});
    expect(await userBy(given.userName)).not.toBeNull();
  });

  test("sixty times an hour from one network is enough", async () => {
    const from = visitor();
    const many = Array.from({ length: 61 }, () => enrol(form({ password: "x" }), from));
    const outcomes = await Promise.all(many);
    expect(outcomes.filter((each) => isRefusal(each) && each.code === "too-many-attempts")).toHaveLength(1);
    expect(await enrol(form({ password: "x" }))).toMatchObject({ code: "password-too-short" });
  });
});

describe("confirming the address", () => {
  test("works by the newest link, twice if need be, within 48 hours", async () => {
    const given = form();
    await enrol(given);
    const old = await confirmToken(given.email);
    const user = await userBy(given.userName);
    const actor = { kind: "user" as const, userId: user?.id ?? "", name: "", roles: [], territory: [] };
    expect(await sendConfirmation({}, { seller, actor })).toEqual({ sent: true });
    expect(await confirmEmail({ token: old }, anybody())).toEqual(refuse("link-expired"));
    const token = await confirmToken(given.email);
    shiftClock(48 * HOUR + 60_000);
    expect(await confirmEmail({ token }, anybody())).toEqual(refuse("link-expired"));
    shiftClock(0);
    expect(await confirmEmail({ token: altered(token) }, anybody())).toEqual(refuse("link-expired"));
    expect(await confirmEmail({ token }, anybody())).toEqual({ userId: user?.id });
    expect(await confirmEmail({ token }, anybody())).toEqual({ userId: user?.id });
    expect(await sendConfirmation({}, { seller, actor })).toEqual({ sent: false });
    for (let i = 0; i < 3; i++) await sendConfirmation({}, { seller, actor });
    expect(await sendConfirmation({}, { seller, actor })).toEqual(refuse("too-many-attempts"));
  });
});

describe("recovering the user name", () => {
  test("says the same for a code on file and another, and mails only to the address on file", async () => {
    const given = form({ taxCode: TAX_CODE });
    await db().user.updateMany({ where: { sellerId: seller }, data: { taxCodeIndex: null } });
    await enrol(given);
    const ask = (taxCode: string, from = visitor()) => recoverUserName({ taxCode, visitor: from }, anybody());
    const before = await db().mail.count();
    expect(await ask("RSSMRA85T10A562S")).toEqual({});
    expect(await db().mail.count()).toBe(before);
    expect(await ask(TAX_CODE.toLowerCase())).toEqual({});
    expect((await mailsTo(given.email)).map((mail) => mail.template)).toEqual(["confirm-email", "user-name"]);
    for (let i = 0; i < 8; i++) expect(await ask(TAX_CODE)).toEqual({});
    expect((await mailsTo(given.email)).filter((mail) => mail.template === "user-name")).toHaveLength(5);
    expect(await ask("RSSMRA80A01F205A")).toEqual(refuse("invalid-input"));
  });
});

describe("profiles and staff", () => {
  test("a user rewrites their own data and nothing else of theirs", async () => {
    const { userId, actor, userName } = await givenUser(seller);
    const data = { displayName: "Altro Nome", phone: "", province: "MI", taxCode: TAX_CODE, locale: "en" as const };
    expect(await changeProfile(data, { seller, actor })).toEqual({ userId });
    expect(await changeProfile({ ...data, taxCode: "" }, { seller, actor })).toEqual({ userId });
    const user = await userBy(userName);
    expect(user).toMatchObject({
      displayName: "Altro Nome",
      phone: null,
      province: "MI",
      locale: "en",
      roles: ["customer"],
    });
    expect(user?.taxCodeIndex).not.toBeNull();
    const forged = { ...data, roles: ["admin"] } as Parameters<typeof changeProfile>[0];
    expect(await changeProfile(forged, { seller, actor })).toMatchObject({ code: "invalid-input" });
    expect(await changeProfile({ ...data, displayName: "a\u202eb" }, { seller, actor })).toMatchObject({
      code: "invalid-input",
    });
    expect(await changeProfile(data, anybody())).toEqual(refuse("not-allowed"));
  });

  test("users are made by the operator's command alone; without a password they are invited", async () => {
    const admin = await givenUser(seller, { roles: ["admin"] });
    const { displayName, email, userName } = form();
    const input = { displayName, email, userName, roles: ["sales" as const], territory: ["GE", "SV"] };
    expect(await createUser(input, { seller, actor: admin.actor })).toEqual(refuse("not-allowed"));
    expect(await createUser(input, { seller, actor: SYSTEM("cli") })).toMatchObject({ userId: expect.any(String) });
    expect(await createUser(input, { seller, actor: SYSTEM("cli") })).toEqual(
      refuse("user-exists", { field: "userName" }),
    );
    expect((await mailsTo(email)).map((mail) => mail.template)).toEqual(["reset-password"]);
  });
});
