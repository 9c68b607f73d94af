import { instantFromDb } from "@/lib/kernel/day";
import { unseal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";

/** Who of the staff took a customer's place, newest first. For staff: the caller has checked the viewer. */
export async function actingFor(seller: string, customerId: string) {
  const rows = await db().acting.findMany({
    where: { sellerId: seller, customerId },
    orderBy: { startedAt: "desc" },
    take: 20,
  });
  return rows.map(({ id, byName, reason, noteSealed, startedAt, endedAt, endsAt }) => ({
    ...{ id, byName, reason },
    note: String(unseal(noteSealed)),
    from: instantFromDb(startedAt),
    to: instantFromDb(endedAt ?? endsAt),
  }));
}
