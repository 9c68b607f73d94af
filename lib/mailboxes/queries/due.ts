import { type Day, fromDb, toDb } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import { type PolicyInForce, policyInForce } from "@/lib/sellers/store";

/** Every seller with a policy in force on a day: work by the calendar goes seller by seller. */
export async function sellersOn(on: Day): Promise<(PolicyInForce & { seller: string })[]> {
  const sellers = await db().seller.findMany({ select: { id: true }, orderBy: { id: "asc" } });
  const found = await Promise.all(
    sellers.map(async ({ id }) => {
      const policy = await policyInForce(db(), id, on);
      return policy ? [{ seller: id, ...policy }] : [];
    }),
  );
  return found.flat();
}

/** Mailboxes on which something falls due by a day, counted by what they have in common. */
export async function dueByKind(seller: string, on: Day) {
  const rows = await db().mailbox.groupBy({
    by: ["state", "expiresOn", "nextStepOn", "revokeOn"],
    where: { sellerId: seller, nextStepOn: { lte: toDb(on) }, expiresOn: { not: null } },
    _count: true,
  });
  return rows.flatMap(({ state, expiresOn, nextStepOn, revokeOn, _count }) => {
    if (!expiresOn || !nextStepOn) return [];
    const stepping = { state, expiry: fromDb(expiresOn), dueOn: fromDb(nextStepOn) };
    return [{ ...stepping, revokeOn: revokeOn && fromDb(revokeOn), count: _count }];
  });
}

/** The last day swept to its end; null before the first. */
export async function lastSweep(): Promise<Day | null> {
  const row = await db().sweep.findUnique({ where: { name: "daily" } });
  return row && fromDb(row.ranOn);
}
