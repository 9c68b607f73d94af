import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { enrol } from "@/lib/customers/exchanges/enrol";
import { giveCode, renewExpiredPassword } from "@/lib/customers/exchanges/second-step";
import { signIn } from "@/lib/customers/exchanges/sign-in";
import { resetSecondFactor } from "@/lib/customers/operations/reset-second-factor";
import { setUserActive } from "@/lib/customers/operations/set-user-active";
import { offeredSecret } from "@/lib/customers/queries/sign-in";
import { trustedToken } from "@/lib/customers/store/trusted-devices";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { shiftClock } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { viewerOfSession } from "@/lib/platform/session";
import type { Visitor } from "@/lib/platform/visitor";
import { givenUser, PASSWORD, visitor } from "../../support/people";
import { givenSecondFactor, phoneWith } from "../../support/second-factor";
import { givenDatabase, givenSeller } from "../../support/seller";

const HOUR = 3600_000;
const DAY = 24 * HOUR;
let close: () => Promise<void>;
let seller: string;
beforeAll(async () => {
  close = await givenDatabase();
  seller = await givenSeller();
  await givenSeller("required", (policy) => {
    policy.access = { twoFactor: "required" };
  });
  await givenSeller("ageing", (policy) => {
    policy.access = { passwordMonths: 12, adviceMonths: 6 };
  });
});
afterAll(() => close());
afterEach(() => shiftClock(0));

const nobody = (at = seller) => ({ seller: at, actor: { kind: "anonymous" as const } });

function good<T>(outcome: Outcome<T>): T {
  if (isRefusal(outcome)) throw new Error(`${outcome.code} ${outcome.field ?? ""}`);
  return outcome as T;
}

/** Gives the password; the browser then carries the session's cookie. */
async function password(userName: string, from: Visitor, at = seller, secret = PASSWORD) {
  const entered = good(await signIn({ login: userName, password: secret, visitor: from }, nobody(at)));
  return { ...entered, browser: { ...from, sessionId: entered.sessionId } };
}
const code = (text: string, browser: Visitor, trust = false, at = seller) =>
  giveCode({ code: text, trust, visitor: browser }, nobody(at));
const inside = (sessionId: string, at = seller) => viewerOfSession(at, sessionId);

async function staffWithPhone() {
  const user = await givenUser(seller, { roles: ["back-office"] });
  return { user, phone: await givenSecondFactor(seller, user.userId) };
}

describe("after the password", () => {
  test("a customer without a second factor is in", async () => {
    const { userName } = await givenUser(seller);
    const { pending, sessionId } = await password(userName, visitor());
    expect(pending).toBeNull();
    expect(await inside(sessionId)).toMatchObject({ userName });
  });

  test("whoever has one is nobody until a code is given, and each code is taken once", async () => {
    const { user, phone } = await staffWithPhone();
    const first = await password(user.userName, visitor());
    expect(first.pending).toBe("code");
    expect(await inside(first.sessionId)).toBeNull();
    const shown = phone.code();
    expect(good(await code(shown, first.browser))).toMatchObject({ pending: null, staff: true });
    expect(await inside(first.sessionId)).toMatchObject({ userName: user.userName });
    const second = await password(user.userName, visitor());
    expect(await code(shown, second.browser)).toEqual(refuse("code-wrong", { field: "code" }));
    expect(await code(phone.code(-1), second.browser)).toEqual(refuse("code-wrong", { field: "code" }));
    good(await code(` ${phone.code(1).slice(0, 3)} ${phone.code(1).slice(3)} `, second.browser));
    expect(await inside(second.sessionId)).not.toBeNull();
  });

  test("a code is good for a minute and a half, not for the session of somebody else or another seller", async () => {
    const { user, phone } = await staffWithPhone();
    const stranger = await staffWithPhone();
    const [mine, theirs] = [
      await password(user.userName, visitor()),
      await password(stranger.user.userName, visitor()),
    ];
    expect(await code(phone.code(2), mine.browser)).toMatchObject({ code: "code-wrong" });
    expect(await code(phone.code(-2), mine.browser)).toMatchObject({ code: "code-wrong" });
    expect(await code(phone.code(), theirs.browser)).toMatchObject({ code: "code-wrong" });
    expect(await code(phone.code(), mine.browser, false, "ageing")).toEqual(refuse("session-ended"));
    expect(await code(phone.code(), { ...mine.browser, sessionId: null })).toEqual(refuse("session-ended"));
    good(await code(phone.code(), mine.browser));
  });

  test("of twenty at once with one code, one is in", async () => {
    const { user, phone } = await staffWithPhone();
    const browsers = await Promise.all(
      Array.from({ length: 20 }, async () => (await password(user.userName, visitor())).browser),
    );
    const outcomes = await Promise.all(browsers.map((browser) => code(phone.code(), browser)));
    expect(outcomes.filter((each) => !isRefusal(each))).toHaveLength(1);
  });

  test("five wrong codes close the door to that network; the owner elsewhere gets in", async () => {
    const { user, phone } = await staffWithPhone();
    const attacker = await password(user.userName, visitor());
    for (let i = 0; i < 5; i++) expect(await code("000000", attacker.browser)).toMatchObject({ code: "code-wrong" });
    expect(await code(phone.code(), attacker.browser)).toEqual(refuse("too-many-attempts"));
    const owner = await password(user.userName, visitor());
    good(await code(phone.code(), owner.browser));
  });

  test("the half-open session lasts fifteen minutes, and ends with the account", async () => {
    const { user, phone } = await staffWithPhone();
    const late = await password(user.userName, visitor());
    shiftClock(15 * 60_000 + 1000);
    expect(await code(phone.code(), late.browser)).toEqual(refuse("session-ended"));
    shiftClock(0);
    const suspended = await password(user.userName, visitor());
    const why = { userId: user.userId, active: "no" as const, reason: "suspected-abuse" as const };
    good(await setUserActive(why, { seller, actor: SYSTEM("test") }));
    expect(await code(phone.code(), suspended.browser)).toEqual(refuse("session-ended"));
    expect(await signIn({ login: user.userName, password: PASSWORD, visitor: visitor() }, nobody())).toEqual(
      refuse("sign-in-failed"),
    );
  });
});

describe("a browser of one's own", () => {
  test("is not asked for thirty days, unless a code is asked everywhere again", async () => {
    const { user, phone } = await staffWithPhone();
    const first = await password(user.userName, visitor());
    const { trustedId } = good(await code(phone.code(), first.browser, true));
    const token = trustedToken(seller, user.userId, trustedId ?? "");
    const mine = (trusted: string[]) => password(user.userName, visitor({ trusted }));
    expect((await mine([token])).pending).toBeNull();
    const forged = `${trustedId}${"A".repeat(32)}`;
    const other = await staffWithPhone();
    expect((await mine([forged])).pending).toBe("code");
    expect((await password(other.user.userName, visitor({ trusted: [token] }))).pending).toBe("code");
    shiftClock(30 * DAY + HOUR);
    expect((await mine([token])).pending).toBe("code");
    shiftClock(0);
    await db().trustedDevice.updateMany({ where: { userId: user.userId }, data: { endedAt: new Date() } });
    expect((await mine([token])).pending).toBe("code");
  });
});

describe("setting it up", () => {
  const enrolled = async (at: string, roles: ("customer" | "admin")[]) => {
    const user = await givenUser(at, { roles });
    const entered = await password(user.userName, visitor(), at);
    return { user, ...entered };
  };

  test.each([
    ["demo", ["admin"]],
    ["required", ["customer"]],
  ] as const)("is compulsory at %s for %s, at once", async (at, roles) => {
    const { user, pending, sessionId, browser } = await enrolled(at, [...roles]);
    expect(pending).toBe("enrol");
    expect(await inside(sessionId, at)).toBeNull();
    const offered = await offeredSecret(at, user.userId, "Demo");
    const secret = offered?.spelled.replaceAll(" ", "") ?? "";
    expect(offered?.address).toContain(`secret=${secret}`);
    expect(await enrol({ code: "000000", visitor: browser }, nobody(at))).toMatchObject({ code: "code-wrong" });
    const { codes, pending: left } = good(
      await enrol({ code: phoneWith(secret).code(), visitor: browser }, nobody(at)),
    );
    expect(left).toBeNull();
    expect(new Set(codes).size).toBe(10);
    expect(await inside(sessionId, at)).not.toBeNull();
    expect(await offeredSecret(at, user.userId, "Demo")).toBeNull();
    const kept = JSON.stringify([
      await db().recoveryCode.findMany(),
      await db().command.findMany({
        where: { act: "confirm-second-factor" },
        select: { input: true, outcome: true, inputHash: true },
      }),
      await db().secondFactor.findMany(),
    ]);
    for (const each of [...codes, secret]) expect(kept).not.toContain(each);
  });

  test("each code on paper is good once, whoever types it how, and its owner is told", async () => {
    const at = "demo";
    const { user, browser } = await enrolled(at, ["admin"]);
    const secret = (await offeredSecret(at, user.userId, "Demo"))?.spelled.replaceAll(" ", "") ?? "";
    const { codes } = good(await enrol({ code: phoneWith(secret).code(), visitor: browser }, nobody(at)));
    const [paper = ""] = codes;
    const stranger = await staffWithPhone();
    const theirs = await password(stranger.user.userName, visitor());
    expect(await code(paper, theirs.browser)).toMatchObject({ code: "code-wrong" });
    const mine = await password(user.userName, visitor());
    good(await code(` ${paper.toLowerCase().replace("-", " ")} `, mine.browser));
    const again = await password(user.userName, visitor());
    expect(await code(paper, again.browser)).toMatchObject({ code: "code-wrong" });
    const notices = await db().mail.findMany({ where: { recipient: user.email, template: "access-notice" } });
    expect(notices.map(({ facts }) => (facts as { event: string }).event)).toEqual([
      "second-factor-on",
      "recovery-code-used",
    ]);
  });

  test("an admin takes it away from another, with a reason, never from themselves", async () => {
    const { user, phone } = await staffWithPhone();
    const admin = await givenUser(seller, { roles: ["admin"] });
    const back = await givenUser(seller, { roles: ["back-office"] });
    const mine = await password(user.userName, visitor());
    good(await code(phone.code(), mine.browser));
    const why = { userId: user.userId, reason: "device-lost" as const };
    expect(await resetSecondFactor(why, { seller, actor: back.actor })).toEqual(refuse("not-allowed"));
    expect(await resetSecondFactor({ ...why, userId: admin.userId }, { seller, actor: admin.actor })).toEqual(
      refuse("own-account"),
    );
    expect(await resetSecondFactor(why, { seller: "ageing", actor: admin.actor })).toEqual(refuse("not-found"));
    expect(good(await resetSecondFactor(why, { seller, actor: admin.actor }))).toMatchObject({ ended: 1 });
    expect(await inside(mine.sessionId)).toBeNull();
    expect((await password(user.userName, visitor())).pending).toBe("enrol");
    expect(await db().command.findFirst({ where: { act: "reset-second-factor", refused: null } })).toMatchObject({
      actorId: admin.userId,
      input: why,
    });
    expect(await db().mail.count({ where: { recipient: user.email, template: "access-notice" } })).toBe(1);
  });
});

describe("an expired password", () => {
  test("is taken once more, to choose another, and the others' sessions end", async () => {
    const { userName } = await givenUser("ageing");
    const before = await password(userName, visitor(), "ageing");
    shiftClock(366 * DAY);
    const entered = await password(userName, visitor(), "ageing");
    expect(entered.pending).toBe("password");
    expect(await inside(entered.sessionId, "ageing")).toBeNull();
    const renew = (next: string) =>
      renewExpiredPassword({ password: next, visitor: entered.browser }, nobody("ageing"));
    expect(await renew(PASSWORD)).toMatchObject({ code: "password-used", params: { count: 5 } });
    expect(await renew("corta1")).toMatchObject({ code: "password-too-short" });
    expect(good(await renew("Nuova1corda"))).toMatchObject({ pending: null });
    expect(await inside(entered.sessionId, "ageing")).not.toBeNull();
    expect(await inside(before.sessionId, "ageing")).toBeNull();
    expect(await renew("Nuova2corda")).toEqual(refuse("session-ended"));
    expect((await password(userName, visitor(), "ageing", "Nuova1corda")).pending).toBeNull();
  });

  test("comes after the code, and is not asked a day before", async () => {
    const user = await givenUser("ageing");
    const phone = await givenSecondFactor("ageing", user.userId);
    shiftClock(363 * DAY);
    const early = await password(user.userName, visitor(), "ageing");
    expect(good(await code(phone.code(), early.browser, false, "ageing")).pending).toBeNull();
    shiftClock(366 * DAY);
    const late = await password(user.userName, visitor(), "ageing");
    expect(good(await code(phone.code(), late.browser, false, "ageing")).pending).toBe("password");
  });
});
