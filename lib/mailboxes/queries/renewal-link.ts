import { fromDb, isoDay } from "@/lib/kernel/day";
import { type Actor, isStaff } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { findLink } from "@/lib/platform/links";
import type { WhichMailbox } from "../schema";

/** What a renewal link opens: the mailbox as it is to be asked for, by whom, and whether that is its owner. */
export interface LinkedRenewal {
  which: WhichMailbox;
  actor: Actor;
  own: boolean;
  mailbox: { id: string; userCode: string; address: string; expiresOn: string; province: string | null };
}

/**
 * Reads a renewal link: from a mail, or given to whoever knew login code and address. Whoever is signed in stays
 * themselves, so that the renewal is theirs to pay at their prices; anybody else acts as the link. Null when it is dead.
 */
export async function renewalByLink(seller: string, token: string, viewer: Actor): Promise<LinkedRenewal | null> {
  const link = await findLink(seller, "renewal", token, now());
  if (!link || link.usedAt) return null;
  const row = await db().mailbox.findUnique({ where: { sellerId_id: { sellerId: seller, id: link.subjectId } } });
  if (!row?.expiresOn || !row.userCode) return null;
  const mailbox = {
    id: row.id,
    userCode: row.userCode,
    address: `${row.localPart}@${row.domain}`,
    expiresOn: isoDay(fromDb(row.expiresOn)),
    province: row.province,
  };
  if (viewer.kind !== "user") {
    const actor: Actor = { kind: "link", purpose: "renewal", subjectId: row.id };
    return { which: { mailboxId: row.id }, actor, own: false, mailbox };
  }
  const own = viewer.userId === row.userId;
  if (own || isStaff(viewer)) return { which: { mailboxId: row.id }, actor: viewer, own, mailbox };
  return { which: { userCode: mailbox.userCode, address: mailbox.address }, actor: viewer, own, mailbox };
}
