import { addDays, type Day, toDb } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import { REMINDED } from "../store/reminders";

/** How many mailboxes would be reminded by a sweep of `to` that looks back to `from`: planned already, or to be planned. */
export async function remindersToCome(seller: string, policy: Policy, from: Day, to: Day): Promise<number> {
  const offsets = policy.lifecycle.reminderDays;
  const firsts = offsets.map((offset) => toDb(addDays(from, -offset)));
  const lasts = offsets.map((offset) => toDb(addDays(to, -offset)));
  const rows = await db().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (
      SELECT m."id"
      FROM unnest(${offsets}::int[], ${firsts}::date[], ${lasts}::date[]) AS d("offset", "first", "last")
      JOIN "Mailbox" m ON m."sellerId" = ${seller} AND m."expiresOn" BETWEEN d."first" AND d."last"
      WHERE m."state"::text = ANY(${[...REMINDED]}) AND NOT EXISTS (
        SELECT 1 FROM "Reminder" r
        WHERE r."sellerId" = m."sellerId" AND r."mailboxId" = m."id" AND r."expiresOn" = m."expiresOn"
          AND r."offset" = d."offset")
      UNION
      SELECT "mailboxId" FROM "Reminder" WHERE "sellerId" = ${seller} AND "state" = 'planned' AND "dueOn" <= ${toDb(to)}
    ) AS each`;
  return rows[0]?.n ?? 0;
}
