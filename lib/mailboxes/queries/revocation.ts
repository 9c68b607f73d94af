import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { findLink } from "@/lib/platform/links";

/** The address a live revocation link closes; null when the link no longer works. */
export async function mailboxOfRevocation(seller: string, token: string): Promise<string | null> {
  const link = await findLink(seller, "revoke", token, now());
  if (!link || link.usedAt) return null;
  const mailbox = await db().mailbox.findUnique({
    where: { sellerId_id: { sellerId: seller, id: link.subjectId } },
    select: { localPart: true, domain: true },
  });
  return mailbox && `${mailbox.localPart}@${mailbox.domain}`;
}
