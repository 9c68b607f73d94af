import type { Prisma } from "@/lib/generated/prisma/client";
import { dayInRome, endOfDayInRome, type Instant, instantFromDb } from "@/lib/kernel/day";
import { addWorkingDays, addWorkingHours } from "@/lib/kernel/working-time";
import { type Actor, hasRole, type Role } from "@/lib/platform/actor";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { zonesOf } from "@/lib/requests/store/zones";
import type { Policy } from "@/lib/sellers/policy";
import { paymentMethod } from "@/lib/sellers/policy/common";
import { byPromise, QUEUE_KINDS, type QueueItem, type QueueKind } from "../queue";
import { promisesOfLites, slowLites } from "./queue-lites";

/** Whose work each kind is; admin does any. */
const QUEUE_ROLES: Record<QueueKind, Role[]> = {
  review: ["back-office"],
  request: ["sales", "back-office", "help-desk"],
  task: ["back-office", "help-desk"],
  lite: ["back-office", "help-desk"],
  "top-up": ["accounting", "back-office"],
};

type User = Extract<Actor, { kind: "user" }>;
interface Asked {
  seller: string;
  policy: Policy;
  actor: User;
}
/** Whose requests, and of which provinces, are answered by whoever looks: with those of the colleagues they stand in for. */
type Desk = Asked & { zones: Awaited<ReturnType<typeof zonesOf>> };

/** Lines read of each kind: nobody scrolls further, and what is decided makes room. */
const MOST = 200;

export interface Queue {
  /** Oldest promise first. */
  items: QueueItem[];
  /** How many of each kind wait for this member of the staff; absent: not their work. */
  counts: Partial<Record<QueueKind, number>>;
}

/** Everything that waits for a member of the staff, in one stream. */
export async function queueOf(asked: Asked): Promise<Queue> {
  const desk = { ...asked, zones: await zonesOf(db(), asked.seller, asked.actor.userId, today()) };
  const kinds = QUEUE_KINDS.filter((kind) => hasRole(desk.actor, ...QUEUE_ROLES[kind]));
  const read = await Promise.all(
    kinds.map(async (kind) => ({ kind, items: await READ[kind](desk), count: await COUNT[kind](desk) })),
  );
  return {
    items: read.flatMap(({ items }) => items).sort(byPromise),
    counts: Object.fromEntries(read.map(({ kind, count }) => [kind, count])),
  };
}

const reviews = ({ seller, actor }: Desk): Prisma.ReviewWhereInput => ({
  sellerId: seller,
  state: "open",
  // Nobody decides on their own papers; an order without an account has no user at all.
  order: { state: { in: ["placed", "settled"] }, OR: [{ userId: null }, { userId: { not: actor.userId } }] },
});
const requests = ({ seller, actor, zones }: Desk): Prisma.RequestWhereInput => ({
  sellerId: seller,
  state: "open",
  // What a reseller has to itself is not the seller's turn yet.
  NOT: { resellerId: { not: null }, handedOnAt: null },
  ...(hasRole(actor, "back-office", "help-desk")
    ? {}
    : { OR: [{ assignedToId: { in: zones.answersFor } }, { assignedToId: null, province: { in: zones.provinces } }] }),
});
const tasks = ({ seller }: Desk): Prisma.StaffTaskWhereInput => ({ sellerId: seller, closedAt: null });
const topUps = ({ seller }: Desk): Prisma.TopUpWhereInput => ({
  sellerId: seller,
  state: "booked",
  method: { not: "card" },
});

const COUNT: Record<QueueKind, (desk: Desk) => Promise<number>> = {
  review: (desk) => db().review.count({ where: reviews(desk) }),
  request: (desk) => db().request.count({ where: requests(desk) }),
  task: (desk) => db().staffTask.count({ where: tasks(desk) }),
  lite: async (desk) => (await slowLites(desk, MOST)).length,
  "top-up": (desk) => db().topUp.count({ where: topUps(desk) }),
};

const READ: Record<QueueKind, (desk: Desk) => Promise<QueueItem[]>> = {
  review: readReviews,
  request: readRequests,
  task: readTasks,
  lite: (desk) => slowLites(desk, MOST),
  "top-up": readTopUps,
};

async function readReviews(desk: Desk): Promise<QueueItem[]> {
  const rows = await db().review.findMany({
    where: reviews(desk),
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: MOST,
    include: { order: { select: { code: true, holder: { select: { displayName: true } } } } },
  });
  return rows.map(({ id, round, order, openedAt, dueAt }) => ({
    kind: "review",
    id,
    code: order.code,
    who: order.holder?.displayName ?? "",
    detail: String(round),
    path: `verifiche/${id}`,
    openedAt: instantFromDb(openedAt),
    dueAt: instantFromDb(dueAt),
  }));
}

async function readRequests(desk: Desk): Promise<QueueItem[]> {
  const rows = await db().request.findMany({
    where: requests(desk),
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: MOST,
  });
  return rows.map(({ id, code, kind, customerName, openedAt, dueAt }) => ({
    kind: "request",
    id,
    code,
    who: customerName,
    detail: kind,
    path: `richieste/${id}`,
    openedAt: instantFromDb(openedAt),
    dueAt: instantFromDb(dueAt),
  }));
}

/** Nobody promised anything for a task: it is given the time of a request, or what was promised for a Lite mailbox. */
async function readTasks(desk: Desk): Promise<QueueItem[]> {
  const { promises, openingHours } = desk.policy.service;
  const rows = await db().staffTask.findMany({
    where: tasks(desk),
    orderBy: [{ openedAt: "asc" }, { id: "asc" }],
    take: MOST,
  });
  const [addresses, promised] = await Promise.all([addressesOf(desk.seller, rows), promisesOfLites(desk, rows)]);
  return rows.map(({ id, kind, subjectKind, subjectId, openedAt }) => ({
    kind: "task",
    id,
    code: kind,
    who: addresses.get(subjectId) ?? "",
    detail: subjectKind,
    path: `attivita/${id}`,
    openedAt: instantFromDb(openedAt),
    dueAt: promised.get(subjectId) ?? addWorkingHours(instantFromDb(openedAt), promises.requestHours, openingHours),
  }));
}

/** Addresses of the mailboxes that tasks are about, by their id. */
async function addressesOf(seller: string, tasks: { subjectKind: string; subjectId: string }[]) {
  const ids = tasks.flatMap(({ subjectKind, subjectId }) =>
    subjectKind === "mailbox" && isId(subjectId) ? subjectId : [],
  );
  const rows = await db().mailbox.findMany({
    where: { sellerId: seller, id: { in: ids } },
    select: { id: true, localPart: true, domain: true },
  });
  return new Map(rows.map(({ id, localPart, domain }) => [id, `${localPart}@${domain}`]));
}

async function readTopUps(desk: Desk): Promise<QueueItem[]> {
  const rows = await db().topUp.findMany({
    where: topUps(desk),
    orderBy: [{ bookedAt: "asc" }, { id: "asc" }],
    take: MOST,
  });
  const users = await db().user.findMany({
    where: { sellerId: desk.seller, id: { in: rows.map(({ userId }) => userId) } },
    select: { id: true, displayName: true },
  });
  const names = new Map(users.map(({ id, displayName }) => [id, displayName]));
  return rows.map(({ id, code, method, userId, bookedAt }) => ({
    kind: "top-up",
    id,
    code,
    who: names.get(userId) ?? "",
    detail: method,
    path: `pagamenti/${id}`,
    openedAt: instantFromDb(bookedAt),
    dueAt: expectedBy(desk.policy, method, instantFromDb(bookedAt)),
  }));
}

/** The end of the last day on which money sent this way usually arrives. */
function expectedBy({ money }: Policy, method: string, bookedAt: Instant): Instant {
  const known = paymentMethod.safeParse(method);
  const days = (known.success && money.delays[known.data]?.maxDays) || 5;
  return endOfDayInRome(addWorkingDays(dayInRome(bookedAt), days));
}
