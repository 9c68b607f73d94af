import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, isoDay } from "@/lib/kernel/day";
import { recordRenewal } from "@/lib/mailboxes/operations/record-renewal";
import { renewInBulk } from "@/lib/mailboxes/operations/renew-in-bulk";
import { bulkReview, renewalAccount, renewalBatch, reviewList } from "@/lib/mailboxes/queries/bulk";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { givenMailbox, system } from "../../support/orders";
import { givenDatabase, givenSeller } from "../../support/seller";
import { done, givenBalance, givenUser } from "../payments/support";

let drop: () => Promise<void>;
let seller: string;
beforeAll(async () => {
  drop = await givenDatabase();
  // Renewable at any time, so that only our own care keeps a list from being renewed twice.
  seller = await givenSeller("demo", ({ lifecycle }) => {
    lifecycle.renewal.opens = { months: -60 };
  });
});
afterAll(() => drop());

const expiresOn = addDays(today(), 12);

test("a list is checked line by line, and renewed once however often the file comes", async () => {
  const [user, other] = [await givenUser(seller), await givenUser(seller)];
  await givenBalance(seller, user.id, 100_000);
  const own = (localPart: string, userCode: string) =>
    givenMailbox({ seller, userId: user.id, localPart, userCode, expiresOn });
  await own("prima", "DMO100001");
  await own("seconda", "DMO100002");
  await givenMailbox({ seller, userId: other.id, localPart: "altrui", expiresOn });
  const file = [
    "casella;note",
    "PRIMA@pec.demo.example;",
    "dmo 100002;con la user-id",
    "seconda@pec.demo.example;ancora",
    "altrui@pec.demo.example;",
    "nessuna@pec.demo.example;",
    ";vuota",
  ].join("\n");
  const account = { seller, userId: user.id };
  const review = done(await reviewList(account, { text: file }));
  expect(review.lines.map(({ n, obstacle }) => [n, obstacle])).toEqual([
    [2, null],
    [3, null],
    [4, "line-repeated"],
    [5, "mailbox-not-found"],
    [6, "mailbox-not-found"],
    [7, "line-empty"],
  ]);
  expect(review.totals).toMatchObject({ count: 2, totalCents: 2 * 2196 });
  // What is said of somebody else's mailbox is what is said of one that does not exist.
  expect(review.lines[3]).toMatchObject({ address: null, expiresOn: null, totalCents: 0 });

  const call = { seller, actor: user.actor };
  const first = done(await renewInBulk({ userId: user.id, lines: review.agreed }, call));
  expect(done(await reviewList(account, { text: file })).lines[0]?.obstacle).toBe("renewal-paid");
  for (const order of await db().order.findMany({ where: { batchId: first.batchId } }))
    done(await recordRenewal({ orderId: order.id }, system(seller)));
  const again = done(await reviewList(account, { text: file }));
  expect(again.lines.slice(0, 2).map(({ obstacle }) => obstacle)).toEqual(["renewed-lately", "renewed-lately"]);
  expect(again.agreed).toEqual([]);
  expect(await renewInBulk({ userId: user.id, lines: review.agreed }, call)).toMatchObject({
    code: "nothing-to-renew",
  });

  const batch = await renewalBatch(seller, first.batchId, { userId: user.id });
  expect(batch?.orders.map(({ address, state }) => [address, state])).toEqual([
    ["prima@pec.demo.example", "fulfilled"],
    ["seconda@pec.demo.example", "fulfilled"],
  ]);
  expect(await renewalBatch(seller, first.batchId, { userId: other.id })).toBeNull();
  expect(await renewalBatch(seller, "x")).toBeNull();
});

test("a review shows an account's own mailboxes, at the term wished, and what there is to spend", async () => {
  const user = await givenUser(seller);
  await givenBalance(seller, user.id, 5000);
  const mine = await givenMailbox({ seller, userId: user.id, expiresOn });
  const foreign = await givenMailbox({ seller, userId: (await givenUser(seller)).id, expiresOn });
  const review = await bulkReview({ seller, userId: user.id }, { ids: [mine.id, foreign.id, "x"], termMonths: 24 });
  expect(review?.lines.map(({ mailboxId, termMonths }) => [mailboxId, termMonths])).toEqual([[mine.id, 24]]);
  expect(review).toMatchObject({ terms: [12, 24, 36], spendableCents: 5000, totals: { totalCents: 4270 } });
  expect(isoDay(review!.lines[0]!.answer!.newExpiry!)).toBe(isoDay(expiresOn.add({ months: 24 })));
  expect(await bulkReview({ seller: "nobody", userId: user.id }, {})).toBeNull();
});

test("the account behind a mailbox is found for the staff", async () => {
  const user = await givenUser(seller);
  const { id } = await givenMailbox({ seller, userId: user.id, expiresOn });
  expect(await renewalAccount(seller, { mailboxId: id })).toMatchObject({ userId: user.id });
  expect(await renewalAccount(seller, { userId: user.id })).toMatchObject({ userId: user.id });
  const without = await givenMailbox({ seller, expiresOn });
  expect(await renewalAccount(seller, { mailboxId: without.id })).toBeNull();
  expect(await renewalAccount(seller, { mailboxId: "x", userId: "y" })).toBeNull();
});
