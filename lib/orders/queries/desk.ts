import { type Asked, idsAsked, peopleNamed } from "@/lib/customers/queries/named";
import { Prisma } from "@/lib/generated/prisma/client";
import { instantFromDb } from "@/lib/kernel/day";
import type { PageOf } from "@/lib/kernel/pages";
import { type From, inBatches } from "@/lib/platform/batches";
import { begins } from "@/lib/platform/beginning";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { readPage } from "@/lib/platform/pages";
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

/** A page of the seller's orders. For staff only: the caller has checked the viewer. */
export async function listOrders(seller: string, filter: OrderFilter, pageSize: number): Promise<PageOf<OrderRow>> {
  const { where, cut } = await conditionsOf(seller, filter);
  const direction = filter.sort.startsWith("-") ? "desc" : "asc";
  const column = filter.sort.endsWith("total") ? "totalCents" : "createdAt";
  const orderBy: Prisma.OrderOrderByWithRelationInput[] = [{ [column]: direction }, { id: direction }];
  const found = await readPage(filter.page, pageSize, {
    ids: (at) => db().order.findMany({ where, select: { id: true }, orderBy, ...at }),
    rows: (ids) => db().order.findMany({ where: { sellerId: seller, id: { in: ids } }, select: shown }),
    count: (take) => db().order.count({ where, take }),
  });
  return { ...found, rows: found.rows.map(rowOf), cut };
}

/** Every order of the filter, some hundreds at a time; answers whether a search led to more. */
export async function* eachOrder(seller: string, filter: OrderFilter): AsyncGenerator<OrderRow[], boolean> {
  const { where, cut } = await conditionsOf(seller, filter);
  const read = ({ where: from, ...page }: From) =>
    db().order.findMany({ where: { AND: [where, from] }, select: shown, ...page });
  for await (const rows of inBatches(read)) yield rows.map(rowOf);
  return cut;
}

async function conditionsOf(seller: string, { q, state, channel, kind }: OrderFilter) {
  const asked = q ? await ordersAsked(seller, q) : null;
  const where: Prisma.OrderWhereInput = {
    sellerId: seller,
    ...(state ? { state } : {}),
    ...(channel ? { channel } : {}),
    ...(kind ? { kind } : {}),
    ...(asked ? { id: { in: asked.ids } } : {}),
  };
  return { where, cut: asked?.cut ?? false };
}

/** By the beginning of its code, of its mailbox's address or login code, or by words of the holder's name. */
function ordersAsked(seller: string, q: string): Promise<Asked> {
  const [localPart = "", domain] = q.toLowerCase().split("@");
  const code = q.replace(/\s/g, "");
  const of = Prisma.sql`"sellerId" = ${seller}`;
  const order = Prisma.sql`SELECT "id" FROM "Order" WHERE ${of} AND `;
  const address =
    domain === undefined
      ? begins(Prisma.sql`"localPart"`, localPart)
      : Prisma.sql`"localPart" = ${localPart} AND ${begins(Prisma.sql`"domain"`, domain)}`;
  const ofMailbox = (found: Prisma.Sql) =>
    Prisma.sql`${order} "mailboxId" IN (SELECT "id" FROM "Mailbox" WHERE ${of} AND ${found} LIMIT 500)`;
  return idsAsked(peopleNamed(seller, domain === undefined ? q : ""), [
    Prisma.sql`${order} ${begins(Prisma.sql`lower("code")`, code)}`,
    Prisma.sql`${order} "holderId" IN (SELECT "id" FROM "people")`,
    ofMailbox(address),
    ofMailbox(begins(Prisma.sql`lower("userCode")`, code)),
  ]);
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
      partOf: { select: { id: true, code: true } },
    },
  });
  if (!order) return null;
  const mailbox = order.mailboxId
    ? await db().mailbox.findUnique({ where: { sellerId_id: { sellerId: seller, id: order.mailboxId } } })
    : null;
  return { order, mailbox };
}
