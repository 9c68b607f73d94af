import { Prisma } from "@/lib/generated/prisma/client";
import { type Day, fromDb, toDb } from "@/lib/kernel/day";
import { type From, inBatches } from "@/lib/platform/batches";
import { now } from "@/lib/platform/clock";
import { db, rowsIn } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import { type PolicyInForce, policyInForce } from "@/lib/sellers/store";
import { type Stepping, stateWritten } from "../mailbox";
import { awaitingMoney, BEING_RENEWED, type DueMailbox } from "../store/steps";

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

/** Mailboxes on which something falls due on a day, and what they have in common. */
interface DueKind extends Stepping {
  count: number;
}

/** Mailboxes on which something falls due by a day and that a sweep would take, counted by what they have in common. */
export async function dueByKind(seller: string, on: Day): Promise<DueKind[]> {
  const rows = await rowsIn<Omit<DueMailbox, "id"> & { count: number }>(
    db(),
    Prisma.sql`
      SELECT m."state", m."expiresOn", m."nextStepOn", m."revokeOn", count(*)::int AS "count" FROM "Mailbox" m
      WHERE m."sellerId" = ${seller} AND m."nextStepOn" <= ${toDb(on)} AND m."expiresOn" IS NOT NULL
        AND NOT ${BEING_RENEWED}
      GROUP BY 1, 2, 3, 4`,
  );
  return rows.map(({ state, expiresOn, nextStepOn, revokeOn, count }) => ({
    state: stateWritten(state),
    expiry: fromDb(expiresOn),
    dueOn: fromDb(nextStepOn),
    revokeOn: revokeOn && fromDb(revokeOn),
    count,
  }));
}

/** How many mailboxes of a kind, about to be closed, a sweep leaves alone because money for their renewal may come. */
export async function awaitedOfKind(seller: string, policy: Policy, { state, ...kind }: DueKind): Promise<number> {
  const { expiry, dueOn, revokeOn } = kind;
  const days = { expiresOn: toDb(expiry), nextStepOn: toDb(dueOn), revokeOn: revokeOn ? toDb(revokeOn) : null };
  let count = 0;
  const read = ({ where, ...page }: From) =>
    db().mailbox.findMany({
      where: { AND: [{ sellerId: seller, state, ...days }, where] },
      select: { id: true },
      ...page,
    });
  for await (const rows of inBatches(read)) {
    const ids = rows.map(({ id }) => id);
    count += (await awaitingMoney(db(), { seller, policy, now: now() }, ids)).size;
  }
  return count;
}

/** The last day swept to its end; null before the first. */
export async function lastSweep(): Promise<Day | null> {
  const row = await db().sweep.findUnique({ where: { name: "daily" } });
  return row && fromDb(row.ranOn);
}
