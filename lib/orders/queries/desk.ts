import type { Prisma } from "@/lib/generated/prisma/client";
import { instantFromDb } from "@/lib/kernel/day";
import { holdersNamed } from "@/lib/mailboxes/queries/lists";
import { type From, inBatches } from "@/lib/platform/batches";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import type { OrderFilter } from "../filter";

const shown = {
  id: true,
  code: true,
  kind: true,
  channel: true,
  state: true,
  email: true,
  planCode: true,
  termMonths: true,
  totalCents: true,
  createdAt: true,
  mailboxId: true,
  holder: { select: { displayName: true } },
} satisfies Prisma.OrderSelect;
type Shown = Prisma.OrderGetPayload<{ select: typeof shown }>;

const rowOf = ({ holder, createdAt, ...row }: Shown) => ({
  ...row,
  holder: holder?.displayName ?? "",
  createdAt: instantFromDb(createdAt),
});
export type OrderRow = ReturnType<typeof rowOf>;

/** Beyond this nobody pages: a search is narrowed instead, or exported. */
const COUNTED = 10_000;

/** A page of the seller's orders. For staff only: the caller has checked the viewer. */
export async function listOrders(
  seller: string,
  filter: OrderFilter,
  pageSize: number,
): Promise<{ rows: OrderRow[]; total: number }> {
  const where = await conditionsOf(seller, filter);
  const direction = filter.sort.startsWith("-") ? "desc" : "asc";
  const column = filter.sort.endsWith("total") ? "totalCents" : "createdAt";
  const [rows, total] = await Promise.all([
    db().order.findMany({
      where,
      select: shown,
      orderBy: [{ [column]: direction }, { id: direction }],
      skip: Math.min((filter.page - 1) * pageSize, COUNTED),
      take: pageSize,
    }),
    db().order.count({ where, take: COUNTED }),
  ]);
  return { rows: rows.map(rowOf), total };
}

/** Every order of the filter, some hundreds at a time. */
export async function* eachOrder(seller: string, filter: OrderFilter): AsyncGenerator<OrderRow[]> {
  const where = await conditionsOf(seller, filter);
  const read = ({ where: from, ...page }: From) =>
    db().order.findMany({ where: { AND: [where, from] }, select: shown, ...page });
  for await (const rows of inBatches(read)) yield rows.map(rowOf);
}

async function conditionsOf(seller: string, { q, state, channel, kind }: OrderFilter): Promise<Prisma.OrderWhereInput> {
  return {
    sellerId: seller,
    ...(state ? { state } : {}),
    ...(channel ? { channel } : {}),
    ...(kind ? { kind } : {}),
    ...(q ? { OR: await beginningWith(seller, q) } : {}),
  };
}

/** Each alternative reads an index: beginnings of order codes, holders' names, addresses and login codes. */
async function beginningWith(seller: string, q: string): Promise<Prisma.OrderWhereInput[]> {
  const code = q.replace(/\s/g, "").toUpperCase();
  const [localPart = "", domain] = q.toLowerCase().split("@");
  const [holders, mailboxes] = await Promise.all([
    domain === undefined ? holdersNamed(seller, q) : [],
    db().mailbox.findMany({
      where: {
        sellerId: seller,
        OR: [
          domain === undefined
            ? { localPart: { startsWith: localPart } }
            : { localPart, domain: { startsWith: domain } },
          { userCode: { startsWith: code } },
        ],
      },
      select: { id: true },
      take: 500,
    }),
  ]);
  return [
    { code: { startsWith: code } },
    { holderId: { in: holders } },
    { mailboxId: { in: mailboxes.map(({ id }) => id) } },
  ];
}

/** Everything about an order. For staff only: the caller has checked the viewer. */
export async function orderFile(seller: string, id: string) {
  if (!isId(id)) return null;
  const order = await db().order.findUnique({
    where: { sellerId_id: { sellerId: seller, id } },
    include: {
      holder: { select: { displayName: true, kind: true, email: true, province: true } },
      choices: { orderBy: { rank: "asc" } },
      documents: { orderBy: { createdAt: "asc" } },
      contracts: { orderBy: { version: "desc" }, take: 1 },
      reviews: { orderBy: { round: "desc" } },
      payments: { orderBy: { createdAt: "desc" } },
      invoice: true,
    },
  });
  if (!order) return null;
  const mailbox = order.mailboxId
    ? await db().mailbox.findUnique({ where: { sellerId_id: { sellerId: seller, id: order.mailboxId } } })
    : null;
  return { order, mailbox };
}
