import type { Day, Instant } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import { heldWhere, lateWhere } from "../store/late";

/** Sellers with invoices that a person must look at because a time has gone by. */
export async function sellersWithLateInvoices(at: Instant): Promise<string[]> {
  const where = { OR: lateWhere(at).map((late) => late.where) };
  const rows = await db().invoice.findMany({ where, distinct: ["sellerId"], select: { sellerId: true } });
  return rows.map(({ sellerId }) => sellerId);
}

/** Sellers with invoices that may be held for their delivery no longer. */
export async function sellersWithHeldInvoices(on: Day): Promise<string[]> {
  const rows = await db().invoice.findMany({
    where: heldWhere(on),
    distinct: ["sellerId"],
    select: { sellerId: true },
  });
  return rows.map(({ sellerId }) => sellerId);
}
