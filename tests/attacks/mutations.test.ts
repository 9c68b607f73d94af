import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { act, actionBody, actionOf, type BuiltAction, builtActions } from "./support/actions";
import { type Answer, ask, inTurns, ownOrigin } from "./support/ask";
import { formOf } from "./support/forms";
import { cookieOf, everybody, SELLER, type Who } from "./support/people";
import { changed, quiet } from "./support/rows";
import { ownersWorld, type World } from "./support/world";

let cookies: Record<Who, string | undefined>;
let world: World;

beforeAll(async () => {
  cookies = await everybody();
  world = await ownersWorld();
});

/** Whoever could do it, if they meant to. */
const victimOf = ({ page }: BuiltAction) => cookies[page.includes("(desk)") ? "admin" : "owner"];
const FOREIGN = "https://evil.example";

type Call = (action: BuiltAction) => Promise<Answer>;
const posted =
  (headers: Record<string, string>): Call =>
  (action) => {
    const { path, bound, fields } = formOf(action, world);
    const body = actionBody(bound, Object.entries(fields));
    return ask(path, { method: "POST", as: victimOf(action), headers: { "next-action": action.id, ...headers }, body });
  };

/** The same form as a browser without JavaScript sends it, from a page of another site. */
const plainForm =
  (headers: Record<string, string>): Call =>
  (action) => {
    const { path, bound, fields } = formOf(action, world);
    const body = new FormData();
    if (bound.length === 0) body.append(`$ACTION_ID_${action.id}`, "");
    else {
      body.append("$ACTION_REF_1", "");
      body.append("$ACTION_1:0", JSON.stringify({ id: action.id, bound: "$@1" }));
      body.append("$ACTION_1:1", JSON.stringify([...bound, null]));
      body.append("$ACTION_KEY", "k26fe9c88f192adb418b714723d79fdea");
    }
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    return ask(path, { method: "POST", as: victimOf(action), headers, body });
  };

const asText: Call = (action) => {
  const { path, bound } = formOf(action, world);
  const headers = { "next-action": action.id, "content-type": "text/plain;charset=UTF-8" };
  return ask(path, { method: "POST", as: victimOf(action), headers, body: JSON.stringify([...bound, null, {}]) });
};

const asGet: Call = (action) => {
  const { path, fields } = formOf(action, world);
  const query = new URLSearchParams({ ...fields, [`$ACTION_ID_${action.id}`]: "" });
  const headers = { "next-action": action.id, origin: ownOrigin() };
  return ask(`${path}${path.includes("?") ? "&" : "?"}${query}`, { as: victimOf(action), headers });
};

const FORGERIES: Record<string, Call> = {
  "no origin": posted({}),
  "null origin": posted({ origin: "null" }),
  "foreign origin": posted({ origin: FOREIGN }),
  "foreign origin, forwarded host": posted({ origin: FOREIGN, "x-forwarded-host": "evil.example" }),
  "form without origin": plainForm({}),
  "form of another site": plainForm({ origin: FOREIGN }),
  "text without origin": asText,
  get: asGet,
};

test("every action of every page refuses what does not come from a page of ours, and changes nothing", async () => {
  const actions = builtActions();
  expect(actions.length).toBeGreaterThan(40);
  const before = await quiet();
  const cells = actions.flatMap((action) => Object.entries(FORGERIES).map(([how, call]) => ({ action, how, call })));
  const wrong: string[] = [];
  await inTurns(cells, 4, async ({ action, how, call }) => {
    const answer = await call(action);
    const cookie = answer.headers.get("set-cookie") ?? "";
    if (/sportello-session|locale/i.test(cookie)) wrong.push(`${action.file} ${action.name}, ${how}: sets ${cookie}`);
    if (
      how.startsWith("no origin") &&
      !/non viene da questo sito|foreign-origin/.test(answer.text) &&
      action.name !== "switchLocale"
    )
      wrong.push(`${action.file} ${action.name}, ${how}: ${answer.status} ${answer.text.slice(0, 200)}`);
  });
  expect(wrong).toEqual([]);
  expect(changed(before, await quiet())).toEqual([]);
});

test("the same forms from a page of ours do what they say", async () => {
  const done: string[] = [];
  for (const [file, name, table] of [
    ["acquista/actions.ts", "start", "Order"],
    ["conto/actions.ts", "confirm", "TopUp"],
    ["richieste/actions.ts", "reply", "RequestMessage"],
  ] as const) {
    const before = await quiet();
    const action = builtActions().find((each) => each.file.endsWith(file) && each.name === name) as BuiltAction;
    const { path, bound, fields } = formOf(action, world);
    const answer = await act(path, action.id, bound, fields, { as: victimOf(action) });
    expect(answer.text, name).toContain('"ok":true');
    if (changed(before, await quiet()).includes(table)) done.push(table);
  }
  expect(done).toEqual(["Order", "TopUp", "RequestMessage"]);
});

/** Handlers that take anything but GET. */
const changingRoutes = () =>
  readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith("route.ts"))
    .filter((name) =>
      /export (async function|const) (POST|PUT|PATCH|DELETE)/.test(readFileSync(`app/${name}`, "utf8")),
    );

test("route handlers that change something refuse the same", async () => {
  const before = await quiet();
  const upload = () => {
    const body = new FormData();
    body.append("token", world.tokens.draft);
    body.append("kind", "identity-front");
    body.append("file", new Blob(["x"], { type: "image/png" }), "x.png");
    return body;
  };
  const json = JSON.stringify({ id: "evt_1", type: "checkout.session.completed" });
  type Asked = [string, () => BodyInit | undefined, number[]];
  const asks: Asked[] = [
    [`/${SELLER}/api/caricamenti`, upload, [403]],
    [`/${SELLER}/api/allegati`, upload, [403]],
    [`/${SELLER}/api/ricevute`, upload, [403]],
    [`/${SELLER}/api/estratti`, upload, [403]],
    [`/${SELLER}/api/convenzioni/avvocati-esempio/elenco`, upload, [403]],
    [`/${SELLER}/esci`, () => undefined, [403]],
    [`/${SELLER}/termina`, () => undefined, [403]],
    ["/api/auth/callback/credentials", () => new URLSearchParams({ login: "cliente", password: "x" }), [403]],
    ["/api/auth/signout", () => new URLSearchParams({}), [403]],
    ...["stripe", "paypal", "resend", "sdi"].map(
      (vendor): Asked => [`/api/webhooks/${vendor}`, () => json, [400, 401]],
    ),
  ];
  expect(asks).toHaveLength(changingRoutes().length + 1); // two of them are next-auth's
  const ended: string[] = [];
  const given = ["null", FOREIGN, "https://127.0.0.1", "file://"].map((origin) => ({ origin }));
  const origins: Record<string, string>[] = [{}, ...given];
  for (const [path, body, statuses] of asks) {
    for (const headers of origins) {
      const sent = body();
      const answer = await ask(path, { method: "POST", as: cookies.owner, headers, ...(sent ? { body: sent } : {}) });
      if (!statuses.includes(answer.status)) ended.push(`${path} ${JSON.stringify(headers)}: ${answer.status}`);
    }
    for (const method of ["PUT", "DELETE", "PATCH"]) {
      const { status } = await ask(path, { method, as: cookies.owner, headers: { origin: ownOrigin() } });
      if (![405, 404, 403].includes(status)) ended.push(`${method} ${path}: ${status}`);
    }
  }
  expect(ended).toEqual([]);
  expect(changed(before, await quiet())).toEqual([]);
});

test("nobody does the work of the staff, or somebody else's, by calling the action itself", async () => {
  const before = await quiet();
  const strangers = [undefined, cookies.customer, cookies.reseller, cookies["other-seller"], cookies.ended];
  const guarded = builtActions().filter(({ page }) => page.includes("(desk)") || page.includes("[id]"));
  const cells = guarded.flatMap((action) => strangers.map((as) => ({ action, as })));
  const wrong: string[] = [];
  await inTurns(cells, 4, async ({ action, as }) => {
    const { bound, fields } = formOf(action, world);
    // A page anybody may open: the action must ask for itself.
    const answer = await act(`/${SELLER}/accedi`, action.id, bound, fields, { as });
    const again = await act(formOf(action, world).path, action.id, bound, fields, { as });
    for (const { text } of [answer, again]) if (text.includes('"ok":true')) wrong.push(`${action.file} ${action.name}`);
  });
  expect(wrong).toEqual([]);
  expect(changed(before, await quiet())).toEqual([]);
});

test("an action handed another seller, or none, does nothing", async () => {
  const as = await cookieOf(SELLER, world.ownerId);
  const confirm = actionOf("conto/actions.ts", "confirm");
  const before = await quiet();
  for (const seller of ["professionalmail", "visura\0", "__proto__", "", { toString: "x" }, null, 7, ["a", "b"]]) {
    const answer = await act(`/${SELLER}/conto/versa`, confirm, [seller], { amount: "50", method: "transfer" }, { as });
    expect(answer.text, JSON.stringify(seller)).not.toContain('"ok":true');
    expect(answer.status, JSON.stringify(seller)).toBeLessThan(500);
  }
  expect(changed(before, await quiet())).toEqual([]);
});
