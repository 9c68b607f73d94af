import type { Prisma } from "@/lib/generated/prisma/client";
import { addDays, type Day, fromDb, toDb } from "@/lib/kernel/day";
import { type From, inBatches } from "@/lib/platform/batches";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import type { ResellerFilter } from "../filter";

/** A reseller's account: all that is read here is its own, whatever is asked for. */
export interface ResellerAccount {
  seller: string;
  userId: string;
}

const own = ({ seller, userId }: ResellerAccount) => ({ sellerId: seller, userId });
const holding = (text: string) => ({ contains: text, mode: "insensitive" }) as const;

export interface AreaMailbox {
  id: string;
  address: string;
  userCode: string | null;
  state: string;
  planCode: string;
  expiresOn: Day | null;
  holderId: string;
  customer: string;
}

const SHOWN = {
  id: true,
  localPart: true,
  domain: true,
  userCode: true,
  state: true,
  planCode: true,
  expiresOn: true,
  holderId: true,
  holder: { select: { displayName: true } },
} satisfies Prisma.MailboxSelect;

const rowOf = ({
  localPart,
  domain,
  expiresOn,
  holder,
  ...row
}: Prisma.MailboxGetPayload<{ select: typeof SHOWN }>) => ({
  ...row,
  address: `${localPart}@${domain}`,
  expiresOn: expiresOn && fromDb(expiresOn),
  customer: holder.displayName,
});

function conditionsOf(account: ResellerAccount, { q, within }: ResellerFilter): Prisma.MailboxWhereInput {
  const [localPart = "", domain] = q.toLowerCase().split("@");
  const address = domain === undefined ? { localPart: holding(q) } : { localPart, domain: { startsWith: domain } };
  return {
    ...own(account),
    hubId: null,
    ...(within ? { expiresOn: { gte: toDb(today()), lte: toDb(addDays(today(), within)) } } : {}),
    ...(q ? { OR: [address, { userCode: holding(q) }, { holder: { displayName: holding(q) } }] } : {}),
  };
}

/** A page of a reseller's mailboxes, those that expire first on top. */
export async function areaMailboxes(
  account: ResellerAccount,
  filter: ResellerFilter,
  pageSize: number,
): Promise<{ rows: AreaMailbox[]; total: number }> {
  const where = conditionsOf(account, filter);
  const [rows, total] = await Promise.all([
    db().mailbox.findMany({
      where,
      select: SHOWN,
      orderBy: [{ expiresOn: { sort: "asc", nulls: "last" } }, { id: "asc" }],
      skip: (filter.page - 1) * pageSize,
      take: pageSize,
    }),
    db().mailbox.count({ where }),
  ]);
  return { rows: rows.map(rowOf), total };
}

/** Every mailbox of the filter, some hundreds at a time. */
export async function* eachAreaMailbox(
  account: ResellerAccount,
  filter: ResellerFilter,
): AsyncGenerator<AreaMailbox[]> {
  const where = conditionsOf(account, filter);
  const read = ({ where: from, ...page }: From) =>
    db().mailbox.findMany({ where: { AND: [where, from] }, select: SHOWN, ...page });
  for await (const rows of inBatches(read)) yield rows.map(rowOf);
}

export interface AreaCustomer {
  id: string;
  name: string;
  email: string;
  kind: string;
  province: string | null;
  mailboxes: number;
  /** The first of its mailboxes to expire. */
  nextExpiry: Day | null;
}

/** A page of a reseller's customers by name. */
export async function areaCustomers(
  account: ResellerAccount,
  { q, page }: ResellerFilter,
  pageSize: number,
): Promise<{ rows: AreaCustomer[]; total: number }> {
  const named = q ? { OR: [{ displayName: holding(q) }, { email: holding(q) }] } : {};
  const where = { ...own(account), ...named };
  const [rows, total] = await Promise.all([
    db().holder.findMany({
      where,
      include: { mailboxes: { where: own(account), select: { expiresOn: true }, orderBy: { expiresOn: "asc" } } },
      orderBy: [{ displayName: "asc" }, { id: "asc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db().holder.count({ where }),
  ]);
  return {
    rows: rows.map(({ id, displayName, email, kind, province, mailboxes }) => {
      const first = mailboxes[0]?.expiresOn;
      return {
        id,
        name: displayName,
        email,
        kind,
        province,
        mailboxes: mailboxes.length,
        nextExpiry: first ? fromDb(first) : null,
      };
    }),
    total,
  };
}

/** One of a reseller's customers with its mailboxes and orders, newest first; null: none of its own. */
export async function areaCustomer(account: ResellerAccount, id: string) {
  if (!isId(id)) return null;
  const holder = await db().holder.findFirst({ where: { ...own(account), id } });
  if (!holder) return null;
  const [mailboxes, orders] = await Promise.all([
    db().mailbox.findMany({
      where: { ...own(account), holderId: id },
      select: SHOWN,
      orderBy: { expiresOn: "asc" },
      take: 200,
    }),
    db().order.findMany({
      where: { ...own(account), holderId: id, state: { not: "draft" } },
      orderBy: { createdAt: "desc" },
      take: 50,
    }),
  ]);
  const { displayName: name, email, kind, province } = holder;
  return { id, name, email, kind, province, mailboxes: mailboxes.map(rowOf), orders };
}

/** How much there is: customers, mailboxes, and those that expire within 30 days. */
export async function areaCounts(account: ResellerAccount) {
  const soon = { expiresOn: { gte: toDb(today()), lte: toDb(addDays(today(), 30)) } };
  const [customers, mailboxes, expiring] = await Promise.all([
    db().holder.count({ where: own(account) }),
    db().mailbox.count({ where: { ...own(account), hubId: null } }),
    db().mailbox.count({ where: { ...own(account), hubId: null, ...soon } }),
  ]);
  return { customers, mailboxes, expiring };
}
