import { type Instant, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { litePromisedBy } from "@/lib/mailboxes/hub";
import { paperPromise } from "@/lib/orders/paper";
import { paperReport } from "@/lib/orders/queries/paper";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import { promisesKept } from "@/lib/sellers/promises";
import { type Activation, activationDue, promiseOf, REPORTED, type Reported } from "../promise-report";

interface Asked {
  seller: string;
  policy: Policy;
  since: Instant;
}
interface Case {
  dueAt: Instant;
  doneAt: Instant | null;
}

/** How one promise was kept; `percent` null while nothing has come to an end. `promised`: in how many of a hundred cases. */
export interface KeptPromise {
  what: Reported;
  kept: number;
  broken: number;
  open: number;
  percent: number | null;
  promised: number;
}

const instant = (date: Date | null | undefined): Instant | null => (date ? instantFromDb(date) : null);

/** How well the seller's promises were kept since an instant; those that concerned nobody are left out. For staff only. */
export async function promisesReport(asked: Asked): Promise<KeptPromise[]> {
  const { acts } = asked.policy.service.promises;
  const [orders, reviews, paper, lites, requests] = await Promise.all([
    activations(asked),
    reviewCases(asked),
    paperReport(asked.seller, asked.since),
    liteCases(asked),
    requestCases(asked),
  ]);
  const counted: Record<Reported, ReturnType<typeof promisesKept>> = {
    digital: keptOf(orders.digital),
    "activation-by-hand": keptOf(orders["activation-by-hand"]),
    activation: keptOf(orders.activation),
    review: keptOf(reviews),
    paper,
    lite: keptOf(lites),
    requests: keptOf(requests),
  };
  const promised: Partial<Record<Reported, number | undefined>> = {
    "activation-by-hand": acts["activation-by-hand"]?.percent,
    activation: acts.activation?.percent,
    paper: paperPromise(asked.policy).percent,
    lite: acts["lite-mailbox"]?.percent,
  };
  return REPORTED.map((what) => ({ what, ...counted[what], promised: promised[what] ?? 100 })).filter(
    ({ kept, broken, open }) => kept + broken + open > 0,
  );
}

const keptOf = (cases: readonly Case[] | undefined) => promisesKept(cases ?? [], now());

/** Orders paid since then, but on paper; those sent back wait for their customer, not for the seller. */
async function activations({ seller, policy, since }: Asked): Promise<Partial<Record<Reported, Case[]>>> {
  const rows = await db().order.findMany({
    where: {
      sellerId: seller,
      kind: "activation",
      channel: { not: "paper" },
      state: { in: ["settled", "fulfilled"] },
      settledAt: { gte: instantToDb(since) },
    },
    select: {
      settledAt: true,
      fulfilledAt: true,
      reviews: { orderBy: { round: "desc" }, take: 1, select: { openedAt: true, state: true, basis: true } },
    },
  });
  const promises = { acts: policy.service.promises.acts, openingHours: policy.service.openingHours };
  const found: Partial<Record<Reported, Case[]>> = {};
  for (const { settledAt, fulfilledAt, reviews } of rows) {
    const [review] = reviews;
    if (!settledAt || review?.state === "rejected") continue;
    const order: Activation = {
      settledAt: instantFromDb(settledAt),
      openedAt: instant(review?.openedAt),
      doneAt: instant(fulfilledAt),
      byStaff: review?.basis === "staff",
    };
    const promise = promiseOf(order, promises);
    if (!promise) continue;
    const [what, said] = promise;
    found[what] = [...(found[what] ?? []), { dueAt: activationDue(order, said, promises), doneAt: order.doneAt }];
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
