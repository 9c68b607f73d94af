import { fromDb, isoDay } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import { GONE } from "../hub";

const keyOf = (seller: string, id: string) => ({ sellerId_id: { sellerId: seller, id } });

/** What the provider is to be asked for a Lite mailbox; null when it is none, "done" when it was made (or given up). */
export async function liteToMake(seller: string, mailboxId: string) {
  const row = await db().mailbox.findUnique({ where: keyOf(seller, mailboxId), include: { hub: true } });
  if (!row?.hubId || !row.hub) return null;
  if (row.state !== "provisioning" || !row.expiresOn || !row.hub.providerRef) return "done" as const;
  return {
    mailboxId,
    hubId: row.hubId,
    hubRef: row.hub.providerRef,
    rank: 1,
    localPart: row.localPart,
    domain: row.domain,
    plan: row.planCode,
    expiresOn: isoDay(fromDb(row.expiresOn)),
    holderId: row.holderId,
  };
}

/** A Lite mailbox at the provider, to be given the expiry of its HUB; null when another expiry holds by now. */
export async function liteToFollow(seller: string, mailboxId: string, until: string): Promise<string | null> {
  const row = await db().mailbox.findUnique({ where: keyOf(seller, mailboxId) });
  const same = row?.expiresOn && isoDay(fromDb(row.expiresOn)) === until;
  return same && row.state === "active" ? row.providerRef : null;
}

/** What the provider is to be told of a watched mailbox, its password still sealed; null when there is nothing (more). */
export async function watchToTell(seller: string, watchedId: string) {
  const row = await db().watchedMailbox.findUnique({ where: keyOf(seller, watchedId), include: { hub: true } });
  if (!row?.hub.providerRef || GONE.includes(row.hub.state)) return null;
  if (row.state !== "pending" && row.state !== "removing") return null;
  const { id, address, userCode, state, round, passwordSealed } = row;
  return { id, address, userCode, state, round, passwordSealed, hubRef: row.hub.providerRef };
}
