import type { Mailbox } from "@/lib/generated/prisma/client";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import type { Policy } from "@/lib/sellers/policy";
import { GONE, hubOf, hubPlaces, type Places } from "../hub";
import { lockMailbox } from "../store";
import { heldBy } from "./add-ons";

/**
 * Locks the mailbox of a HUB that the actor owns: whoever counts or takes its places does so one after the other.
 * Refuses `hub-unknown` (not theirs, no HUB) and `hub-not-live`.
 */
export async function lockHub(tx: Tx, context: Context, hubId: string): Promise<Outcome<Mailbox>> {
  const mailbox = await lockMailbox(tx, context.seller, hubId);
  const own = !isRefusal(mailbox) && context.actor.kind === "user" && context.actor.userId === mailbox.userId;
  if (!own || !hubOf(context.policy, mailbox.planCode)) return refuse("hub-unknown");
  return mailbox.state === "active" && !mailbox.revokeOn ? mailbox : refuse("hub-not-live");
}

/** Rows of a HUB's Lite mailboxes that take one of its places. */
export const takingPlaces = (seller: string, hubId: string) => ({
  sellerId: seller,
  hubId,
  state: { notIn: [...GONE] },
});

/** Rows of watched mailboxes that take one of its places. */
export const takingWatch = (seller: string, hubId: string) => ({
  sellerId: seller,
  hubId,
  state: { notIn: ["refused" as const, "removing" as const] },
});

/** How many places a HUB has, uses and has free. Exact for whoever holds its lock. */
export async function placesOfHub(
  tx: Tx,
  policy: Policy,
  hub: Pick<Mailbox, "sellerId" | "id" | "planCode">,
): Promise<{ watched: Places; lite: Places }> {
  const held = await heldBy(tx, hub.sellerId, hub.id);
  const lite = await tx.mailbox.count({ where: takingPlaces(hub.sellerId, hub.id) });
  const watched = await tx.watchedMailbox.count({ where: takingWatch(hub.sellerId, hub.id) });
  return hubPlaces(policy, hub.planCode, held, { watched, lite });
}
