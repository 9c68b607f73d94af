import type { Prisma, WatchedMailbox } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { lockHub } from "./hub";

/** A watched mailbox of the actor's own HUB, which is locked. Refuses `watched-unknown`, `hub-not-live`. */
async function lockWatched(tx: Tx, context: Context, watchedId: string): Promise<Outcome<WatchedMailbox>> {
  const key = { sellerId_id: { sellerId: context.seller, id: watchedId } };
  const row = await tx.watchedMailbox.findUnique({ where: key });
  if (!row) return refuse("watched-unknown");
  const hub = await lockHub(tx, context, row.hubId);
  if (isRefusal(hub)) return hub.code === "hub-unknown" ? refuse("watched-unknown") : hub;
  // Read again under the lock: the provider's answer may have taken it off.
  return (await tx.watchedMailbox.findUnique({ where: key })) ?? refuse("watched-unknown");
}

/** Changes a watched mailbox and has the provider told. Refuses `watched-unknown`, `hub-not-live`. */
export async function changeWatched(
  tx: Tx,
  context: Context,
  watchedId: string,
  changes: Prisma.WatchedMailboxUpdateInput,
): Promise<Outcome<{ watchedId: string }>> {
  const row = await lockWatched(tx, context, watchedId);
  if (isRefusal(row)) return row;
  await tx.watchedMailbox.update({
    where: { sellerId_id: { sellerId: context.seller, id: watchedId } },
    data: { ...changes, round: { increment: 1 }, updatedAt: instantToDb(context.now) },
  });
  await context.enqueue("hub.watch", { seller: context.seller, mailboxId: row.hubId, watchedId });
  return { watchedId };
}
