import type { Prisma, RefundState } from "@/lib/generated/prisma/client";
import { type From, inBatches } from "@/lib/platform/batches";
import { unseal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";

/** An approved refund as its gateway must be asked for it; null when there is nothing (more) to do. */
export async function refundToSend(seller: string, refundId: string) {
  const key = { sellerId_id: { sellerId: seller, id: refundId } };
  const refund = await db().refund.findUnique({ where: key, include: { payment: true } });
  if (refund?.state !== "approved" || !refund.payment?.chargeRef) return null;
  const { method, amountCents, payment, reason } = refund;
  return { method, amountCents, chargeRef: payment.chargeRef ?? "", note: reason };
}

const withSubject = {
  payment: {
    include: {
      order: { select: { id: true, code: true, userId: true, holder: { select: { displayName: true } } } },
      topUp: { select: { id: true, code: true, userId: true } },
    },
  },
} satisfies Prisma.RefundInclude;

export type ShownRefund = Prisma.RefundGetPayload<{ include: typeof withSubject }> & {
  /** Whose money it is. */
  customer: string;
  code: string;
  iban: string | null;
};

const PAGE_SIZE = 50;

/** Refunds for the staff: those that wait for somebody first, the oldest of them at the top. */
export async function refundsForStaff(seller: string, search: { state?: RefundState | undefined; page: number }) {
  const where = { sellerId: seller, ...(search.state ? { state: search.state } : {}) };
  const [rows, total] = await Promise.all([
    db().refund.findMany({
      where,
      include: withSubject,
      orderBy: [{ state: "asc" }, { askedAt: "asc" }],
      skip: (search.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
    db().refund.count({ where }),
  ]);
  return { rows: await named(seller, rows), total, pageSize: PAGE_SIZE };
}

/** Every refund of a state, or of all, some hundreds at a time. */
export async function* eachRefund(seller: string, state?: RefundState) {
  const read = ({ where: from, ...page }: From) =>
    db().refund.findMany({
      where: { sellerId: seller, ...(state ? { state } : {}), ...from },
      include: withSubject,
      ...page,
    });
  for await (const rows of inBatches(read)) yield named(seller, rows);
}

/** One refund for the staff, or null. */
export async function refundForStaff(seller: string, id: string): Promise<ShownRefund | null> {
  if (!isId(id)) return null;
  const key = { sellerId_id: { sellerId: seller, id } };
  const row = await db().refund.findUnique({ where: key, include: withSubject });
  return row ? ((await named(seller, [row]))[0] ?? null) : null;
}

type Row = Prisma.RefundGetPayload<{ include: typeof withSubject }>;

async function named(seller: string, rows: Row[]): Promise<ShownRefund[]> {
  const owners = rows.flatMap(({ userId, payment }) => userId ?? payment?.topUp?.userId ?? []);
  const users = await db().user.findMany({
    where: { sellerId: seller, id: { in: owners } },
    select: { id: true, displayName: true },
  });
  const names = new Map(users.map(({ id, displayName }) => [id, displayName]));
  return rows.map((row) => {
    const { order = null, topUp = null } = row.payment ?? {};
    const owner = row.userId ?? topUp?.userId ?? "";
    return {
      ...row,
      code: order?.code ?? topUp?.code ?? "",
      customer: order?.holder?.displayName ?? names.get(owner) ?? "",
      iban: row.ibanSealed ? String(unseal(row.ibanSealed)) : null,
    };
  });
}
