import { type Day, toDb } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import { calling } from "../store/reminders";

/** How many mailboxes would be reminded by a sweep of `to` that looks back to `from`: planned already, or to be planned. */
export async function remindersToCome(seller: string, policy: Policy, from: Day, to: Day): Promise<number> {
  if (policy.lifecycle.reminderDays.length === 0) return 0;
  const rows = await db().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (
      SELECT each."id" FROM (${calling({ seller, policy }, from, to)}) AS each
      WHERE NOT EXISTS (
        SELECT 1 FROM "Reminder" r
        WHERE r."sellerId" = ${seller} AND r."mailboxId" = each."id" AND r."expiresOn" = each."expiresOn"
          AND r."offset" = each."offset")
      UNION
      SELECT "mailboxId" FROM "Reminder" WHERE "sellerId" = ${seller} AND "state" = 'planned' AND "dueOn" <= ${toDb(to)}
    ) AS due`;
  return rows[0]?.n ?? 0;
}
