import { type Day, toDb } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import { REMINDED } from "../no-renewal";
import { calling } from "../store/reminders";
import { leftIn } from "./tonight";

/** A renewal that failed is not reminded of; a phase of the same night may bring it among those that are. */
const MAY_BE_REMINDED = [...REMINDED, "renewal-failed"];

/**
 * How many reminders a sweep of `to` that looks back to `from` would send, planned already or to be planned: one of each
 * mailbox at most, none where the night's phases end it, its holder said no, or the address takes no mails.
 */
export async function remindersToCome(seller: string, policy: Policy, from: Day, to: Day): Promise<number> {
  if (policy.lifecycle.reminderDays.length === 0) return 0;
  const rows = await db().$queryRaw<{ id: string }[]>`
    WITH due AS (
      SELECT "id" AS "mailboxId", "expiresOn", "offset"
      FROM (${calling({ seller, policy }, { from, to, states: MAY_BE_REMINDED })}) AS each
      UNION
      SELECT "mailboxId", "expiresOn", "offset" FROM "Reminder"
      WHERE "sellerId" = ${seller} AND "state" = 'planned' AND "dueOn" <= ${toDb(to)}::date)
    SELECT DISTINCT m."id" FROM due
    JOIN "Mailbox" m ON m."sellerId" = ${seller} AND m."id" = due."mailboxId" AND m."expiresOn" = due."expiresOn"
    JOIN "Holder" h ON h."sellerId" = m."sellerId" AND h."id" = m."holderId"
    WHERE m."noticeOn" IS NULL AND m."revokeOn" IS NULL
      AND NOT EXISTS (
        SELECT FROM "DeadAddress" d WHERE d."sellerId" = ${seller} AND d."email" = lower(h."email"))
      AND NOT EXISTS (
        SELECT FROM "Reminder" done
        WHERE done."sellerId" = ${seller} AND done."mailboxId" = m."id" AND done."expiresOn" = m."expiresOn"
          AND done."offset" >= due."offset" AND done."dueOn" <= ${toDb(to)}::date AND done."state" <> 'planned')`;
  const ids = rows.map(({ id }) => id);
  return (await leftIn(seller, policy, { ids, on: to, states: REMINDED })).length;
}
