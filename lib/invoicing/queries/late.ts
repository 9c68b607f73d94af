import type { Instant } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import { lateWhere } from "../store/late";

/** Sellers with invoices that a person must look at because a time has gone by. */
export async function sellersWithLateInvoices(at: Instant): Promise<string[]> {
  const where = { OR: lateWhere(at).map((late) => late.where) };
  const rows = await db().invoice.findMany({ where, distinct: ["sellerId"], select: { sellerId: true } });
  return rows.map(({ sellerId }) => sellerId);
}
