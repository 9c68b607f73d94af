import { beforeAll, expect, inject, test } from "vitest";
import { db } from "@/lib/platform/db";
import { givenUser, PASSWORD } from "../support/people";
import { act, actionOf } from "./support/actions";
import { ask, someNetwork } from "./support/ask";
import { cookieOf, everybody, SELLER, type Who } from "./support/people";
import { begin, describe } from "./support/purchase";
import { quiet } from "./support/rows";
import { ownersWorld, type World } from "./support/world";

let cookies: Record<Who, string | undefined>;
let world: World;
beforeAll(async () => {
  cookies = await everybody();
  world = await ownersWorld();
});

const ELSEWHERE = [
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https://evil.example",
  "https:evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "/\t/evil.example",
  "/%09/evil.example",
  "/visura/../../evil",
  "/visura/..//evil.example",
  "/visura\\..\\..",
  "//visura/caselle",
  "/professionalmail/desk",
  "/visura@evil.example",
  "/visura.evil.example",
  " //evil.example",
  "/visura/%2e%2e/professionalmail",
  "http://127.0.0.1@evil.example/visura/",
  "/.//evil.example",
  "/visura/..;/evil",
];
/** A path of the seller's own, whatever a browser makes of it. */
const isOwn = (path: string) => {
  const to = new URL(path, "http://shop.example");
  return to.host === "shop.example" && (to.pathname === `/${SELLER}` || to.pathname.startsWith(`/${SELLER}/`));
};

test("after signing in nobody is led away, or to another seller", async () => {
  const { userName } = await givenUser(SELLER);
  const enter = actionOf("accedi/actions.ts", "enter");
  for (const next of ELSEWHERE) {
    const headers = { "x-forwarded-for": someNetwork() };
    const answer = await act(
      `/${SELLER}/accedi`,
      enter,
      [SELLER],
      { login: userName, password: PASSWORD, next },
      { headers },
    );
    const [, to = ""] = answer.text.match(/"redirectTo":"([^"]+)"/) ?? [];
    expect(isOwn(to), `${next} → ${to}`).toBe(true);
    const signedIn = await ask(`/${SELLER}/accedi?next=${encodeURIComponent(next)}`, { as: cookies.owner });
    expect(isOwn(signedIn.location), `${next} → ${signedIn.location}`).toBe(true);
    const locale = await act(`/${SELLER}`, actionOf("switch-locale", "switchLocale"), [], {}, { headers });
    expect(locale.location).not.toMatch(/evil/);
  }
});

test("changing the language leads nowhere else, and next-auth's own redirects stay here", async () => {
  const { url } = inject("attackedShop");
  const id = actionOf("switch-locale", "switchLocale");
  for (const back of ELSEWHERE) {
    const body = new FormData();
    body.append(`$ACTION_ID_${id}`, "");
    body.append("locale", "en");
    body.append("back", back);
    const answer = await ask(`/${SELLER}`, { method: "POST", headers: { origin: url }, body });
    expect(new URL(answer.location || "/", url).host, `${back} → ${answer.location}`).toBe(new URL(url).host);
    const form = new URLSearchParams({ callbackUrl: back, seller: SELLER, login: "x", password: "y" });
    const auth = await ask("/api/auth/callback/credentials", { method: "POST", headers: { origin: url }, body: form });
    expect(new URL(auth.location || "/", url).hostname, `${back} → ${auth.location}`).toBe("127.0.0.1");
  }
});

const LIVE = '<img src=x onerror="alert(1)"><script>alert(1)</script>';
const FORMULA = '=HYPERLINK("http://evil.example","x")';
/** The text as a page would have it were it taken for markup. */
const isLive = (html: string) => /<img src=x|<script>alert\(1\)/i.test(html);

test("markup in a name, a message or a street is text wherever it is shown", async () => {
  const { userId, userName } = await givenUser(SELLER, { email: "vivo@posta.example" });
  const as = await cookieOf(SELLER, userId);
  const save = actionOf("profilo/actions.ts", "saveProfile");
  await act(`/${SELLER}/profilo`, save, [SELLER], { displayName: LIVE.slice(0, 110), locale: "it" }, { as });
  expect((await db().user.findFirstOrThrow({ where: { id: userId } })).displayName).toContain("<img");
  await act(`/${SELLER}/recupero`, actionOf("recupero/actions.ts", "askForPassword"), [SELLER], { login: userName });
  await act(
    `/${SELLER}/richieste/${world.ids.request}`,
    actionOf("(account)/richieste/actions.ts", "reply"),
    [SELLER],
    { requestId: world.ids.request, text: LIVE },
    { as: cookies.owner },
  );
  const token = await begin(world);
  await describe(token, { "holder.address.street": LIVE.slice(0, 100) });
  await quiet();
  const pages: [string, Who | string][] = [
    [`/${SELLER}/profilo`, as],
    [`/${SELLER}/caselle`, as],
    [`/${SELLER}/acquista/${token}/titolare`, "anonymous"],
    [`/${SELLER}/richieste/${world.ids.request}`, "owner"],
    [`/${SELLER}/desk/richieste/${world.ids.request}`, "admin"],
    [`/${SELLER}/desk/richieste`, "admin"],
    [`/${SELLER}/desk`, "admin"],
    [`/${SELLER}/desk/caselle?q=${encodeURIComponent(LIVE)}`, "admin"],
    [`/${SELLER}/desk/pagamenti?q=${encodeURIComponent(LIVE)}`, "admin"],
    [`/posta-demo?q=${encodeURIComponent(LIVE)}`, "admin"],
    [`/${SELLER}/accedi?next=${encodeURIComponent(LIVE)}&esito=${encodeURIComponent(LIVE)}`, "anonymous"],
    [`/${SELLER}/${encodeURIComponent(LIVE)}`, "anonymous"],
  ];
  for (const [path, who] of pages) {
    const answer = await ask(path, { as: who in cookies ? cookies[who as Who] : who });
    expect([path, isLive(answer.text)]).toEqual([path, false]);
  }
  const mails = await sent("vivo@posta.example");
  expect(mails.length).toBeGreaterThan(0);
  for (const { html = "" } of mails) expect(isLive(html)).toBe(false);
});

interface SentMail {
  id: string;
  to: string[];
  subject: string;
  html?: string;
}
async function sent(to: string): Promise<SentMail[]> {
  const base = `${inject("attackedShop").sandboxUrl}/resend`;
  const { mails } = (await (await fetch(`${base}/outbox.json?to=${encodeURIComponent(to)}`)).json()) as {
    mails: SentMail[];
  };
  return Promise.all(
    mails.map(async ({ id }) => (await fetch(`${base}/outbox/${id}.json`)).json() as Promise<SentMail>),
  );
}

test("line breaks smuggled into an address or a name add no header and no recipient", async () => {
  const enrol = actionOf("iscriviti/actions.ts", "enrol");
  const before = (await sent("")).length;
  const user = { displayName: "Prova Vivo", password: PASSWORD };
  const tries = [
    { ...user, userName: "crlf.uno", email: "a@posta.example\r\nBcc: victim@posta.example" },
    { ...user, userName: "crlf.due", email: "a@posta.example,victim@posta.example" },
    { ...user, userName: "crlf.tre", email: "a\uff20posta.example victim@posta.example" },
    { ...user, userName: "crlf.qua", email: '"a\r\nBcc: victim@posta.example"@posta.example' },
    { ...user, userName: "crlf.cin", email: "c@posta.example", displayName: "Prova\r\nBcc: victim@posta.example" },
    { ...user, userName: "crlf.sei", email: "<a@posta.example>victim@posta.example" },
  ];
  for (const fields of tries) {
    const answer = await act(`/${SELLER}/iscriviti`, enrol, [SELLER], fields, {
      headers: { "x-forwarded-for": someNetwork() },
    });
    expect(answer.text, JSON.stringify(fields)).toContain('"ok":false');
  }
  await quiet();
  const mails = await sent("victim");
  expect(mails).toEqual([]);
  expect((await sent("")).length).toBe(before);
});

const MONEY = ["fatture", "pagamenti", "ordini-da-pagare", "rimborsi"];
const EXPORTED = ["caselle", "ordini", "clienti", "richieste", "posta", ...MONEY];

test("lists of money leave for nobody but whoever sees them", async () => {
  for (const list of EXPORTED) {
    const path = `/${SELLER}/api/esporta/${list}`;
    expect((await ask(path, { as: cookies["help-desk"] })).status, list).toBe(MONEY.includes(list) ? 404 : 200);
    expect((await ask(path, { as: cookies.accounting })).status, list).toBe(200);
    for (const as of [cookies.customer, undefined]) expect((await ask(path, { as })).status, list).toBe(404);
  }
});

test("no cell of an export is a formula, in every field people can write", async () => {
  const holder = await db().holder.findFirstOrThrow({ where: { sellerId: SELLER, mailboxes: { some: {} } } });
  for (const start of ["=", "+", "-", "@", "\t=", "\r="]) {
    const displayName = `${start}${FORMULA.slice(1)}`;
    await db().holder.update({ where: { sellerId_id: { sellerId: SELLER, id: holder.id } }, data: { displayName } });
    for (const list of EXPORTED) {
      const { text, headers, status } = await ask(`/${SELLER}/api/esporta/${list}`, { as: cookies.admin });
      expect(status).toBe(200);
      expect(headers.get("content-disposition")).toMatch(/^attachment/);
      const live = text
        .split(/\r\n/)
        .flatMap((line) => line.split(";"))
        .filter((cell) => /^"?[=+\-@\t\r]/.test(cell) && cell.includes("HYPERLINK"));
      expect(live, start).toEqual([]);
      if (list === "caselle" || list === "ordini") expect(text).toContain("HYPERLINK");
    }
  }
  await db().holder.update({
    where: { sellerId_id: { sellerId: SELLER, id: holder.id } },
    data: { displayName: holder.displayName },
  });
});
