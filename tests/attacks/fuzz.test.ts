import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, inject, test } from "vitest";
import { actionBody, actionOf } from "./support/actions";
import { type Answer, ask, inTurns, ownOrigin, someNetwork } from "./support/ask";
import { malformed, NASTY } from "./support/nasty";
import { everybody, SELLER, type Who } from "./support/people";
import { changed, quiet } from "./support/rows";
import { ownersWorld, type World } from "./support/world";

let cookies: Record<Who, string | undefined>;
let world: World;

beforeAll(async () => {
  cookies = await everybody();
  world = await ownersWorld();
});

/** Faults of ours that the pages' log tells of: an answer may look well all the same. */
const faults = (): string[] =>
  readFileSync(join(inject("attackedShop").dataFolder, "logs/web.log"), "utf8")
    .split("\n")
    .filter((line) => /"level":(50|60)/.test(line));

interface Target {
  page: (world: World) => string;
  action: [file: string, name: string];
  as?: Who;
  bound?: (world: World) => unknown[];
  /** Says the same to everybody, whether or not there is somebody of that name. */
  discreet?: boolean;
  /** A form that is not good enough either: one answer in it is always wrong. */
  fields: (world: World) => Record<string, string>;
}

const TARGETS: Record<string, Target> = {
  "sign in": {
    page: () => "/visura/accedi",
    action: ["accedi/actions.ts", "enter"],
    fields: () => ({ login: "nobody.at.all", password: "wrong", next: "//evil.example" }),
  },
  "sign up": {
    page: () => "/visura/iscriviti",
    action: ["iscriviti/actions.ts", "enrol"],
    fields: () => ({
      displayName: "Prova",
      email: "not an address",
      userName: "x",
      password: "short",
      taxCode: "SMPPRV80A01H501H",
      phone: "1",
      province: "ZZ",
    }),
  },
  "recovery of a password": {
    page: () => "/visura/recupero",
    action: ["recupero/actions.ts", "askForPassword"],
    discreet: true,
    fields: () => ({ login: "nobody.at.all" }),
  },
  "recovery of a name": {
    page: () => "/visura/recupero/nome-utente",
    action: ["recupero/actions.ts", "askForUserName"],
    discreet: true,
    fields: () => ({ taxCode: "XXXXXX00X00X000X" }),
  },
  "renewal look-up": {
    page: () => "/visura/rinnova",
    action: ["rinnova/actions.ts", "lookUp"],
    fields: () => ({ userCode: "NOBODY1", address: "nobody@legalmail.it" }),
  },
  "renewal request": {
    page: () => "/visura/rinnova/richiesta",
    action: ["rinnova/actions.ts", "ask"],
    fields: () => ({
      userCode: "NOBODY1",
      address: "nobody@legalmail.it",
      name: "Prova",
      email: "prova@example.com",
      province: "XX1",
      message: "x",
    }),
  },
  "top-up": {
    page: () => "/visura/conto/versa",
    action: ["conto/actions.ts", "confirm"],
    as: "owner",
    fields: () => ({ amount: "0,001", method: "cash" }),
  },
  "plan of an order": {
    page: (w) => `/visura/acquista/${w.tokens.draft}/piano`,
    action: ["[token]/actions.ts", "choosePlanAction"],
    as: "owner",
    bound: (w) => [SELLER, w.tokens.draft],
    fields: () => ({ offer: "none/999" }),
  },
  "holder of an order": {
    page: (w) => `/visura/acquista/${w.tokens.draft}/titolare`,
    action: ["[token]/actions.ts", "describeHolderAction"],
    as: "owner",
    bound: (w) => [SELLER, w.tokens.draft],
    fields: () => ({
      "holder.kind": "person",
      "holder.taxCode": "X",
      "holder.address.street": "",
      "billing.to": "other",
    }),
  },
  "answer to a request": {
    page: (w) => `/visura/desk/richieste/${w.ids.request}`,
    action: ["[id]/actions.ts", "decide"],
    as: "admin",
    fields: (w) => ({ requestId: w.ids.request, decision: "perhaps", text: "x" }),
  },
  "reply to a request": {
    page: (w) => `/visura/richieste/${w.ids.request}`,
    action: ["(account)/richieste/actions.ts", "reply"],
    as: "owner",
    fields: () => ({ requestId: "00000000-0000-4000-8000-000000000000", text: "x" }),
  },
  transfer: {
    page: (w) => `/visura/desk/pagamenti/${w.ids.topUp}`,
    action: ["pagamenti/actions.ts", "record"],
    as: "admin",
    fields: (w) => ({ topUpId: w.ids.topUp, amount: "x", valueDate: "2026-13-01", bankReference: "1" }),
  },
};

/** At most so many a form, taken evenly from all there are: the doors everybody can reach, and the others. */
const MANY = 200;
const FEWER = 60;
const DOORS = ["sign in", "sign up", "renewal look-up", "top-up"];

async function attack(all: (() => Promise<Answer>)[], { upTo = 499, mayBeTaken = false } = {}): Promise<string[]> {
  const before = await quiet();
  const known = faults().length;
  const wrong: string[] = [];
  await inTurns(all, 6, async (one) => {
    const answer = await one();
    if (answer.status > upTo) wrong.push(`${answer.status} ${answer.text.slice(0, 100)}`);
    if (!mayBeTaken && answer.text.includes('"ok":true')) wrong.push(answer.text.slice(0, 200));
  });
  return [
    ...wrong,
    ...faults().slice(known, known + 5),
    ...changed(before, await quiet()).filter((name) => name !== "Mail"),
  ];
}

test.each(Object.entries(TARGETS))(
  "%s: malformed forms are refused in words and change nothing",
  async (name, target) => {
    const id = actionOf(...target.action);
    const many = DOORS.includes(name) ? MANY : FEWER;
    const forms = malformed(target.fields(world)).filter((_, n, every) => n % Math.ceil(every.length / many) === 0);
    const all = forms.map((fields) => () => {
      const body = actionBody(target.bound?.(world) ?? [SELLER], fields);
      const headers = { origin: ownOrigin(), "next-action": id, "x-forwarded-for": someNetwork() };
      return ask(target.page(world), { method: "POST", as: target.as && cookies[target.as], headers, body });
    });
    const found = await attack(all, { mayBeTaken: target.discreet ?? false });
    // What is asked of the discreet ones stands in the log of acts, and nowhere else.
    expect(found.filter((each) => !(target.discreet && each === "Command"))).toEqual([]);
  },
);

test("bodies that are no form at all", async () => {
  const id = actionOf("accedi/actions.ts", "enter");
  const bodies = [
    "",
    "[]",
    "{",
    "null",
    '["$1"]',
    '["$K1"]',
    '["visura",null,{"login":{"$ne":null}}]',
    '["visura",null,"$Q1"]',
    '["visura",null,"$F1"]',
    '["$@0"]',
    '["visura",null,"$n9999999999999999999999"]',
    '{"__proto__":{"admin":true}}',
    "[".repeat(5_000),
    '["visura",null,"$D9999999"]',
    "\0\0\0",
  ];
  const all = bodies.flatMap((body) =>
    [
      "text/plain;charset=UTF-8",
      "application/json",
      "multipart/form-data; boundary=x",
      "application/x-www-form-urlencoded",
      "",
    ].map(
      (type) => () =>
        ask("/visura/accedi", {
          method: "POST",
          headers: { origin: ownOrigin(), "next-action": id, ...(type ? { "content-type": type } : {}) },
          body: Buffer.from(body),
        }),
    ),
  );
  // What the framework cannot read it answers with 500, before any code of ours; nothing happens.
  expect(await attack(all, { upTo: 500 })).toEqual([]);
});

test("addresses", async () => {
  const texts = NASTY.filter((text) => text.length < 4_000 && text.isWellFormed()).map(encodeURIComponent);
  const raw = ["%", "%E0%A4%A", "%c0%ae%c0%ae", "..%2f..%2f", "%2e%2e/%2e%2e", ";x=1", "%0d%0aset-cookie:x=1"];
  const paths = [...texts, ...raw].flatMap((text) => [
    `/visura/api/nomi?nome=${text}&dominio=legalmail.it`,
    `/visura/api/nomi?nome=x&dominio=${text}`,
    `/${text}`,
    `/${text}/accedi`,
    `/visura/ordine/${text}`,
    `/visura/acquista/${text}/piano`,
    `/visura/credenziali/${text}`,
    `/visura/rinnova/${text}`,
    `/visura/richiesta/${text}`,
    `/visura/condizioni/${text}`,
    `/visura/pagamento/${text}/esito`,
    `/visura/caselle/${text}`,
    `/visura/conto/versamenti/${text}`,
    `/visura/richieste/${text}`,
    `/visura/fatture/${text}/pdf`,
    `/visura/api/file/${text}?ordine=${text}`,
    `/visura/desk/caselle?q=${text}&pagina=${text}&stato=${text}`,
    `/visura/desk/ordini?q=${text}&ordina=${text}`,
    `/visura/desk/richieste?q=${text}`,
    `/visura/desk/pagamenti?q=${text}`,
    `/visura/desk/caselle/${text}`,
    `/visura/desk/verifiche/${text}`,
    `/visura/api/esporta/caselle?q=${text}`,
    `/visura/accedi?next=${text}&esito=${text}`,
    `/visura/conto/versa/conferma?importo=${text}&metodo=${text}`,
    `/visura/rinnova/richiesta?dati=${text}`,
    `/posta-demo?q=${text}`,
    `/posta-demo/${text}`,
    `/api/health?${text}`,
  ]);
  // Every text meets a third of the pages, every page a third of the texts.
  const some = paths.filter((_, n) => n % 3 === 0);
  const all = some.map((path) => () => {
    const as = path.includes("/desk") || path.includes("esporta") ? cookies.admin : cookies.owner;
    return ask(path, { as, headers: { "x-forwarded-for": someNetwork() } }).then((answer) => ({
      ...answer,
      text: answer.status >= 500 ? `${path.slice(0, 120)} ${answer.text}` : "",
    }));
  });
  const found = await attack(all);
  // An export leaves its line in the log of acts.
  expect(found.filter((each) => each !== "Command")).toEqual([]);
});

test("uploads and events that are neither", async () => {
  const types = ["multipart/form-data", "multipart/form-data; boundary=x", "text/plain", "application/json", ""];
  const bodies = [
    "",
    "--x\r\n",
    "--x--",
    "x".repeat(300_000),
    '{"a":1}',
    "\0".repeat(1_000),
    `--x\r\n${"a: b\r\n".repeat(9_000)}\r\n--x--`,
  ];
  const fields = NASTY.filter((text) => text.length < 6_000).flatMap((text) =>
    ["token", "kind", "orderId"].map((name) => {
      const form = new FormData();
      for (const each of ["token", "kind", "orderId"]) form.append(each, each === name ? text : "x");
      form.append("file", new Blob(["x"]), "x.png");
      return form;
    }),
  );
  const headers = { origin: ownOrigin() };
  const to = (path: string, type: string, body: string) => () =>
    ask(path, {
      method: "POST",
      as: cookies.owner,
      headers: { ...headers, ...(type ? { "content-type": type } : {}) },
      body: Buffer.from(body),
    });
  const all = [
    ...types.flatMap((type) => bodies.map((body) => to("/visura/api/caricamenti", type, body))),
    ...types.flatMap((type) => bodies.map((body) => to("/visura/api/allegati", type, body))),
    ...types.flatMap((type) => bodies.map((body) => to("/api/webhooks/stripe", type, body))),
    ...types.flatMap((type) => bodies.map((body) => to("/api/auth/callback/credentials", type, body))),
    ...fields.map((body) => () => ask("/visura/api/caricamenti", { method: "POST", as: cookies.owner, headers, body })),
  ];
  expect(await attack(all)).toEqual([]);
});
