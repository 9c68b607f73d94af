import { type Asked, idsAsked, peopleNamed } from "@/lib/customers/queries/named";
import { Prisma } from "@/lib/generated/prisma/client";
import { addDays, type Day, fromDb, toDb } from "@/lib/kernel/day";
import type { PageOf } from "@/lib/kernel/pages";
import { type From, inBatches } from "@/lib/platform/batches";
import { begins } from "@/lib/platform/beginning";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { readPage } from "@/lib/platform/pages";
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

/** A page of the seller's mailboxes. For staff only: the caller has checked the viewer. */
export async function listMailboxes(
  seller: string,
  filter: MailboxFilter,
  pageSize: number,
): Promise<PageOf<MailboxRow>> {
  const { where, cut } = await conditionsOf(seller, filter);
  const orderBy = orderOf(filter);
  const found = await readPage(filter.page, pageSize, {
    ids: (at) => db().mailbox.findMany({ where, select: { id: true }, orderBy, ...at }),
    rows: (ids) => db().mailbox.findMany({ where: { sellerId: seller, id: { in: ids } }, select: shown }),
    count: (take) => db().mailbox.count({ where, take }),
  });
  return { ...found, rows: found.rows.map(rowOf), cut };
}

/** Every mailbox of the filter, some hundreds at a time; answers whether a search led to more. */
export async function* eachMailbox(seller: string, filter: MailboxFilter): AsyncGenerator<MailboxRow[], boolean> {
  const { where, cut } = await conditionsOf(seller, filter);
  const read = ({ where: from, ...page }: From) =>
    db().mailbox.findMany({ where: { AND: [where, from] }, select: shown, ...page });
  for await (const rows of inBatches(read)) yield rows.map(rowOf);
  return cut;
}

async function conditionsOf(seller: string, { q, state, within, ends }: MailboxFilter) {
  const asked = q ? await mailboxesAsked(seller, q) : null;
  const where: Prisma.MailboxWhereInput = {
    sellerId: seller,
    ...(state ? { state } : {}),
    ...(ends ? { noticeOn: { not: null } } : {}),
    ...(within ? { expiresOn: { gte: toDb(today()), lte: toDb(addDays(today(), within)) } } : {}),
    ...(asked ? { id: { in: asked.ids } } : {}),
  };
  return { where, cut: asked?.cut ?? false };
}

/** By the beginning of the address, of the login code or of the order's code, or by words of the holder's name. */
function mailboxesAsked(seller: string, q: string): Promise<Asked> {
  const [localPart = "", domain] = q.toLowerCase().split("@");
  const code = q.replace(/\s/g, "");
  const of = Prisma.sql`"sellerId" = ${seller}`;
  const address = Prisma.sql`SELECT "id" FROM "Mailbox" WHERE ${of} AND `;
  if (domain !== undefined) {
    const there = Prisma.sql`${address} "localPart" = ${localPart} AND ${begins(Prisma.sql`"domain"`, domain)}`;
    return idsAsked(peopleNamed(seller, ""), [there]);
  }
  return idsAsked(peopleNamed(seller, q), [
    Prisma.sql`${address} ${begins(Prisma.sql`"localPart"`, localPart)}`,
    Prisma.sql`${address} ${begins(Prisma.sql`lower("userCode")`, code)}`,
    Prisma.sql`${address} "holderId" IN (SELECT "id" FROM "people")`,
    Prisma.sql`SELECT "mailboxId" FROM "Order" WHERE ${of} AND ${begins(Prisma.sql`lower("code")`, code)}
      AND "mailboxId" IS NOT NULL`,
  ]);
}

/** Each order, and the same turned round, is that of an index: what has no expiry yet comes after all that has one. */
function orderOf({ sort }: MailboxFilter): Prisma.MailboxOrderByWithRelationInput[] {
  const direction = sort.startsWith("-") ? "desc" : "asc";
  if (sort.endsWith("address")) return [{ localPart: direction }, { domain: direction }, { id: direction }];
  if (sort.endsWith("state")) return [{ state: direction }, { expiresOn: direction }, { id: direction }];
  return [{ expiresOn: direction }, { id: direction }];
}
