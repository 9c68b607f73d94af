import { type Instant, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { litePromisedBy } from "@/lib/mailboxes/hub";
import { paperPromise } from "@/lib/orders/paper";
import { ORDER_PROMISES, type OrderPromise, orderDueBy, promiseOf } from "@/lib/orders/promise";
import { paperReport } from "@/lib/orders/queries/paper";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import { promisesKept } from "@/lib/sellers/promises";
import { type KeptPromise, REPORTED } from "../promise-report";

interface Asked {
  seller: string;
  policy: Policy;
  since: Instant;
}
interface Case {
  dueAt: Instant;
  doneAt: Instant | null;
}

const instant = (date: Date | null | undefined): Instant | null => (date ? instantFromDb(date) : null);

/** How well the seller's promises were kept since an instant; those that concerned nobody are left out. For staff only. */
export async function promisesReport(asked: Asked): Promise<KeptPromise[]> {
  const { acts } = asked.policy.service.promises;
  const [orders, reviews, paper, lites, requests] = await Promise.all([
    orderCases(asked),
    reviewCases(asked),
    paperReport(asked.seller, asked.since),
    liteCases(asked),
    requestCases(asked),
  ]);
  const counted = { review: keptOf(reviews), paper, lite: keptOf(lites), requests: keptOf(requests) };
  const promised: Partial<Record<string, number | undefined>> = {
    ...Object.fromEntries(ORDER_PROMISES.map((what) => [what, what === "digital" ? 100 : acts[what]?.percent])),
    paper: paperPromise(asked.policy).percent,
    lite: acts["lite-mailbox"]?.percent,
  };
  return REPORTED.map((what) => ({
    what,
    ...(isOfOrder(what) ? keptOf(orders[what]) : counted[what]),
    promised: promised[what] ?? 100,
  })).filter(({ kept, broken, open }) => kept + broken + open > 0);
}

const isOfOrder = (what: string): what is OrderPromise => ORDER_PROMISES.some((each) => each === what);

const keptOf = (cases: readonly Case[]) => promisesKept(cases, now());

/** Orders paid since then, but on paper; those sent back wait for their customer, not for the seller. */
async function orderCases({ seller, policy, since }: Asked): Promise<Record<OrderPromise, Case[]>> {
  const rows = await db().order.findMany({
    where: {
      sellerId: seller,
      kind: { in: ["activation", "renewal", "add_on"] },
      state: { in: ["settled", "fulfilled"] },
      settledAt: { gte: instantToDb(since) },
      NOT: { kind: "activation", channel: "paper" },
    },
    select: {
      kind: true,
      settledAt: true,
      startedAt: true,
      fulfilledAt: true,
      reviews: { orderBy: { round: "desc" }, take: 1, select: { openedAt: true, state: true, basis: true } },
    },
  });
  const found: Record<OrderPromise, Case[]> = {
    digital: [],
    "activation-by-hand": [],
    activation: [],
    renewal: [],
    "add-on": [],
  };
  for (const { kind, settledAt, startedAt, fulfilledAt, reviews } of rows) {
    const [review] = reviews;
    const paidAt = instant(startedAt ?? settledAt);
    if (!paidAt || review?.state === "rejected") continue;
    const looked = review ? { openedAt: instantFromDb(review.openedAt), byStaff: review.basis === "staff" } : null;
    const order = { kind, paidAt, review: looked };
    const [what] = promiseOf(order, policy) ?? [];
    const dueAt = orderDueBy(order, policy);
    if (what && dueAt) found[what].push({ dueAt, doneAt: instant(fulfilledAt) });
  }
  return found;
}

async function reviewCases({ seller, since }: Asked): Promise<Case[]> {
  const rows = await db().review.findMany({
    where: {
      sellerId: seller,
      basis: "staff",
      openedAt: { gte: instantToDb(since) },
      order: { channel: { not: "paper" } },
    },
    select: { dueAt: true, decidedAt: true },
  });
  return rows.map(({ dueAt, decidedAt }) => ({ dueAt: instantFromDb(dueAt), doneAt: instant(decidedAt) }));
}

/** Lite mailboxes of HUBs (row 10), from when they were asked for. */
async function liteCases({ seller, policy, since }: Asked): Promise<Case[]> {
  if (!policy.service.promises.acts["lite-mailbox"]) return [];
  const rows = await db().mailbox.findMany({
    where: { sellerId: seller, hubId: { not: null }, createdAt: { gte: instantToDb(since) } },
    select: {
      createdAt: true,
      events: { where: { kind: "activated" }, orderBy: { at: "asc" }, take: 1, select: { at: true } },
    },
  });
  return rows.flatMap(({ createdAt, events }) => {
    const dueAt = litePromisedBy(policy, instantFromDb(createdAt));
    return dueAt ? [{ dueAt, doneAt: instant(events[0]?.at) }] : [];
  });
}

async function requestCases({ seller, since }: Asked): Promise<Case[]> {
  const rows = await db().request.findMany({
    where: { sellerId: seller, openedAt: { gte: instantToDb(since) } },
    select: { dueAt: true, decidedAt: true },
  });
  return rows.map(({ dueAt, decidedAt }) => ({ dueAt: instantFromDb(dueAt), doneAt: instant(decidedAt) }));
}
