import { type Day, dayInRome, fromDb, instantFromDb } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
import { monthAfter, monthOf } from "./period";

/**
 * The end of the month whose deferred revenue is posted next: the one after the last that was, or the month of the first
 * sale; null while nothing was sold. With what the books say was deferred before it, in cents.
 */
export async function nextMonth(tx: Tx, seller: string): Promise<{ end: Day | null; deferredCents: number }> {
  const last = await tx.deferredMonth.findFirst({ where: { sellerId: seller }, orderBy: { monthEnd: "desc" } });
  if (last) return { end: monthAfter(fromDb(last.monthEnd)), deferredCents: Number(last.deferredCents) };
  const first = await tx.order.findFirst({
    where: { sellerId: seller, state: { in: ["settled", "fulfilled"] }, settledAt: { not: null } },
    orderBy: { settledAt: "asc" },
    select: { settledAt: true },
  });
  return { end: first?.settledAt ? monthOf(dayInRome(instantFromDb(first.settledAt))).to : null, deferredCents: 0 };
}
