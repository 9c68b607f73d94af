import { beforeAll, expect, test } from "vitest";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { createLink, tokenOf } from "@/lib/platform/links";
import { givenUser } from "../support/people";
import { act, actionBody, actionOf } from "./support/actions";
import { ask, ownOrigin, someNetwork } from "./support/ask";
import { cookieOf, SELLER } from "./support/people";
import { ownersWorld, type World } from "./support/world";

let world: World;
beforeAll(async () => {
  world = await ownersWorld();
});

const TWENTY = Array.from({ length: 20 }, (_, n) => n);
const linkTo = async (purpose: "reset-password" | "credentials", subjectId: string, minutes = 60) => {
  const link = { seller: SELLER, purpose, subjectId, at: now(), expiresAt: now().add({ minutes }) };
  return tokenOf(SELLER, purpose, await db().$transaction((tx) => createLink(tx, link)));
};

test("20 who choose a password by one link at once: one does, and every session ends", async () => {
  const { userId } = await givenUser(SELLER);
  const token = await linkTo("reset-password", userId);
  const session = await cookieOf(SELLER, userId);
  const choose = actionOf("recupero/actions.ts", "choosePassword");
  const answers = await Promise.all(
    TWENTY.map((n) => act(`/${SELLER}/recupero/${token}`, choose, [SELLER], { token, password: `Corda${n}biancaX` })),
  );
  expect(answers.filter(({ text }) => text.includes('"ok":true'))).toHaveLength(1);
  expect((await ask(`/${SELLER}/caselle`, { as: session })).status).toBe(307);
  const again = await act(`/${SELLER}/recupero/${token}`, choose, [SELLER], { token, password: "Corda77bianca" });
  expect(again.text).not.toContain('"ok":true');
});

test("20 who open one link to credentials at once: one sees them", async () => {
  const token = await linkTo("credentials", world.ids.mailbox);
  const reveal = actionOf("credenziali/[token]/actions.ts", "reveal");
  const headers = { origin: ownOrigin(), "next-action": reveal, "content-type": "text/plain;charset=UTF-8" };
  const answers = await Promise.all(
    TWENTY.map(() =>
      ask(`/${SELLER}/credenziali/${token}`, { method: "POST", headers, body: JSON.stringify([SELLER, token]) }),
    ),
  );
  expect(answers.filter(({ text }) => text.includes('"credentials"'))).toHaveLength(1);
});

test("opening the page of a link, as a scanner of mail does, spends nothing", async () => {
  const token = await linkTo("credentials", world.ids.mailbox);
  for (const method of ["GET", "HEAD", "GET"]) await ask(`/${SELLER}/credenziali/${token}`, { method });
  const id = await db().link.findFirst({
    where: { purpose: "credentials", usedAt: null },
    orderBy: { createdAt: "desc" },
  });
  expect(tokenOf(SELLER, "credentials", id?.id ?? "")).toBe(token);
});

test("a link after its time opens nothing, and no token stands in the database", async () => {
  const { userId } = await givenUser(SELLER);
  const late = await linkTo("reset-password", userId, -1);
  const choose = actionOf("recupero/actions.ts", "choosePassword");
  const answer = await act(`/${SELLER}/recupero/${late}`, choose, [SELLER], { token: late, password: "Corda7bianca" });
  expect(answer.text).not.toContain('"ok":true');
  const rows = await db().$queryRaw<
    { found: bigint }[]
  >`SELECT count(*) AS found FROM "Link" t WHERE t::text LIKE ${`%${late.slice(-20)}%`}`;
  expect(Number(rows[0]?.found)).toBe(0);
});

test("five wrong passwords close an account to their network, not to its owner", async () => {
  const { userName } = await givenUser(SELLER, { password: "Corda7bianca" });
  const enter = actionOf("accedi/actions.ts", "enter");
  const tryFrom = async (network: string, password: string) => {
    const headers = { "x-forwarded-for": network };
    return (await act(`/${SELLER}/accedi`, enter, [SELLER], { login: userName, password }, { headers })).text.includes(
      '"ok":true',
    );
  };
  // What stands before the last address is the sender's invention: it moves nobody to another network.
  const thief = (n: number) => `203.0.113.${n}, 198.51.100.7`;
  for (const n of [1, 2, 3, 4, 5, 6]) expect(await tryFrom(thief(n), `Wrong${n}pass`)).toBe(false);
  expect(await tryFrom(thief(99), "Corda7bianca")).toBe(false);
  expect(await tryFrom(someNetwork(), "Corda7bianca")).toBe(true);
});

test("answers do not tell who exists", async () => {
  const { userName } = await givenUser(SELLER);
  const ask2 = async (file: string, name: string, fields: Record<string, string>) => {
    const { text, status } = await ask(`/${SELLER}/recupero`, {
      method: "POST",
      headers: { origin: ownOrigin(), "next-action": actionOf(file, name), "x-forwarded-for": someNetwork() },
      body: actionBody([SELLER], Object.entries(fields)),
    });
    return `${status} ${text.replace(/"b":"[^"]+"/, "")}`;
  };
  const pairs = [
    [
      "accedi/actions.ts",
      "enter",
      { login: userName, password: "Wrong1pass" },
      { login: "nobody.there", password: "Wrong1pass" },
    ],
    ["recupero/actions.ts", "askForPassword", { login: userName }, { login: "nobody.there" }],
    ["recupero/actions.ts", "askForUserName", { taxCode: "SMPPRV80A01H501H" }, { taxCode: "RSSMRA85T10A562S" }],
  ] as const;
  for (const [file, name, known, unknown] of pairs)
    expect(await ask2(file, name, known)).toBe(await ask2(file, name, unknown));
});
