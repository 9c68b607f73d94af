import type { Order } from "@/lib/generated/prisma/client";
import { linesOf } from "@/lib/invoicing/invoice";
import { dutyOf } from "@/lib/invoicing/stamp";
import { type Day, dayInRome, endOfDayInRome, instantFromDb, instantToDb, startOfDayInRome } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { db } from "@/lib/platform/db";
import { type Loss, lossOf, type WRITE_OFF_REASONS, type WriteOffState } from "../write-off";

type Reason = (typeof WRITE_OFF_REASONS)[number];

/** What was given up of an order, or was asked to be; the latest first. For the staff. */
export async function writeOffsOf(seller: string, orderId: string) {
  const rows = await db().writeOff.findMany({
    where: { sellerId: seller, orderId },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
  });
  return rows.map((row) => ({ ...row, state: row.state as WriteOffState, reason: row.reason as Reason }));
}

/** What of an order could be given up as it stands; null where nothing could. */
export async function lossOfOrder(order: Order): Promise<Loss | null> {
  const invoices = await db().invoice.count({ where: { sellerId: order.sellerId, orderId: order.id } });
  const loss = lossOf(order, { invoice: invoices > 0, dutyCents: dutyOf(linesOf(order.lines ?? [])) });
  return isRefusal(loss) ? null : loss;
}

interface WrittenOffRow {
  id: string;
  on: Day;
  orderId: string;
  code: string;
  customer: string;
  reason: Reason;
  state: WriteOffState;
  amountCents: number;
}

/** What was given up in a period, also what was taken back since; the oldest first. For the accounting. */
export async function writtenOffIn(seller: string, { from, to }: { from: Day; to: Day }): Promise<WrittenOffRow[]> {
  const rows = await db().writeOff.findMany({
    where: {
      sellerId: seller,
      state: { in: ["done", "taken-back"] },
      decidedAt: { gte: instantToDb(startOfDayInRome(from)), lte: instantToDb(endOfDayInRome(to)) },
    },
    include: { order: { select: { code: true, holder: { select: { displayName: true } } } } },
    orderBy: [{ decidedAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, orderId, order, decidedAt, askedAt, reason, state, amountCents }) => ({
    id,
    orderId,
    on: dayInRome(instantFromDb(decidedAt ?? askedAt)),
    code: order.code,
    customer: order.holder?.displayName ?? "",
    reason: reason as Reason,
    state: state as WriteOffState,
    amountCents,
  }));
}
