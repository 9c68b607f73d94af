import type { Prisma } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { actorName } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import type { HistoryKind } from "../store";

/** The same kind of line in the history of many mailboxes, in one statement. */
export async function writeHistories(
  tx: Tx,
  context: Context,
  kind: HistoryKind,
  lines: readonly { mailboxId: string; facts: Prisma.InputJsonObject }[],
): Promise<void> {
  const common = {
    sellerId: context.seller,
    kind,
    at: instantToDb(context.now),
    actorName: actorName(context.actor) ?? null,
  };
  await tx.mailboxEvent.createMany({ data: lines.map((line) => ({ ...common, id: newId(), ...line })) });
}
