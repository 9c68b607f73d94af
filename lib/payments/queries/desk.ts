import { holdersNamed } from "@/lib/customers/queries/named";
import type { Prisma } from "@/lib/generated/prisma/client";
import { findCodes } from "@/lib/kernel/codes";
import { type From, inBatches } from "@/lib/platform/batches";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { readPage } from "@/lib/platform/pages";
import type { Policy } from "@/lib/sellers/policy";
import { SLOW_METHODS } from "../arrival";
import { standingOf } from "../standing";

const PAGE_SIZE = 50;

export interface WaitingSearch {
  /** A code, a whole payment reference as the bank wrote it, or words of a holder's name. */
  q?: string | undefined;
  page: number;
}

const withMoney = {
  holder: { select: { displayName: true } },
  reports: { select: { state: true } },
} satisfies Prisma.OrderInclude;

/** Orders whose slow money is waited for, the first to end at the top; a search finds any placed or paid one. */
export async function waitingOrders(seller: string, { money }: Policy, search: WaitingSearch) {
  const where = await whereOf(seller, money.codes, search.q);
  const found = await readPage(search.page, PAGE_SIZE, {
    ids: (at) =>
      db().order.findMany({
        where,
        select: { id: true },
        orderBy: [{ expiresAt: { sort: "asc", nulls: "first" } }, { id: "asc" }],
        ...at,
      }),
    rows: (ids) => db().order.findMany({ where: { sellerId: seller, id: { in: ids } }, include: withMoney }),
    count: (take) => db().order.count({ where, take }),
  });
  return { ...found, rows: found.rows.map(waitingRow), pageSize: PAGE_SIZE };
}

const waitingRow = (row: Prisma.OrderGetPayload<{ include: typeof withMoney }>) => ({
  ...row,
  customer: row.holder?.displayName ?? "",
  standing: standingOf(row),
  missingCents: row.state === "placed" ? row.totalCents - row.receivedCents : 0,
});

/** Every order whose slow money is waited for, or that the search finds, some hundreds at a time. */
export async function* eachWaitingOrder(seller: string, { money }: Policy, q?: string) {
  const where = await whereOf(seller, money.codes, q);
  const read = ({ where: from, ...page }: From) =>
    db().order.findMany({ where: { AND: [where, from] }, include: withMoney, ...page });
  for await (const rows of inBatches(read)) yield rows.map(waitingRow);
}

async function whereOf(seller: string, codes: Policy["money"]["codes"], q = ""): Promise<Prisma.OrderWhereInput> {
  const text = q.slice(0, 500).trim();
  if (!text) {
    const slow = { payBy: { in: [...SLOW_METHODS] } };
    const touched = [slow, { receivedCents: { gt: 0 } }, { startedAt: { not: null } }];
    return { sellerId: seller, state: "placed", OR: touched };
  }
  const found = findCodes(text, Object.values(codes));
  const known = { sellerId: seller, state: { not: "draft" as const } };
  if (found.length > 0) return { ...known, code: { in: found } };
  return { ...known, holderId: { in: (await holdersNamed(seller, text)).ids } };
}

const withPayments = {
  ...withMoney,
  payments: { orderBy: { createdAt: "asc" } },
  proforma: true,
} satisfies Prisma.OrderInclude;

/** An order with all that came in for it; for staff. */
export async function orderMoneyForStaff(seller: string, id: string) {
  if (!isId(id)) return null;
  const key = { sellerId_id: { sellerId: seller, id } };
  const order = await db().order.findUnique({ where: key, include: withPayments });
  return order && order.state !== "draft" ? { ...order, standing: standingOf(order) } : null;
}

/** Receipts nobody has looked at yet, oldest first, with what they are of. */
export async function openReports(seller: string, page: number) {
  const where = { sellerId: seller, state: "open" as const };
  const [rows, total] = await Promise.all([
    db().paymentReport.findMany({
      where,
      include: {
        order: { select: { code: true, totalCents: true, holder: { select: { displayName: true } } } },
        topUp: { select: { code: true, amountCents: true, userId: true } },
      },
      orderBy: [{ reportedAt: "asc" }, { id: "asc" }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
    db().paymentReport.count({ where }),
  ]);
  return { rows, total, pageSize: PAGE_SIZE };
}

/** Receipts of one order or top-up with their files, for the staff to look at. */
export async function reportsForStaff(seller: string, of: { orderId: string } | { topUpId: string }) {
  const rows = await db().paymentReport.findMany({
    where: { sellerId: seller, ...of },
    orderBy: { reportedAt: "asc" },
  });
  const files = await db().file.findMany({
    where: { sellerId: seller, id: { in: rows.map(({ fileId }) => fileId) } },
    select: { id: true, contentType: true },
  });
  const types = new Map(files.map(({ id, contentType }) => [id, contentType]));
  return rows.map((row) => ({ ...row, contentType: types.get(row.fileId) ?? "" }));
}

/** How much of each kind of money work waits, for the menu of the payment pages. */
export async function moneyCounts(seller: string) {
  const [topUps, orders, reports, refunds] = await Promise.all([
    db().topUp.count({ where: { sellerId: seller, state: "booked", method: { in: [...SLOW_METHODS] } } }),
    db().order.count({ where: { sellerId: seller, state: "placed", payBy: { in: [...SLOW_METHODS] } } }),
    db().paymentReport.count({ where: { sellerId: seller, state: "open" } }),
    db().refund.count({
      where: {
        sellerId: seller,
        OR: [{ state: { in: ["asked", "failed"] } }, { state: "approved", method: "transfer" }],
      },
    }),
  ]);
  return { topUps, orders, reports, refunds };
}

/** A payment that money may be given back of, with what is left of it; for staff. */
export async function paymentToRefund(seller: string, id: string) {
  if (!isId(id)) return null;
  const key = { sellerId_id: { sellerId: seller, id } };
  const payment = await db().payment.findUnique({
    where: key,
    include: {
      order: { select: { id: true, code: true, kind: true, userId: true, holder: { select: { displayName: true } } } },
      topUp: { select: { id: true, code: true, userId: true } },
      refunds: { where: { state: { not: "refused" } }, select: { amountCents: true } },
    },
  });
  if (payment?.state !== "succeeded" || payment.reversedAt) return null;
  const asked = payment.refunds.reduce((sum, { amountCents }) => sum + amountCents, 0);
  return {
    ...payment,
    leftCents: payment.receivedCents - asked,
    userId: payment.order?.userId ?? payment.topUp?.userId ?? null,
  };
}
