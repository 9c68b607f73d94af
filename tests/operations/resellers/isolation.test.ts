import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays, dayInRome, instantToDb, isoDay } from "@/lib/kernel/day";
import { renewInBulk } from "@/lib/mailboxes/operations/renew-in-bulk";
import { bulkReview, renewalBatch, reviewList } from "@/lib/mailboxes/queries/bulk";
import { ownMailbox } from "@/lib/mailboxes/queries/history";
import { ownMailboxes } from "@/lib/mailboxes/queries/lists";
import { quoteRenewal } from "@/lib/mailboxes/queries/renewal";
import { openOrder, ordersOfUser } from "@/lib/orders/queries";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { createLink, tokenOf } from "@/lib/platform/links";
import { resellerFilter } from "@/lib/resellers/filter";
import { startCustomerOrder } from "@/lib/resellers/operations/start-customer-order";
import { areaCounts, areaCustomer, areaCustomers, areaMailboxes, eachAreaMailbox } from "@/lib/resellers/queries/area";
import { salesOf } from "@/lib/resellers/queries/statement";
import { givenMailbox, givenPlacedOrder } from "@/tests/support/orders";
import { givenReseller } from "@/tests/support/resellers";
import { givenDatabase, givenSeller } from "@/tests/support/seller";

const SELLER = "demo";
const EACH = 50;
type Reseller = Awaited<ReturnType<typeof givenReseller>>;
interface Things {
  mailboxes: Awaited<ReturnType<typeof givenMailbox>>[];
  orders: string[];
  batch: string;
}
let close: () => Promise<void>;
let [a, b]: Reseller[] = [];
let theirs: Things;
let mine: Things;

beforeAll(async () => {
  close = await givenDatabase();
  await givenSeller(SELLER);
  [a, b] = [await givenReseller(SELLER), await givenReseller(SELLER)];
  theirs = await fill(b as Reseller, "segreto", EACH);
  mine = await fill(a as Reseller, "proprio", 2);
}, 120_000);
afterAll(() => close());

const A = () => a as Reseller;
const B = () => b as Reseller;
const account = ({ userId }: Reseller) => ({ seller: SELLER, userId });
const expiry = addDays(dayInRome(now()), 20);
const all = resellerFilter.parse({});

/** Mailboxes, their holders, paid orders of a reseller, and renewals made together. */
async function fill({ userId }: Reseller, word: string, count: number): Promise<Things> {
  const made: Things = { mailboxes: [], orders: [], batch: "" };
  const one = async (_: unknown, n: number) => {
    const mailbox = await givenMailbox({ localPart: `${word}.numero${n}`, userId, expiresOn: expiry, n });
    const where = { sellerId_id: { sellerId: SELLER, id: mailbox.holderId } };
    await db().holder.update({
      where,
      data: { displayName: `Cliente ${word} ${n}`, email: `${word}${n}@posta.example` },
    });
    const id = await givenPlacedOrder([`${word}.ordine${n}`], { n });
    const of = { userId, holderId: mailbox.holderId, mailboxId: mailbox.id, channel: "account" };
    const settled = { state: "settled" as const, settledAt: instantToDb(now()) };
    await db().order.update({ where: { sellerId_id: { sellerId: SELLER, id } }, data: { ...of, ...settled } });
    made.mailboxes.push(mailbox);
    made.orders.push(id);
  };
  await Promise.all(Array.from({ length: count }, one));
  const by = { userId, byId: userId, byName: word, madeAt: instantToDb(now()) };
  made.batch = made.orders[0] ?? "";
  await db().renewalBatch.create({ data: { sellerId: SELLER, id: made.batch, ...by, renewed: 1, totalCents: 1 } });
  return made;
}

it("finds none of another reseller's 200 things by their ids", async () => {
  let asked = 0;
  for (const { id, holderId } of theirs.mailboxes) {
    asked += 2;
    expect(await ownMailbox(A().viewer, id)).toBeNull();
    expect(await quoteRenewal(SELLER, { mailboxId: id }, A().actor)).toMatchObject({ code: "mailbox-not-found" });
    expect(await areaCustomer(account(A()), holderId)).toBeNull();
    const begun = await startCustomerOrder({ holderId, offer: "base/24" }, { seller: SELLER, actor: A().actor });
    expect(begun).toMatchObject({ code: "customer-unknown" });
  }
  for (const subjectId of theirs.orders) {
    asked += 2;
    const link = await createLink(db(), { seller: SELLER, purpose: "order", subjectId, at: now() });
    expect(await openOrder(SELLER, tokenOf(SELLER, "order", link), A().viewer)).toBeNull();
  }
  expect(await renewalBatch(SELLER, theirs.batch, { userId: A().userId })).toBeNull();
  expect(asked).toBe(200);
});

it("finds none of them in lists, searches, counts and files, and all of its own", async () => {
  const said = async (q: string) => {
    const filter = resellerFilter.parse({ q });
    const files: unknown[] = [];
    for await (const rows of eachAreaMailbox(account(A()), filter)) files.push(...rows);
    const [mailboxes, customers] = [
      await areaMailboxes(account(A()), filter, 50),
      await areaCustomers(account(A()), filter, 50),
    ];
    return [files.length, mailboxes.total, mailboxes.rows.length, customers.total, customers.rows.length];
  };
  for (const { localPart, domain, userCode } of theirs.mailboxes.slice(0, 8))
    for (const q of [localPart, `${localPart}@${domain}`, userCode ?? ""])
      expect(await said(q)).toEqual([0, 0, 0, 0, 0]);
  for (const q of ["segreto", "SEGRETO", "segreto7@posta.example", "%segreto%", "se_reto"])
    expect(await said(q)).toEqual([0, 0, 0, 0, 0]);
  expect(await said("")).toEqual([2, 2, 2, 2, 2]);
  expect(await said("proprio.numero1@pec.demo.example")).toEqual([1, 1, 1, 0, 0]);
  expect(await areaCounts(account(A()))).toEqual({ customers: 2, mailboxes: 2, expiring: 2 });
  expect((await ownMailboxes(A().viewer)).map(({ id }) => id).sort()).toEqual(
    mine.mailboxes.map(({ id }) => id).sort(),
  );
  expect((await ordersOfUser(SELLER, A().userId)).map(({ id }) => id).sort()).toEqual([...mine.orders].sort());
  const month = { from: addDays(dayInRome(now()), -1), to: addDays(dayInRome(now()), 2) };
  const sales = await salesOf(SELLER, { id: A().resellerId, userId: A().userId }, month);
  expect(sales.map(({ id }) => id).sort()).toEqual([...mine.orders].sort());
});

it("renews nothing of another's, whatever is sent, and pays with nobody else's money", async () => {
  const ids = theirs.mailboxes.map(({ id }) => id);
  expect((await bulkReview(account(A()), { ids }))?.lines).toEqual([]);
  const text = theirs.mailboxes.map(({ localPart, domain }) => `${localPart}@${domain}`).join("\n");
  const list = await reviewList(account(A()), { text });
  if ("refused" in list) throw new Error(list.code);
  expect(list.agreed).toEqual([]);
  expect(new Set(list.lines.map(({ obstacle }) => obstacle))).toEqual(new Set(["mailbox-not-found"]));
  const lines = ids.map((mailboxId) => ({ mailboxId, expiresOn: isoDay(expiry), termMonths: 12, totalCents: 1757 }));
  const renew = (userId: string) => renewInBulk({ userId, lines }, { seller: SELLER, actor: A().actor });
  expect(await renew(A().userId)).toMatchObject({ code: "nothing-to-renew" });
  expect(await renew(B().userId)).toMatchObject({ code: "not-allowed" });
  expect(await db().order.count({ where: { kind: "renewal" } })).toBe(0);
});

it("sees its own page by page, first expiry on top", async () => {
  const { rows, total } = await areaMailboxes(account(B()), { ...all, page: 2 }, 30);
  expect([rows.length, total]).toEqual([EACH - 30, EACH]);
});
