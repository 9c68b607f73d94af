import { beforeAll, expect, test } from "vitest";
import { addDays, instantToDb } from "@/lib/kernel/day";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { createLink, tokenOf } from "@/lib/platform/links";
import { givenMailbox, givenPlacedOrder } from "../support/orders";
import { givenReseller } from "../support/resellers";
import { ask, inTurns } from "./support/ask";
import { cookieOf, SELLER } from "./support/people";
import { ROUTES } from "./support/routes";
import { ownersWorld, type World } from "./support/world";

/** A customer of a reseller's with a mailbox, an order and a request: four things nobody else may find. */
interface Customer {
  /** What stands on each of the four pages, and nowhere else. */
  mark: string;
  holder: string;
  mailbox: string;
  address: string;
  order: string;
  orderCode: string;
  orderToken: string;
  request: string;
  requestCode: string;
}

const CUSTOMERS = 50;
let a: { as: string; customers: Customer[] };
let b: { as: string; customers: Customer[] };
let world: World;
beforeAll(async () => {
  world = await ownersWorld();
  a = await givenResellerWith(2);
  b = await givenResellerWith(CUSTOMERS);
}, 240_000);

async function givenResellerWith(customers: number) {
  const { userId, resellerId } = await givenReseller(SELLER, { name: `Rivendita ${newId().slice(-8)}` });
  const made = await inTurns([...Array(customers).keys()], 4, (n) => givenCustomer({ userId, resellerId, n }));
  return { as: await cookieOf(SELLER, userId), customers: made };
}

async function givenCustomer({ userId, resellerId, n }: { userId: string; resellerId: string; n: number }) {
  const mark = `can${newId().slice(-10)}`;
  const of = { sellerId: SELLER };
  const names = { displayName: `Cliente ${mark}`, email: `${mark}@posta.example` };
  const mailbox = await givenMailbox({ seller: SELLER, userId, n, localPart: mark, expiresOn: addDays(today(), 20) });
  await db().mailbox.update({
    where: { sellerId_id: { ...of, id: mailbox.id } },
    data: { planCode: "legalmail", termMonths: 24 },
  });
  await db().holder.update({ where: { sellerId_id: { ...of, id: mailbox.holderId } }, data: { ...names, userId } });
  const order = await givenPlacedOrder([`${mark}o`], { seller: SELLER, n });
  const { code: orderCode } = await db().order.update({
    where: { sellerId_id: { ...of, id: order } },
    data: { userId, holderId: mailbox.holderId, email: names.email, planCode: "legalmail", channel: "account" },
  });
  const link = await createLink(db(), { seller: SELLER, purpose: "order", subjectId: order, at: now() });
  const requestCode = `RQ${newId().slice(-10).toUpperCase()}`;
  const request = newId();
  const asked = { openedAt: instantToDb(now()), dueAt: instantToDb(now().add({ hours: 48 })) };
  const who = {
    userId,
    resellerId,
    resellerUntil: asked.dueAt,
    email: names.email,
    customerName: names.displayName,
    mailboxId: mailbox.id,
  };
  await db().request.create({
    data: { ...of, id: request, code: requestCode, kind: "more-space", ...who, ...asked },
  });
  return {
    mark,
    holder: mailbox.holderId,
    mailbox: mailbox.id,
    address: `${mailbox.localPart}@${mailbox.domain}`,
    order,
    orderCode,
    orderToken: tokenOf(SELLER, "order", link),
    request,
    requestCode,
  };
}

/** The pages that show one of the four things, for whoever it belongs to. */
const pagesOf = ({ holder, mailbox, orderToken, request }: Customer) => [
  `rivendita/clienti/${holder}`,
  `caselle/${mailbox}`,
  `ordine/${orderToken}`,
  `rivendita/richieste/${request}`,
];

test("200 things of reseller B, asked for one by one by reseller A: none is shown; B sees its own", async () => {
  const all = b.customers.flatMap((each) => pagesOf(each).map((path) => ({ path, each })));
  expect(all.length).toBe(200);
  const wrong: string[] = [];
  await inTurns(all, 4, async ({ path, each: { mark, orderCode } }) => {
    const { text, status } = await ask(`/${SELLER}/${path}`, { as: a.as });
    if (text.includes(mark) || text.includes(orderCode) || status === 200 || status >= 500)
      wrong.push(`A ${path} ${status}`);
  });
  await inTurns(all.slice(0, 20), 4, async ({ path, each: { mark, orderCode } }) => {
    const { text, status } = await ask(`/${SELLER}/${path}`, { as: b.as });
    if (status !== 200 || !(text.includes(mark) || text.includes(orderCode))) wrong.push(`B ${path} ${status}`);
  });
  expect(wrong).toEqual([]);
});

test("every page and file of the account area, with B's ids in its address, tells A nothing", async () => {
  const [first] = b.customers as [Customer, ...Customer[]];
  const { mailbox, holder, order, request } = first;
  const tokens = { ...world.tokens, order: first.orderToken };
  const theirs: World = { ...world, ids: { ...world.ids, mailbox, holder, order, request }, tokens };
  const paths = Object.entries(ROUTES)
    .filter(([name]) => name.includes("/(account)/") || name.includes("/api/") || name.includes("ordine/[token]"))
    .map(([, { path }]) => path(theirs));
  expect(paths.length).toBeGreaterThan(40);
  const secrets = b.customers.flatMap(({ mark, orderCode, requestCode }) => [mark, orderCode, requestCode]);
  const leaked: string[] = [];
  await inTurns(paths, 4, async (path) => {
    const { text, status } = await ask(path, { as: a.as });
    const found = secrets.filter((secret) => text.includes(secret));
    if (found.length > 0 || status >= 500) leaked.push(`${path} ${status} ${found}`);
  });
  expect(leaked).toEqual([]);
});

test("searched one by one in A's lists, files and counts, none of B's 200 is found", async () => {
  const searches = b.customers.flatMap(({ mark, address, orderCode, requestCode }) => [
    { mark, path: `rivendita?q=${encodeURIComponent(address)}` },
    { mark, path: `rivendita/caselle/csv?q=${mark}` },
    { mark, path: `rivendita/clienti?q=${mark}` },
    { mark, path: `rivendita/richieste?q=${requestCode}` },
    { mark, path: `ordini?q=${orderCode}` },
  ]);
  const leaked: string[] = [];
  await inTurns(searches, 4, async ({ mark, path }) => {
    const { text, status } = await ask(`/${SELLER}/${path}`, { as: a.as });
    // What was asked for stands in the search field itself; the customer's name and mail address don't.
    if (status !== 200 || text.includes(`Cliente ${mark}`) || text.includes(`${mark}@posta`))
      leaked.push(`${path} ${status}`);
  });
  expect(leaked).toEqual([]);
  for (const { mark, path } of searches.slice(0, 4))
    expect((await ask(`/${SELLER}/${path}`, { as: b.as })).text.includes(`Cliente ${mark}`), path).toBe(true);
});

test("A's own lists and files hold its own two customers, and count them alone", async () => {
  const read = async (path: string, as: string) => (await ask(`/${SELLER}/${path}`, { as })).text;
  const rows = (csv: string) => csv.trim().split("\n").length - 1;
  expect(rows(await read("rivendita/caselle/csv", a.as))).toBe(2);
  expect(rows(await read("rivendita/caselle/csv", b.as))).toBe(CUSTOMERS);
  for (const path of ["rivendita", "rivendita/clienti", "rivendita/richieste", "rivendita/caselle/csv"]) {
    const [mine, theirs] = [await read(path, a.as), await read(path, b.as)];
    expect(
      a.customers.every(({ mark }) => mine.includes(mark)),
      path,
    ).toBe(true);
    expect(
      b.customers.some(({ mark }) => mine.includes(mark)),
      path,
    ).toBe(false);
    expect(
      b.customers.some(({ mark }) => theirs.includes(mark)),
      path,
    ).toBe(true);
  }
});
