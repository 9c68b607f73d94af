import { type MailboxState, Prisma } from "@/lib/generated/prisma/client";
import { addDays, type Day, fromDb, instantToDb, isoDay, toDb } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { type Step, stateWritten, stepOf } from "../mailbox";
import { writeHistories } from "./history";
import { afterRevocation } from "./revoke";

/** A mailbox on which something falls due, locked. */
export interface DueMailbox {
  id: string;
  state: MailboxState;
  expiresOn: Date;
  nextStepOn: Date;
  revokeOn: Date | null;
}

/** Of a mailbox `m`: its renewal, or its HUB's, is paid and on its way. */
export const BEING_RENEWED = Prisma.sql`EXISTS (
  SELECT 1 FROM "Order" o
  WHERE o."sellerId" = m."sellerId" AND o."mailboxId" = COALESCE(m."hubId", m."id")
    AND o."kind" = 'renewal' AND o."state" = 'settled')`;

/**
 * Locks mailboxes on which something falls due by a day, those longest due first; those another worker holds are left
 * to it. A mailbox whose renewal, or its HUB's, is paid and on its way waits: the renewal wins.
 */
export async function lockDue(tx: Tx, seller: string, on: Day, limit: number): Promise<DueMailbox[]> {
  const rows = await tx.$queryRaw<DueMailbox[]>`
    SELECT m."id", m."state", m."expiresOn", m."nextStepOn", m."revokeOn" FROM "Mailbox" m
    WHERE m."sellerId" = ${seller} AND m."nextStepOn" <= ${toDb(on)} AND m."expiresOn" IS NOT NULL
      AND NOT ${BEING_RENEWED}
    ORDER BY m."nextStepOn" LIMIT ${limit}
    FOR UPDATE OF m SKIP LOCKED`;
  return rows.map((row) => ({ ...row, state: stateWritten(row.state) }));
}

/** Mailboxes that take the same step on the same day. */
export interface StepGroup extends Step {
  dueOn: Day;
  ids: string[];
}

/** The step of each mailbox, decided once for all that stand alike: few expiries fall due on one day. */
export function groupSteps(context: Pick<Context, "policy">, due: readonly DueMailbox[]): StepGroup[] {
  const groups = new Map<string, StepGroup>();
  for (const { id, state, expiresOn, nextStepOn, revokeOn } of due) {
    const key = `${state}|${expiresOn.getTime()}|${nextStepOn.getTime()}|${revokeOn?.getTime()}`;
    const known = groups.get(key);
    if (known) known.ids.push(id);
    else {
      const dueOn = fromDb(nextStepOn);
      const stepping = { state, expiry: fromDb(expiresOn), dueOn, revokeOn: revokeOn && fromDb(revokeOn) };
      groups.set(key, { ...stepOf(context.policy, stepping), dueOn, ids: [id] });
    }
  }
  return [...groups.values()];
}

/**
 * Of mailboxes about to be closed for good, those whose renewal, or their HUB's, was ordered in time and still waits for
 * its money: as long as it may be honoured they are not closed. Where money paid after the window is not
 * (`lifecycle.renewal.paidLate`), only a receipt of a payment says that it may be on its way.
 */
export async function awaitingMoney(
  tx: Tx,
  context: Pick<Context, "seller" | "policy" | "now">,
  ids: readonly string[],
): Promise<Set<string>> {
  const isHonoured = context.policy.lifecycle.renewal.paidLate === "honour";
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT m."id" FROM "Mailbox" m
    JOIN "Order" o ON o."sellerId" = m."sellerId" AND o."mailboxId" = COALESCE(m."hubId", m."id")
    WHERE m."sellerId" = ${context.seller} AND m."id" = ANY(${[...ids]}::uuid[])
      AND o."kind" = 'renewal' AND o."state" = 'placed' AND o."oldExpiry" = m."expiresOn"
      AND ((o."startedAt" IS NOT NULL AND o."fulfilledAt" IS NULL) OR o."expiresAt" > ${instantToDb(context.now)})
      AND (${isHonoured} OR o."startedAt" IS NOT NULL OR EXISTS (
        SELECT FROM "PaymentReport" r
        WHERE r."sellerId" = o."sellerId" AND r."orderId" = o."id" AND r."state" <> 'refused'))
    UNION
    SELECT m."id" FROM "Mailbox" m
    JOIN "RenewalItem" i ON i."sellerId" = m."sellerId" AND i."mailboxId" = COALESCE(m."hubId", m."id")
    JOIN "Order" o ON o."sellerId" = i."sellerId" AND o."id" = i."orderId"
    WHERE m."sellerId" = ${context.seller} AND m."id" = ANY(${[...ids]}::uuid[])
      AND o."state" = 'placed' AND i."leftOut" IS NULL AND i."oldExpiry" = m."expiresOn"
      AND o."startedAt" IS NULL AND o."expiresAt" > ${instantToDb(context.now)}
      AND (${isHonoured} OR EXISTS (SELECT FROM "PaymentReport" r
        WHERE r."sellerId" = o."sellerId" AND r."orderId" = o."id" AND r."state" <> 'refused'))`;
  return new Set(rows.map(({ id }) => id));
}

/** Looks at mailboxes again the day after one. */
export async function lookAgain(tx: Tx, seller: string, ids: readonly string[], after: Day): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Mailbox" SET "nextStepOn" = ${toDb(addDays(after, 1))}::date
    WHERE "sellerId" = ${seller} AND "id" = ANY(${[...ids]}::uuid[])`;
}

/** Writes a step of many mailboxes: state, day to look again, history, and what the provider is to be told. */
export async function writeSteps(tx: Tx, context: Context, group: StepGroup): Promise<void> {
  const { seller } = context;
  const at = instantToDb(context.now);
  const next = group.next && toDb(group.next);
  await tx.$executeRaw`
    UPDATE "Mailbox" SET "nextStepOn" = ${next}::date, "state" = COALESCE(${group.state}::"MailboxState", "state"),
      "updatedAt" = ${at}
    WHERE "sellerId" = ${seller} AND "id" = ANY(${group.ids}::uuid[])`;
  const on = isoDay(group.dueOn);
  if (group.state === "revoked") {
    for (const id of group.ids) await afterRevocation(tx, context, id);
  } else if (group.state) {
    const lines = group.ids.map((mailboxId) => ({ mailboxId, facts: { on } }));
    await writeHistories(tx, context, group.state, lines);
  }
  const { command, ids: mailboxIds } = group;
  if (command !== "none") await context.enqueue("mailbox.steps", { seller, mailboxIds, command, on });
}
