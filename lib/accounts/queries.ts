import { usersNamed } from "@/lib/customers/queries/named";
import type { Prisma } from "@/lib/generated/prisma/client";
import { findCodes } from "@/lib/kernel/codes";
import { type From, inBatches } from "@/lib/platform/batches";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { readPage } from "@/lib/platform/pages";
import type { TopUpState } from "./top-up";

/** One line of a prepaid account, with the balance after it. Amounts in cents. */
export interface AccountLine {
  id: string;
  kind: string;
  at: Date;
  amountCents: number;
  balanceCents: number;
  /** Code of the order or top-up it belongs to. */
  code: string;
}

const PAGE_SIZE = 50;

/** A page of a user's movements, newest first, each with the balance it left. */
export async function movementsOf(seller: string, userId: string, page = 1) {
  const rows = await db().$queryRaw<
    { id: string; kind: string; at: Date; amount: bigint; balance: bigint; code: string; total: bigint }[]
  >`
    WITH lines AS (
      SELECT m."id", m."kind", m."at", p."amountCents" AS amount, coalesce(o."code", t."code", '') AS code,
        (sum(p."amountCents") OVER (ORDER BY m."at", m."id"))::bigint AS balance, count(*) OVER () AS total
      FROM "LedgerAccount" a
      JOIN "Posting" p ON p."sellerId" = a."sellerId" AND p."accountId" = a."id"
      JOIN "Movement" m ON m."sellerId" = p."sellerId" AND m."id" = p."movementId"
      LEFT JOIN "Order" o ON o."sellerId" = m."sellerId" AND o."id" = m."orderId"
      LEFT JOIN "TopUp" t ON t."sellerId" = m."sellerId" AND t."id" = m."topUpId"
      WHERE a."sellerId" = ${seller} AND a."kind" = 'prepaid' AND a."ownerId" = ${userId}
    )
    SELECT * FROM lines ORDER BY "at" DESC, "id" DESC LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`;
  const lines = rows.map(
    ({ amount, balance, total: _, ...line }): AccountLine => ({
      ...line,
      amountCents: Number(amount),
      balanceCents: Number(balance),
    }),
  );
  return { lines, total: Number(rows[0]?.total ?? 0n), pageSize: PAGE_SIZE };
}

/** A user's top-ups that still wait for money, newest first. */
export const openTopUps = (seller: string, userId: string) =>
  db().topUp.findMany({
    where: { sellerId: seller, userId, state: "booked" },
    orderBy: { bookedAt: "desc" },
    take: 20,
  });

/** A top-up of this user; null when there is none, or it is somebody else's. */
export async function ownTopUp(seller: string, userId: string, id: string) {
  if (!isId(id)) return null;
  const topUp = await db().topUp.findUnique({ where: { sellerId_id: { sellerId: seller, id } } });
  return topUp?.userId === userId ? topUp : null;
}

const withPayments = { payments: { where: { state: "succeeded" }, orderBy: { createdAt: "asc" } } } as const;

/** A top-up with what came in for it and whose it is; for staff. */
export async function topUpForStaff(seller: string, id: string) {
  if (!isId(id)) return null;
  const key = { sellerId_id: { sellerId: seller, id } };
  const topUp = await db().topUp.findUnique({ where: key, include: withPayments });
  if (!topUp) return null;
  const [customer] = await namesOf(seller, [topUp.userId]);
  return { ...topUp, customer: customer?.displayName ?? "", payments: topUp.payments };
}

/** Name each state goes by on the pages: a booked top-up of which a part came is partial. */
export const shownState = (topUp: { state: TopUpState; receivedCents: number }): TopUpState | "partial" =>
  topUp.state === "booked" && topUp.receivedCents > 0 ? "partial" : topUp.state;

export interface TopUpSearch {
  /** A code, a whole payment reference as the bank wrote it, or words of a customer's name. */
  q?: string | undefined;
  state?: string | undefined;
  page: number;
}

/** Top-ups as staff look for them; those that wait come first, the oldest of them at the top. */
export async function searchTopUps(seller: string, prefix: string, search: TopUpSearch) {
  const where = await whereOf(seller, prefix, search);
  const found = await readPage(search.page, PAGE_SIZE, {
    ids: (at) =>
      db().topUp.findMany({
        where,
        select: { id: true },
        orderBy: [{ state: "asc" }, { bookedAt: "asc" }, { id: "asc" }],
        ...at,
      }),
    rows: (ids) => db().topUp.findMany({ where: { sellerId: seller, id: { in: ids } } }),
    count: (take) => db().topUp.count({ where, take }),
  });
  return { ...found, rows: await withCustomers(seller, found.rows), pageSize: PAGE_SIZE };
}

/** Every top-up that is looked for, some hundreds at a time. */
export async function* eachTopUp(seller: string, prefix: string, search: Omit<TopUpSearch, "page">) {
  const where = await whereOf(seller, prefix, search);
  const read = ({ where: from, ...page }: From) => db().topUp.findMany({ where: { AND: [where, from] }, ...page });
  for await (const rows of inBatches(read)) yield withCustomers(seller, rows);
}

async function withCustomers<Row extends { userId: string }>(seller: string, rows: Row[]) {
  const users = await namesOf(
    seller,
    rows.map(({ userId }) => userId),
  );
  const nameOf = new Map(users.map(({ id, displayName }) => [id, displayName]));
  return rows.map((row) => ({ ...row, customer: nameOf.get(row.userId) ?? "" }));
}

async function whereOf(
  seller: string,
  prefix: string,
  { q = "", state }: Omit<TopUpSearch, "page">,
): Promise<Prisma.TopUpWhereInput> {
  const inState = STATES.find((known) => known === state);
  const where: Prisma.TopUpWhereInput = { sellerId: seller, ...(inState ? { state: inState } : {}) };
  const text = q.slice(0, 500).trim();
  if (!text) return where;
  const codes = findCodes(text, [prefix]);
  if (codes.length > 0) return { ...where, code: { in: codes } };
  return { ...where, userId: { in: (await usersNamed(seller, text)).ids } };
}
const STATES = ["booked", "credited", "expired", "cancelled"] as const;

const namesOf = (seller: string, ids: string[]) =>
  db().user.findMany({ where: { sellerId: seller, id: { in: ids } }, select: { id: true, displayName: true } });
