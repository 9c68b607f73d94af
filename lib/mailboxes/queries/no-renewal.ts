import { fromDb, type Instant, isoDay } from "@/lib/kernel/day";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { findLink } from "@/lib/platform/links";
import { policyOf } from "@/lib/sellers/queries";
import { isAnswerable, termOfSubject } from "../no-renewal";

/** The mailbox of a link in a reminder; null when the link is dead, or the term it was about is over or renewed. */
export async function termOfLink(
  seller: string,
  token: string,
  at: Instant,
  reader: Tx = db(),
): Promise<{ mailboxId: string } | null> {
  const link = await findLink(seller, "no-renewal", token, at, reader);
  if (!link || link.usedAt) return null;
  const { mailboxId, expiresOn } = termOfSubject(link.subjectId);
  const row = await reader.mailbox.findUnique({
    where: { sellerId_id: { sellerId: seller, id: mailboxId } },
    select: { expiresOn: true },
  });
  return row?.expiresOn && isoDay(fromDb(row.expiresOn)) === isoDay(expiresOn) ? { mailboxId } : null;
}

/** What the page of such a link shows; null when there is nothing to answer. */
export async function reminderToAnswer(seller: string, token: string) {
  const [term, policy] = await Promise.all([termOfLink(seller, token, now()), policyOf(seller)]);
  if (!term || !policy) return null;
  const row = await db().mailbox.findUnique({ where: { sellerId_id: { sellerId: seller, id: term.mailboxId } } });
  if (!row?.expiresOn || !isAnswerable(policy, row)) return null;
  return {
    address: `${row.localPart}@${row.domain}`,
    expiresOn: fromDb(row.expiresOn),
    saidOn: row.noticeOn && fromDb(row.noticeOn),
  };
}
