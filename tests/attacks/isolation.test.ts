import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { givenAgreement, givenMember } from "../support/agreements";
import { givenUser } from "../support/people";
import { ask, inTurns } from "./support/ask";
import { cookieOf, newPerson, SELLER, userIdOf } from "./support/people";
import { ROUTES } from "./support/routes";
import { ownersWorld, type World } from "./support/world";

const MEMBERS = 200;
const mark = `Canarino${newId().slice(-6)}`;
const nth = (n: number) => `${mark}x${String(n).padStart(3, "0")}`;
const prices = [{ plan: "legalmail", act: "activation" as const, termMonths: "24", amount: "16", share: "" }];

let theirs: { agreementId: string; slug: string };
let own: { agreementId: string; slug: string };
/** Whoever keeps the desk of another agreement, and the others who may have a reason to try. */
let strangers: Record<string, string | undefined>;
let admin: string;
let world: World;

beforeAll(async () => {
  world = await ownersWorld();
  theirs = await givenAgreement(SELLER, { name: `Ordine ${newId().slice(-6)}`, prices });
  own = await givenAgreement(SELLER, { name: `Ordine ${newId().slice(-6)}`, prices });
  await inTurns([...Array(MEMBERS).keys()], 4, (n) =>
    givenMember(SELLER, theirs.agreementId, {
      number: `${mark}${n}`,
      lastName: nth(n),
      taxCode: nth(n),
      email: `${nth(n)}@posta.example`,
    }),
  );
  await givenMember(SELLER, own.agreementId, { number: "B1", lastName: "Proprio" });
  const { userId } = await givenUser(SELLER);
  await db().agreementManager.create({
    data: { sellerId: SELLER, agreementId: own.agreementId, userId, grantedAt: new Date() },
  });
  strangers = {
    "manager of another agreement": await cookieOf(SELLER, userId),
    customer: await newPerson(SELLER, "customer"),
    reseller: await newPerson(SELLER, "customer", "reseller"),
    nobody: undefined,
  };
  admin = await cookieOf(SELLER, await userIdOf(SELLER, "admin"));
});

const DESK = "/gestione";
/** Every page and file of an agreement's desk, as the table of routes has them. */
const pagesOf = (slug: string): string[] =>
  Object.entries(ROUTES)
    .filter(([name]) => name.includes("convenzioni/[agreement]/gestione"))
    .map(([, { path }]) => path(world).replace("/avvocati-esempio/", `/${slug}/`));

const has = (text: string) => text.includes(mark);

test("who keeps one agreement's desk reads nobody of another's 200 members, on no page and in no file", async () => {
  const control = await ask(`/${SELLER}/convenzioni/${theirs.slug}${DESK}`, { as: admin });
  expect(has(control.text)).toBe(true);
  const file = await ask(`/${SELLER}/convenzioni/${theirs.slug}${DESK}/csv`, { as: admin });
  expect(file.text.split(mark).length).toBeGreaterThan(MEMBERS);
  const pages = pagesOf(theirs.slug);
  expect(pages.length).toBeGreaterThan(8);
  const cells = Object.entries(strangers).flatMap(([who, as]) =>
    [...pages, ...pagesOf(own.slug)].map((path) => ({ who, as, path })),
  );
  const leaked: string[] = [];
  await inTurns(cells, 4, async ({ who, as, path }) => {
    const { text, status } = await ask(path, { as });
    const closed = path.includes(theirs.slug) && status === 200;
    if (has(text) || closed || status >= 500) leaked.push(`${who}: ${path} ${status}`);
  });
  expect(leaked).toEqual([]);
});

test("searched one by one in one's own lists, files and counts, none of the 200 is found", async () => {
  const as = strangers["manager of another agreement"];
  const base = `/${SELLER}/convenzioni/${own.slug}${DESK}`;
  expect((await ask(base, { as })).text).toContain("Proprio");
  const leaked: string[] = [];
  await inTurns([...Array(MEMBERS).keys()], 4, async (n) => {
    for (const path of [`${base}?q=${nth(n)}`, `${base}/csv?q=${nth(n)}`]) {
      const { text, status } = await ask(path, { as });
      // What was asked for stands in the search field itself; an address is nobody's but a member's.
      if (status !== 200 || text.includes(`${nth(n)}@posta.example`)) leaked.push(`${path} ${status}`);
    }
  });
  expect(leaked).toEqual([]);
});

test("the ids of another's members and lists open nothing under one's own address", async () => {
  const as = strangers["manager of another agreement"];
  const members = await db().agreementMember.findMany({
    where: { sellerId: SELLER, agreementId: theirs.agreementId },
    take: 40,
  });
  const base = `/${SELLER}/convenzioni/${own.slug}${DESK}`;
  const paths = members.flatMap(({ id }) => [
    `${base}/elenco/${id}`,
    `${base}/attivazioni/${id}`,
    `${base}/attivazioni/${world.ids.activation}/${id}`,
  ]);
  const leaked: string[] = [];
  await inTurns([...paths, `${base}/elenco/${world.ids.memberList}`], 4, async (path) => {
    const { text, status } = await ask(path, { as });
    if (status !== 404 || has(text)) leaked.push(`${path} ${status}`);
  });
  expect(leaked).toEqual([]);
});
