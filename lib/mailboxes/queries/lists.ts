import type { Prisma } from "@/lib/generated/prisma/client";
import { addDays, type Day, fromDb, toDb } from "@/lib/kernel/day";
import { type From, inBatches } from "@/lib/platform/batches";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { UserViewer } from "@/lib/platform/session";
import type { MailboxFilter } from "../filter";
import type { MailboxState } from "../mailbox";

export interface MailboxRow {
  id: string;
  address: string;
  userCode: string | null;
  state: MailboxState;
  planCode: string;
  expiresOn: Day | null;
  /** Nobody will renew it: its holder said so, or gave notice. */
  ends: boolean;
  holder: string;
  province: string | null;
}

const shown = {
  id: true,
  localPart: true,
  domain: true,
  userCode: true,
  state: true,
  planCode: true,
  expiresOn: true,
  noticeOn: true,
  province: true,
  holder: { select: { displayName: true } },
} satisfies Prisma.MailboxSelect;

const rowOf = (row: Prisma.MailboxGetPayload<{ select: typeof shown }>): MailboxRow => ({
  id: row.id,
  address: row.localPart ? `${row.localPart}@${row.domain}` : `@${row.domain}`,
  userCode: row.userCode,
  state: row.state,
  planCode: row.planCode,
  expiresOn: row.expiresOn && fromDb(row.expiresOn),
  ends: row.noticeOn !== null,
  holder: row.holder.displayName,
  province: row.province,
});

/** The viewer's own mailboxes, those that expire first on top; Lite ones are in the panel of their HUB. */
export async function ownMailboxes(viewer: UserViewer): Promise<(MailboxRow & { originalDay: number | null })[]> {
  const rows = await db().mailbox.findMany({
    where: { sellerId: viewer.seller, userId: viewer.userId, hubId: null },
    select: { ...shown, originalDay: true },
    orderBy: [{ expiresOn: "asc" }, { createdAt: "asc" }],
    take: 500,
  });
  return rows.map((row) => ({ ...rowOf(row), originalDay: row.originalDay }));
}

/** Beyond this nobody pages: a search is narrowed instead, or exported. */
const COUNTED = 10_000;

/** A page of the seller's mailboxes. For staff only: the caller has checked the viewer. */
export async function listMailboxes(
  seller: string,
  filter: MailboxFilter,
  pageSize: number,
): Promise<{ rows: MailboxRow[]; total: number }> {
  const where = await conditionsOf(seller, filter);
  const skip = Math.min((filter.page - 1) * pageSize, COUNTED);
  const [rows, total] = await Promise.all([
    db().mailbox.findMany({ where, select: shown, orderBy: orderOf(filter), skip, take: pageSize }),
    db().mailbox.count({ where, take: COUNTED }),
  ]);
  return { rows: rows.map(rowOf), total };
}

/** Every mailbox of the filter, some hundreds at a time. */
export async function* eachMailbox(seller: string, filter: MailboxFilter): AsyncGenerator<MailboxRow[]> {
  const where = await conditionsOf(seller, filter);
  const read = ({ where: from, ...page }: From) =>
    db().mailbox.findMany({ where: { AND: [where, from] }, select: shown, ...page });
  for await (const rows of inBatches(read)) yield rows.map(rowOf);
}

async function conditionsOf(
  seller: string,
  { q, state, within, ends }: MailboxFilter,
): Promise<Prisma.MailboxWhereInput> {
  return {
    sellerId: seller,
    ...(state ? { state } : {}),
    ...(ends ? { noticeOn: { not: null } } : {}),
    ...(within ? { expiresOn: { gte: toDb(today()), lte: toDb(addDays(today(), within)) } } : {}),
    ...(q ? { OR: await beginningWith(seller, q) } : {}),
  };
}

/** Each alternative reads an index: beginnings of addresses, login codes, holders' names and order codes. */
async function beginningWith(seller: string, q: string): Promise<Prisma.MailboxWhereInput[]> {
  const [localPart = "", domain] = q.toLowerCase().split("@");
  if (domain !== undefined) return [{ localPart, domain: { startsWith: domain } }];
  const code = q.replace(/\s/g, "").toUpperCase();
  const [holders, orders] = await Promise.all([
    holdersNamed(seller, q),
    db().order.findMany({
      where: { sellerId: seller, code: { startsWith: code } },
      select: { mailboxId: true },
      take: 100,
    }),
  ]);
  const ids = orders.flatMap(({ mailboxId }) => mailboxId ?? []);
  return [
    { localPart: { startsWith: localPart } },
    { userCode: { startsWith: code } },
    { holderId: { in: holders } },
    { id: { in: ids } },
  ];
}

/** Holders whose name begins so, whatever the case; at most 500. */
export async function holdersNamed(seller: string, q: string): Promise<string[]> {
  const pattern = `${q.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Holder" WHERE "sellerId" = ${seller} AND lower("displayName") LIKE ${pattern} LIMIT 500`;
  return rows.map(({ id }) => id);
}

function orderOf({ sort }: MailboxFilter): Prisma.MailboxOrderByWithRelationInput[] {
  const direction = sort.startsWith("-") ? "desc" : "asc";
  if (sort.endsWith("address")) return [{ localPart: direction }, { domain: direction }];
  if (sort.endsWith("state")) return [{ state: direction }, { expiresOn: "asc" }, { id: "asc" }];
  return [{ expiresOn: { sort: direction, nulls: "last" } }, { id: "asc" }];
}
