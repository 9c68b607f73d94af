import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { tokenOf } from "@/lib/platform/links";
import { ask, inTurns } from "./support/ask";
import { cookieOf, newPerson, OTHER_SELLER, SELLER, userIdOf } from "./support/people";
import { ownersWorld, type World } from "./support/world";

/** Somebody else's customer and, the strongest of them, another seller's admin. */
let strangers: Record<string, string>;
let world: World;
beforeAll(async () => {
  world = await ownersWorld();
  strangers = {
    "customer B": await newPerson(SELLER, "customer"),
    "reseller B": await newPerson(SELLER, "customer", "reseller"),
    "admin of another seller": await cookieOf(OTHER_SELLER, await userIdOf(OTHER_SELLER, "admin")),
  };
});

interface Thing {
  path: string;
  secrets: string[];
}

/** Everything of the first seller that has an address of its own, with what its page would show. */
async function things(): Promise<Thing[]> {
  const of = { where: { sellerId: SELLER }, take: 40 };
  const [users, mailboxes, orders, invoices, topUps, requests, files, links, payments] = await Promise.all([
    db().user.findMany(of),
    db().mailbox.findMany(of),
    db().order.findMany(of),
    db().invoice.findMany(of),
    db().topUp.findMany(of),
    db().request.findMany(of),
    db().document.findMany(of),
    db().link.findMany({ ...of, where: { sellerId: SELLER, purpose: "order" } }),
    db().payment.findMany(of),
  ]);
  return [
    ...users.flatMap(({ id, email }) =>
      ["desk/clienti", "desk/utenti"].map((room) => ({ path: `${room}/${id}`, secrets: [email] })),
    ),
    ...mailboxes.flatMap(({ id, localPart, domain }) =>
      ["caselle", "desk/caselle"].map((room) => ({ path: `${room}/${id}`, secrets: [`${localPart}@${domain}`] })),
    ),
    ...orders.map(({ id, code }) => ({ path: `desk/ordini/${id}`, secrets: [code] })),
    ...invoices.flatMap(({ id, number, year }) => [
      { path: `fatture/${id}/pdf`, secrets: ["%PDF"] },
      { path: `fatture/${id}/xml`, secrets: ["FatturaElettronica"] },
      { path: `desk/fatture/${id}`, secrets: [`Fattura ${number}/${year}`] },
    ]),
    ...topUps.flatMap(({ id, code }) =>
      ["conto/versamenti", "desk/pagamenti"].map((room) => ({ path: `${room}/${id}`, secrets: [code] })),
    ),
    ...requests.flatMap(({ id, code }) =>
      ["richieste", "desk/richieste"].map((room) => ({ path: `${room}/${id}`, secrets: [code] })),
    ),
    ...files.map(({ fileId }) => ({ path: `api/file/${fileId}`, secrets: ["%PDF", "JFIF", "\xff\xd8\xff"] })),
    ...links
      .filter(({ subjectId }) => orders.some((order) => order.id === subjectId && order.userId !== null))
      .map(({ id, subjectId }) => ({
        path: `ordine/${tokenOf(SELLER, "order", id)}`,
        secrets: [orders.find((order) => order.id === subjectId)?.code ?? "none"],
      })),
    ...payments.map(({ id, orderId }) => ({
      path: `pagamento/${id}/esito`,
      secrets: orders.filter((order) => order.id === orderId).map(({ code }) => code),
    })),
  ];
}

test("200 things of others, asked for one by one at either seller: none is shown", async () => {
  const found = await things();
  expect(found.length).toBeGreaterThan(200);
  const { "reseller B": _, ...two } = strangers;
  const cells = found.flatMap((thing, n) =>
    Object.entries(n % 5 === 0 ? strangers : two).map(([who, as]) => ({ ...thing, who, as })),
  );
  const leaked: string[] = [];
  await inTurns(cells, 6, async ({ path, secrets, who, as }) => {
    // Another seller's staff ask at home as well.
    for (const seller of who.startsWith("admin") ? [OTHER_SELLER, SELLER] : [SELLER]) {
      const { text, status } = await ask(`/${seller}/${path}`, { as });
      const shown = secrets.filter((secret) => secret !== "" && text.includes(secret));
      if (shown.length > 0 || status >= 500) leaked.push(`${who}: /${seller}/${path} ${status} ${shown}`);
    }
  });
  expect(leaked).toEqual([]);
});

test("lists, searches, counts and exports of another seller say nothing of this one", async () => {
  const admin = strangers["admin of another seller"] ?? "";
  const mailbox = await db().mailbox.findFirstOrThrow({ where: { sellerId: SELLER, userId: world.ownerId } });
  const leaked: string[] = [];
  const questions = [...world.canaries.slice(0, 3), mailbox.localPart, ""];
  for (const q of questions)
    for (const list of [
      "desk",
      "desk/panoramica",
      "desk/caselle",
      "desk/caselle/scadenze",
      "desk/ordini",
      "desk/richieste",
      "desk/clienti",
      "desk/pagamenti",
      "desk/fatture",
      "api/esporta/caselle",
      "api/esporta/ordini",
      "api/esporta/clienti",
      "api/esporta/fatture",
      "api/esporta/richieste",
      "api/esporta/posta",
      "api/esporta/pagamenti",
      "api/esporta/ordini-da-pagare",
      "api/cerca",
    ]) {
      const own = await ask(`/${OTHER_SELLER}/${list}?q=${encodeURIComponent(q)}`, { as: admin });
      expect(own.status, list).toBe(200);
      // What was asked for stands in the search field itself.
      const texts = world.canaries.filter((text) => text !== q && own.text.includes(text));
      if (texts.length > 0) leaked.push(`${list}?q=${q}: ${texts}`);
      if (q !== "" && list.startsWith("api/") && own.text.trim().split("\n").length > 1)
        leaked.push(`${list}?q=${q}: rows`);
      const other = await ask(`/${SELLER}/${list}?q=${encodeURIComponent(q)}`, { as: admin });
      if (other.status === 200 || world.canaries.some((text) => text !== q && other.text.includes(text)))
        leaked.push(`/${SELLER}/${list} ${other.status}`);
    }
  expect(leaked).toEqual([]);
});

test("a customer's own lists hold nothing of another's", async () => {
  for (const page of ["caselle", "ordini", "fatture", "conto", "richieste", "profilo"]) {
    const { text, status } = await ask(`/${SELLER}/${page}`, { as: strangers["customer B"] });
    expect(status).toBe(200);
    expect(
      world.canaries.filter((secret) => text.includes(secret)),
      page,
    ).toEqual([]);
  }
});

test("a token altered in any character, or of another seller or purpose, opens nothing", async () => {
  const { order, renewal, request } = world.tokens;
  const altered = [...renewal].map(
    (letter, n) => renewal.slice(0, n) + (letter === "A" ? "B" : "A") + renewal.slice(n + 1),
  );
  const paths = [
    ...altered.map((token) => `/${SELLER}/rinnova/${token}`),
    `/${OTHER_SELLER}/rinnova/${renewal}`,
    `/${SELLER}/rinnova/${order}`,
    `/${SELLER}/rinnova/${request}`,
    `/${SELLER}/richiesta/${renewal}`,
    `/${SELLER}/credenziali/${renewal}`,
    `/${SELLER}/recupero/${renewal}`,
  ];
  const leaked: string[] = [];
  await inTurns(paths, 4, async (path) => {
    const { text } = await ask(path);
    if (world.canaries.some((secret) => text.includes(secret))) leaked.push(path);
  });
  // The last character of base64url may carry bits that say nothing: the token is compared whole all the same.
  expect(leaked).toEqual([]);
  expect(world.canaries.some((secret) => secret !== "")).toBe(true);
  const whole = await ask(`/${SELLER}/rinnova/${renewal}`);
  expect(world.canaries.some((secret) => whole.text.includes(secret))).toBe(true);
});
