import { Prisma } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { actorName } from "@/lib/platform/actor";
import { rowsIn, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import type { HistoryKind } from "../store";

/** The same kind of line in the history of many mailboxes, in one statement: typed rows cost ten times as much. */
export async function writeHistories(
  tx: Tx,
  context: Context,
  kind: HistoryKind,
  lines: readonly { mailboxId: string; facts: Record<string, string | number> }[],
): Promise<void> {
  await rowsIn(
    tx,
    Prisma.sql`
      INSERT INTO "MailboxEvent" ("sellerId", "id", "mailboxId", "kind", "at", "facts", "actorName")
      SELECT ${context.seller}, line."id", line."mailboxId", ${kind}, ${instantToDb(context.now)}::timestamptz,
        line."facts"::jsonb, ${actorName(context.actor) ?? null}
      FROM unnest(${lines.map(newId)}::uuid[], ${lines.map(({ mailboxId }) => mailboxId)}::uuid[],
        ${lines.map(({ facts }) => JSON.stringify(facts))}::text[]) AS line("id", "mailboxId", "facts")`,
  );
}
