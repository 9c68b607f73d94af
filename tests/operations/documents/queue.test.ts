import { afterAll, beforeAll, expect, test } from "vitest";
import { instantToDb } from "@/lib/kernel/day";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { queueOf } from "@/lib/staff/queries/queue";
import { givenPlacedOrder } from "../../support/orders";
import { givenReview, somebody } from "../../support/papers";
import { givenUser } from "../../support/people";
import { demoPolicy } from "../../support/policy";
import { givenDatabase, givenSeller } from "../../support/seller";

let end: () => Promise<void>;
beforeAll(async () => {
  end = await givenDatabase();
  await givenSeller("demo");
  await givenSeller("altro");
});
afterAll(() => end());

const queueFor = (actor: ReturnType<typeof somebody>, seller = "demo") =>
  queueOf({ seller, policy: demoPolicy(seller), actor });
const kinds = (queue: Awaited<ReturnType<typeof queueOf>>) => queue.items.map(({ kind }) => kind);
const inHours = (hours: number) => instantToDb(now().add({ hours }));

test("each sees their own work, oldest promise first; nobody their own papers, closed orders, another seller's", async () => {
  const office = somebody("Anna", "back-office");
  const { userId } = await givenUser("demo", { roles: ["sales"], territory: ["MI"] });
  const north = { ...somebody("Nord", "sales"), userId };
  const orderId = await givenPlacedOrder(["uno"], { approved: false });
  await givenReview(orderId);
  const own = await givenPlacedOrder(["due"], { approved: false, n: 2 });
  await givenReview(own);
  await db().order.updateMany({ where: { id: own }, data: { userId: office.userId } });
  const closed = await givenPlacedOrder(["tre"], { approved: false, n: 3 });
  await givenReview(closed);
  await db().order.updateMany({ where: { id: closed }, data: { state: "cancelled" } });
  const request = (province: string, assignedToId: string | null, dueAt: Date) =>
    db().request.create({
      data: {
        sellerId: "demo",
        id: newId(),
        code: newId(),
        kind: "renewal-too-late",
        email: "a@example.com",
        customerName: "Prova",
        province,
        assignedToId,
        openedAt: inHours(-1),
        dueAt,
      },
    });
  await request("MI", null, inHours(-2));
  await request("PA", null, inHours(5));
  await request("PA", north.userId, inHours(6));
  await db().staffTask.create({
    data: {
      sellerId: "demo",
      id: newId(),
      kind: "mail-rejected",
      subjectKind: "mail",
      subjectId: newId(),
      openedAt: inHours(0),
    },
  });

  const all = await queueFor(office);
  expect(kinds(all).slice(0, 2)).toEqual(["request", "review"]);
  expect(all.counts).toEqual({ review: 1, request: 3, task: 1, lite: 0, "top-up": 0 });
  expect(all.items.filter(({ kind }) => kind === "review").map(({ path }) => path)).toHaveLength(1);
  expect((await queueFor(somebody("Capo", "admin"))).counts.review).toBe(2);
  expect((await queueFor(north)).counts).toEqual({ request: 2 });
  expect((await queueFor(somebody("Conti", "accounting"))).counts).toEqual({ "top-up": 0 });
  expect((await queueFor(office, "altro")).items).toEqual([]);
});
