import { type Mailbox, Prisma } from "@/lib/generated/prisma/client";
import { addDays, type Day, toDb } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { REMINDED } from "../no-renewal";

/**
 * Mailboxes of a seller, in these states of the database, that call for a reminder due between two days, both included:
 * [id, expiresOn, offset]. Whoever gave notice, or wants it closed, has said no already; Lite ones follow their HUB.
 */
export function calling(
  context: Pick<Context, "seller" | "policy">,
  { from, to, states = REMINDED }: { from: Day; to: Day; states?: readonly string[] },
): Prisma.Sql {
  // A branch for each distance, so that each is looked up in the index by days the planner can see.
  const branches = context.policy.lifecycle.reminderDays.map(
    (offset) => Prisma.sql`
      SELECT "id", "expiresOn", ${offset}::int AS "offset" FROM "Mailbox"
      WHERE "sellerId" = ${context.seller} AND "state"::text = ANY(${[...states]}) AND "hubId" IS NULL
        AND "noticeOn" IS NULL AND "revokeOn" IS NULL
        AND "expiresOn" BETWEEN ${toDb(addDays(from, -offset))}::date AND ${toDb(addDays(to, -offset))}::date`,
  );
  return Prisma.join(branches, " UNION ALL ");
}

/**
 * Plans the reminders of a seller that fall due between two days, both included, for every mailbox whose expiry calls for
 * one, in one statement. Planning again changes nothing. Answers how many are new.
 */
export async function planReminders(tx: Tx, context: Context, from: Day, to: Day): Promise<number> {
  if (context.policy.lifecycle.reminderDays.length === 0) return 0;
  return tx.$executeRaw`
    INSERT INTO "Reminder" ("sellerId", "mailboxId", "expiresOn", "offset", "dueOn")
    SELECT ${context.seller}, "id", "expiresOn", "offset", "expiresOn" + "offset" FROM (${calling(context, { from, to })}) AS each
    ON CONFLICT DO NOTHING`;
}

/** A reminder to be sent now, locked. */
export interface DueReminder {
  mailboxId: string;
  expiresOn: Date;
  offset: number;
}

/** Of a reminder `r`: a later one of the same term is due by a day too, and says the same better. */
const FOLLOWED = (on: Day) => Prisma.sql`EXISTS (
  SELECT FROM "Reminder" later
  WHERE later."sellerId" = r."sellerId" AND later."mailboxId" = r."mailboxId" AND later."expiresOn" = r."expiresOn"
    AND later."offset" > r."offset" AND later."dueOn" <= ${toDb(on)}::date)`;

/**
 * Takes planned reminders due by a day out of the plan and answers those still worth sending: of several for one term
 * the latest, as earlier ones that were missed say the same. What another worker holds is left to it.
 */
export async function claimReminders(
  tx: Tx,
  seller: string,
  on: Day,
  limit: number,
): Promise<{ claimed: number; latest: DueReminder[] }> {
  const due = await tx.$queryRaw<(DueReminder & { followed: boolean })[]>`
    SELECT r."mailboxId", r."expiresOn", r."offset", ${FOLLOWED(on)} AS "followed" FROM "Reminder" r
    WHERE r."sellerId" = ${seller} AND r."state" = 'planned' AND r."dueOn" <= ${toDb(on)}
    ORDER BY r."dueOn" DESC LIMIT ${limit}
    FOR UPDATE SKIP LOCKED`;
  await markReminders(tx, seller, due, "stopped");
  return { claimed: due.length, latest: due.filter(({ followed }) => !followed) };
}

/** Says of reminders what became of them. */
export async function markReminders(
  tx: Tx,
  seller: string,
  reminders: readonly DueReminder[],
  state: "sent" | "stopped",
  at?: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Reminder" r SET "state" = ${state}, "sentAt" = ${at ?? null}
    FROM unnest(${reminders.map((each) => each.mailboxId)}::uuid[], ${reminders.map((each) => each.expiresOn)}::date[],
      ${reminders.map((each) => each.offset)}::int[]) AS d("mailboxId", "expiresOn", "offset")
    WHERE r."sellerId" = ${seller} AND r."mailboxId" = d."mailboxId" AND r."expiresOn" = d."expiresOn"
      AND r."offset" = d."offset"`;
}

/** Stops what is still planned for a mailbox: it was renewed, its holder said no, or it is no longer. */
export async function stopReminders(tx: Tx, mailbox: { sellerId: string; id: string }): Promise<void> {
  await tx.reminder.updateMany({
    where: { sellerId: mailbox.sellerId, mailboxId: mailbox.id, state: "planned" },
    data: { state: "stopped" },
  });
}

/** Plans again what was stopped of a mailbox's term from a day on, that day included; what was sent stays sent. */
export async function planAgain(
  tx: Tx,
  mailbox: Pick<Mailbox, "sellerId" | "id" | "expiresOn">,
  from: Day,
): Promise<void> {
  const { sellerId, id: mailboxId, expiresOn } = mailbox;
  if (!expiresOn) return;
  await tx.reminder.updateMany({
    where: { sellerId, mailboxId, expiresOn, state: "stopped", dueOn: { gte: toDb(from) } },
    data: { state: "planned" },
  });
}
