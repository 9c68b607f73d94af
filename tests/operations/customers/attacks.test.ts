import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recoverUserName, requestPasswordReset } from "@/lib/customers/exchanges/asked-by-anybody";
import { signIn } from "@/lib/customers/exchanges/sign-in";
import { setUserActive } from "@/lib/customers/operations/set-user-active";
import { hashPassword } from "@/lib/customers/password-hash";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { epochMs } from "@/lib/platform/clock";
import { blindIndex, seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { viewerOfSession } from "@/lib/platform/session";
import { holderNumber } from "../../../prisma/seed/people";
import { givenUser, PASSWORD, visitor } from "../../support/people";
import { givenDatabase, givenSeller } from "../../support/seller";
import { workRatio } from "../../support/work-ratio";

let close: () => Promise<void>;
let seller: string;
let passwordHash: string;
beforeAll(async () => {
  close = await givenDatabase();
  seller = await givenSeller();
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => close());

const anybody = () => ({ seller, actor: { kind: "anonymous" as const } });
const enter = (login: string, password: string, from = visitor()) =>
  signIn({ login, password, visitor: from }, anybody());

async function inTurns<T, R>(items: readonly T[], atOnce: number, work: (item: T, index: number) => Promise<R>) {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < items.length; n = next++) results[n] = await work(items[n] as T, n);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

/** People with one password, made at once: hashing it for each would take longer than the attack. */
async function people(count: number, taxCodes: readonly string[] = []): Promise<string[]> {
  const at = new Date(epochMs());
  const rows = Array.from({ length: count }, (_, n) => {
    const id = newId();
    const taxCode = taxCodes[n];
    return {
      ...{ sellerId: seller, id, userName: `v${id.slice(-12)}`, email: `v${id.slice(-12)}@posta.example` },
      ...{ displayName: "Vittima", passwordHash, passwordSetAt: at, createdAt: at, emailConfirmedAt: at },
      ...(taxCode ? { taxCodeSealed: seal(taxCode), taxCodeIndex: blindIndex(taxCode) } : {}),
      roles: ["customer" as const],
    };
  });
  await db().user.createMany({ data: rows });
  return rows.map(({ userName }) => userName);
}

const taxCodeNumber = (n: number): string => {
  const holder = holderNumber(n);
  const person = "representative" in holder ? holder.representative : holder;
  return "taxCode" in person ? (person.taxCode ?? "") : "";
};
const mailsOf = (template: string) => db().mail.count({ where: { sellerId: seller, template } });

describe("an attacker", () => {
  test("who tries five passwords on each of a hundred accounts locks none of their owners out", async () => {
    const victims = await people(100);
    const networks = Array.from({ length: 5 }, () => visitor());
    await inTurns(victims, 8, async (userName, n) => {
      for (let i = 0; i < 5; i++)
        expect(await enter(userName, `sbagliata-${i}`, networks[n % 5])).toMatchObject({ code: "sign-in-failed" });
    });
    expect(await enter(victims[0] ?? "", PASSWORD, networks[0])).toEqual(refuse("sign-in-failed"));
    const outcomes = await inTurns(victims, 8, (userName) => enter(userName, PASSWORD));
    expect(outcomes.filter(isRefusal)).toEqual([]);
  }, 180_000); // six hundred passwords are hashed

  test("who asks for two thousand user names by codice fiscale gets one answer, sixty tries and no name", async () => {
    const codes = Array.from({ length: 2000 }, (_, n) => taxCodeNumber(n + 1));
    const known = codes.filter((_, n) => n % 10 === 0);
    await people(known.length, known);
    const network = visitor();
    const before = await mailsOf("user-name");
    const answers = await inTurns(codes, 250, (taxCode) => recoverUserName({ taxCode, visitor: network }, anybody()));
    const said = answers.map((answer) => JSON.stringify(answer));
    expect(said.filter((answer) => answer === "{}")).toHaveLength(60);
    expect(new Set(said)).toEqual(new Set(["{}", JSON.stringify(refuse("too-many-attempts"))]));
    const sent = (await mailsOf("user-name")) - before;
    expect(sent).toBeLessThanOrEqual(60);
    const mails = await db().mail.findMany({ where: { sellerId: seller, template: "user-name" } });
    expect(new Set(mails.map(({ recipient }) => recipient)).size).toBe(mails.length);
  }, 120_000);

  test("does not learn from the work an answer takes whether somebody exists", async () => {
    const code = taxCodeNumber(5001);
    const [userName = ""] = await people(1, [code]);
    const asks: Record<string, [() => Promise<unknown>, () => Promise<unknown>]> = {
      "user name": [
        () => recoverUserName({ taxCode: code, visitor: visitor() }, anybody()),
        () => recoverUserName({ taxCode: taxCodeNumber(5003), visitor: visitor() }, anybody()),
      ],
      password: [
        () => requestPasswordReset({ login: userName, visitor: visitor() }, anybody()),
        () => requestPasswordReset({ login: "nessuno-cosi", visitor: visitor() }, anybody()),
      ],
      "sign in": [() => enter(userName, "sbagliata"), () => enter("nessuno-cosi", "sbagliata")],
    };
    for (const [what, pair] of Object.entries(asks)) {
      const ratio = await workRatio(pair, () => db().rateLimiterFlexible.deleteMany());
      expect(ratio, what).toBeGreaterThan(0.5);
      expect(ratio, what).toBeLessThan(2);
    }
  });
});

describe("somebody suspended", () => {
  test("is out at once, comes in by no door, is mailed nothing, and is in again when restored", async () => {
    const { userName, userId, email } = await givenUser(seller);
    const session = await enter(userName, PASSWORD);
    if (isRefusal(session)) throw new Error(session.code);
    const call = { seller, actor: SYSTEM("test") };
    const set = (active: "yes" | "no") => setUserActive({ userId, active, reason: "suspected-abuse" }, call);
    await set("no");
    expect(await viewerOfSession(seller, session.sessionId)).toBeNull();
    expect(await enter(userName, PASSWORD)).toEqual(refuse("sign-in-failed"));
    expect(await requestPasswordReset({ login: userName, visitor: visitor() }, anybody())).toEqual({});
    expect(await db().mail.count({ where: { recipient: email, template: "reset-password" } })).toBe(0);
    await set("yes");
    expect(await viewerOfSession(seller, session.sessionId)).toBeNull();
    expect(isRefusal(await enter(userName, PASSWORD))).toBe(false);
  });
});
