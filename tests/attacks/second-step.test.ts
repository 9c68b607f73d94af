import { expect, test } from "vitest";
import { demoCode } from "@/lib/customers/demo-second-factor";
import { epochMs } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { act, actionOf } from "./support/actions";
import { ask, ownOrigin, someNetwork } from "./support/ask";
import { SELLER } from "./support/people";

const DEMO_PASSWORD = "Sportello-2026";
const CODE_PAGE = `/${SELLER}/accedi/codice`;

/** The cookies an answer sets, as the next request carries them. */
const cookiesOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

async function afterPassword(login: string): Promise<string> {
  const enter = actionOf("accedi/actions.ts", "enter");
  const fields = { login, password: DEMO_PASSWORD };
  const headers = { "x-forwarded-for": someNetwork() };
  const answer = await act(`/${SELLER}/accedi`, enter, [SELLER], fields, { headers });
  expect(answer.text).toContain(`${CODE_PAGE}`);
  return cookiesOf(answer.headers);
}

const give = (cookie: string, code: string) =>
  act(CODE_PAGE, actionOf("accedi/actions.ts", "enterCode"), [SELLER], { code }, { as: cookie });

test("a password alone opens no page of the staff, no list and no file", async () => {
  const cookie = await afterPassword("operatore");
  for (const path of ["/desk", "/desk/ordini", "/caselle", "/profilo"]) {
    const answer = await ask(`/${SELLER}${path}`, { as: cookie });
    expect([answer.status, answer.location.startsWith(`/${SELLER}/accedi`)], path).toEqual([307, true]);
  }
  expect((await ask(`/${SELLER}/api/esporta/caselle`, { as: cookie })).status).toBe(404);
  expect((await ask(CODE_PAGE, { as: cookie })).status).toBe(200);
});

test("twenty who give one code at once: one comes in; the code is worth nothing afterwards", async () => {
  const cookies = await Promise.all(Array.from({ length: 20 }, () => afterPassword("contabile")));
  const code = demoCode(SELLER, "contabile", epochMs());
  const answers = await Promise.all(cookies.map((cookie) => give(cookie, code)));
  const inside = answers.filter(({ text }) => text.includes('"ok":true'));
  expect(inside).toHaveLength(1);
  const desks = await Promise.all(cookies.map((cookie) => ask(`/${SELLER}/desk`, { as: cookie })));
  expect(desks.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await give(await afterPassword("contabile"), code)).text).not.toContain('"ok":true');
});

test("codes are guessed five times from one network, and the owner still comes in", async () => {
  const cookie = await afterPassword("assistenza");
  const headers = { "x-forwarded-for": "203.0.113.50" };
  const guess = (code: string) =>
    act(CODE_PAGE, actionOf("accedi/actions.ts", "enterCode"), [SELLER], { code }, { as: cookie, headers });
  const wrong = demoCode(SELLER, "nobody", epochMs());
  for (let n = 0; n < 5; n++) expect((await guess(wrong)).text).not.toContain('"ok":true');
  const right = demoCode(SELLER, "assistenza", epochMs());
  expect((await guess(right)).text).not.toContain('"ok":true');
  expect((await give(await afterPassword("assistenza"), right)).text).toContain('"ok":true');
});

test("the way in of next-auth asks for the code as well", async () => {
  const { text: body, headers: given } = await ask("/api/auth/csrf");
  const csrf: unknown = JSON.parse(body || "{}").csrfToken;
  if (typeof csrf !== "string") return;
  const form = new URLSearchParams({
    csrfToken: csrf,
    seller: SELLER,
    login: "admin",
    password: DEMO_PASSWORD,
    json: "true",
  });
  const answer = await ask("/api/auth/callback/credentials", {
    method: "POST",
    as: cookiesOf(given),
    headers: { origin: ownOrigin() },
    body: form,
  });
  const session = cookiesOf(answer.headers);
  expect((await ask(`/${SELLER}/desk`, { as: session })).status).toBe(307);
  const opened = await db().session.findFirst({ where: { sellerId: SELLER }, orderBy: { createdAt: "desc" } });
  expect(opened?.pending ?? "none").not.toBeNull();
});
