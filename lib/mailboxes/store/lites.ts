import type { Mailbox } from "@/lib/generated/prisma/client";
import { type Day, instantToDb, isoDay, toDb } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { extrasOf } from "../extras";
import { LIVE } from "../hub";
import { firstStep } from "../mailbox";
import { heldBy } from "./add-ons";
import { writeHistories } from "./history";

/**
 * A HUB was renewed: its Lite mailboxes go on with it, those first activated first, as many as were bought for the new
 * term. Those beyond keep their old expiry and lapse by the calendar. `hub` as it was before.
 */
export async function renewLites(tx: Tx, context: Context, hub: Mailbox, plan: string, until: Day): Promise<void> {
  const { lite } = extrasOf(context.policy, plan, await heldBy(tx, context.seller, hub.id));
  const lites = await tx.mailbox.findMany({
    where: {
      sellerId: context.seller,
      hubId: hub.id,
      expiresOn: hub.expiresOn,
      state: { in: [...LIVE, "cancelled"] },
    },
    orderBy: [{ activatedOn: "asc" }, { id: "asc" }],
    take: lite,
    select: { id: true },
  });
  await extendLites(
    tx,
    context,
    lites.map(({ id }) => id),
    until,
  );
}

/** Gives Lite mailboxes the expiry of their HUB; the provider is told of each. */
export async function extendLites(tx: Tx, context: Context, ids: string[], until: Day): Promise<void> {
  if (ids.length === 0) return;
  await tx.mailbox.updateMany({
    where: { sellerId: context.seller, id: { in: ids } },
    data: {
      state: "active",
      expiresOn: toDb(until),
      nextStepOn: toDb(firstStep(context.policy, until)),
      updatedAt: instantToDb(context.now),
    },
  });
  const facts = { until: isoDay(until) };
  await writeHistories(
    tx,
    context,
    "followed",
    ids.map((mailboxId) => ({ mailboxId, facts })),
  );
  await context.enqueueAll(
    "mailbox.follow",
    ids.map((mailboxId) => ({ seller: context.seller, mailboxId, ...facts })),
  );
}

/** A HUB was revoked: its Lite mailboxes close with it, and nothing is watched any more. Does nothing for other mailboxes. */
export async function revokeLites(tx: Tx, context: Context, hubId: string): Promise<void> {
  const of = { sellerId: context.seller, hubId };
  await tx.watchedMailbox.deleteMany({ where: of });
  const lites = await tx.mailbox.findMany({ where: { ...of, state: { in: [...LIVE] } }, select: { id: true } });
  await closeLites(
    tx,
    context,
    lites.map(({ id }) => id),
  );
}

/** Closes Lite mailboxes with their HUB: state, history, and the provider is told. */
export async function closeLites(tx: Tx, context: Context, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.mailbox.updateMany({
    where: { sellerId: context.seller, id: { in: ids } },
    data: { state: "revoked", revokeOn: toDb(context.today), nextStepOn: null, updatedAt: instantToDb(context.now) },
  });
  await writeHistories(
    tx,
    context,
    "revoked",
    ids.map((mailboxId) => ({ mailboxId, facts: {} })),
  );
  const step = { command: "close" as const, on: isoDay(context.today) };
  await context.enqueue("mailbox.steps", { seller: context.seller, mailboxIds: ids, ...step });
}
