import { z } from "zod";
import { type Asked, idsAsked, peopleNamed } from "@/lib/customers/queries/named";
import { attachmentsOf } from "@/lib/documents/store/attachments";
import { Prisma, type Request } from "@/lib/generated/prisma/client";
import { instantFromDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import type { Actor } from "@/lib/platform/actor";
import { type From, inBatches } from "@/lib/platform/batches";
import { begins } from "@/lib/platform/beginning";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { readPage } from "@/lib/platform/pages";
import type { UserViewer } from "@/lib/platform/session";
import { type RequestFilter, WAITING_STATE } from "./filter";
import { askedBy } from "./store";
import { inZone, zonesOf } from "./store/zones";
import { isWithReseller } from "./with-reseller";

const withMessages = { messages: { orderBy: [{ at: "asc" as const }, { id: "asc" as const }] } };

async function conditionsOf({ seller, userId }: UserViewer, { q, whose, state }: RequestFilter) {
  const asked = q ? await requestsAsked(seller, q) : null;
  const where: Prisma.RequestWhereInput = {
    sellerId: seller,
    ...(whose === "mine" ? { assignedToId: userId } : {}),
    ...(asked ? { id: { in: asked.ids } } : {}),
    ...(state === "any" ? {} : { state: state === "waiting" ? WAITING_STATE : state }),
  };
  return { where, cut: asked?.cut ?? false };
}

/** By the beginning of its code or by words of the customer's name. */
const requestsAsked = (seller: string, q: string): Promise<Asked> =>
  idsAsked(peopleNamed(seller, q, { table: "Request" }), [
    Prisma.sql`SELECT "id" FROM "people"`,
    Prisma.sql`SELECT "id" FROM "Request" WHERE "sellerId" = ${seller}
      AND ${begins(Prisma.sql`lower("code")`, q.replace(/\s/g, ""))}`,
  ]);

/** A page of requests, oldest promise first. For staff only: the caller has checked the viewer. */
export async function listRequests(viewer: UserViewer, filter: RequestFilter, pageSize: number) {
  const { where, cut } = await conditionsOf(viewer, filter);
  const found = await readPage(filter.page, pageSize, {
    ids: (at) =>
      db().request.findMany({ where, select: { id: true }, orderBy: [{ dueAt: "asc" }, { id: "asc" }], ...at }),
    rows: (ids) => db().request.findMany({ where: { sellerId: viewer.seller, id: { in: ids } }, include: RESELLER }),
    count: (take) => db().request.count({ where, take }),
  });
  return { ...found, rows: await withNames(viewer, found.rows), cut };
}

/** Every request of the filter, some hundreds at a time; answers whether a search led to more. */
export async function* eachRequest(viewer: UserViewer, filter: RequestFilter) {
  const { where, cut } = await conditionsOf(viewer, filter);
  const read = ({ where: from, ...page }: From) =>
    db().request.findMany({ where: { AND: [where, from] }, include: RESELLER, ...page });
  for await (const rows of inBatches(read)) yield withNames(viewer, rows);
  return cut;
}

async function withNames({ seller }: UserViewer, rows: Prisma.RequestGetPayload<{ include: typeof RESELLER }>[]) {
  const names = await namesOf(seller, rows);
  return rows.map((row) => ({ ...timed(row), ...withWhom(row, names) }));
}
export type RequestRow = Awaited<ReturnType<typeof listRequests>>["rows"][number];

const timed = <R extends { openedAt: Date; dueAt: Date; decidedAt: Date | null }>(row: R) => ({
  ...row,
  openedAt: instantFromDb(row.openedAt),
  dueAt: instantFromDb(row.dueAt),
  decidedAt: row.decidedAt && instantFromDb(row.decidedAt),
});

async function namesOf(seller: string, rows: { assignedToId: string | null }[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ assignedToId }) => assignedToId ?? []))];
  const users = await db().user.findMany({
    where: { sellerId: seller, id: { in: ids } },
    select: { id: true, displayName: true },
  });
  return new Map(users.map(({ id, displayName }) => [id, displayName]));
}

const RESELLER = { reseller: { select: { name: true } } } as const;

/** The rep who has a request, and the reseller who has it before. */
const withWhom = (
  row: Pick<Request, "state" | "resellerId" | "handedOnAt" | "assignedToId"> & { reseller: { name: string } | null },
  names: Map<string, string>,
) => ({
  assignedTo: nameIn(names, row.assignedToId),
  withReseller: isWithReseller(row) ? (row.reseller?.name ?? null) : null,
});

const nameIn = (names: Map<string, string>, id: string | null): string | null => (id && names.get(id)) || null;

/** One request with its messages. For staff only: the caller has checked the viewer. */
export async function requestForStaff(seller: string, id: string) {
  const row = await findRequest(seller, id);
  if (!row) return null;
  const names = await namesOf(seller, [row]);
  return {
    ...conversation(row),
    ...withWhom(row, names),
    resellerUntil: row.resellerUntil && instantFromDb(row.resellerUntil),
  };
}

/** The viewer's next request that waits for an answer, oldest promise first, besides one; null when all is done. */
export async function nextRequest(
  { seller, userId }: { seller: string; userId: string },
  besides?: string,
): Promise<string | null> {
  const { answersFor } = await zonesOf(db(), seller, userId, today());
  const next = await db().request.findFirst({
    where: {
      sellerId: seller,
      state: "open",
      assignedToId: { in: answersFor },
      ...(besides && isId(besides) ? { id: { not: besides } } : {}),
    },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return next?.id ?? null;
}

/** The requests the viewer asked, newest first. */
export async function ownRequests({ seller, userId }: UserViewer) {
  const rows = await db().request.findMany({
    where: { sellerId: seller, userId },
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
    take: 200,
  });
  return rows.map(timed);
}

/** One request as whoever asked it may see it; null for anybody else. */
export async function requestAskedBy(seller: string, id: string, actor: Actor) {
  const row = await findRequest(seller, id);
  if (!row || !askedBy(actor, row)) return null;
  // What came from another address is for the staff to judge.
  return conversation({ ...row, messages: row.messages.filter(({ fromAddress }) => fromAddress === null) });
}

/** Whether a request belongs to an account: its private link then only leads there. */
export async function accountOfRequest(seller: string, id: string): Promise<string | null> {
  const where = { sellerId_id: { sellerId: seller, id } };
  return (await db().request.findUnique({ where, select: { userId: true } }))?.userId ?? null;
}

const findRequest = async (seller: string, id: string) =>
  isId(id)
    ? db().request.findUnique({
        where: { sellerId_id: { sellerId: seller, id } },
        include: { ...withMessages, ...RESELLER },
      })
    : null;

const conversation = <R extends NonNullable<Awaited<ReturnType<typeof findRequest>>>>(row: R) => ({
  ...timed(row),
  facts: factsOf(row.facts),
  messages: row.messages.map((message) => ({ ...message, at: instantFromDb(message.at) })),
});

const factsShape = z.looseObject({
  userCode: z.string().optional(),
  address: z.string().optional(),
  order: z.string().optional(),
  mailboxes: z.int().optional(),
});
const factsOf = (facts: unknown) => factsShape.catch({}).parse(facts);

/** What the staff sent with their answer: the copy of a log. The caller has checked the viewer. */
export const filesOfRequest = async (seller: string, id: string) =>
  (await attachmentsOfRequest(seller, id)).filter(({ kind }) => kind === "log-copy");

/** True when a member of the staff may decide a request, as far as zones go; else the name of the rep who has it. */
export async function handledBy(
  actor: Actor,
  seller: string,
  request: { assignedToId: string | null; province: string | null },
): Promise<true | string> {
  const zone = await inZone(db(), { seller, actor, today: today() }, request);
  return isRefusal(zone) ? String(zone.params?.who ?? "") : true;
}

/** What was sent with a request. The caller has checked the viewer. */
export const attachmentsOfRequest = async (seller: string, id: string) =>
  (await attachmentsOf(db(), seller, { kind: "request", id })).filter(({ kind }) => kind !== MAILED);

/** What came with replies by mail, for the staff. The caller has checked the viewer. */
export const mailedFiles = async (seller: string, id: string) =>
  (await attachmentsOf(db(), seller, { kind: "request", id })).filter(({ kind }) => kind === MAILED);
const MAILED = "reply";
