import { type Instant, instantFromDb } from "@/lib/kernel/day";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { hasRight } from "@/lib/platform/rights";
import type { Policy } from "@/lib/sellers/policy";
import { policyOf } from "@/lib/sellers/queries";
import type { DeclarationState, MailboxUser } from "../declaration";
import { userOf } from "../store/declarations";

/** A mailbox as its declaration names it. */
export interface UsedMailbox {
  policy: Policy;
  address: string;
  holder: string;
  locale: string;
}

/** The mailbox of whoever asks (or for the staff who file papers); null to strangers. */
export async function usedMailbox(seller: string, mailboxId: string, viewer: Actor): Promise<UsedMailbox | null> {
  if (!isId(mailboxId)) return null;
  const [policy, mailbox] = await Promise.all([
    policyOf(seller),
    db().mailbox.findUnique({
      where: { sellerId_id: { sellerId: seller, id: mailboxId } },
      include: { holder: { select: { displayName: true } } },
    }),
  ]);
  const own = viewer.kind === "user" && mailbox?.userId === viewer.userId;
  if (!policy || !mailbox || !(own || hasRight(viewer, "file-declarations"))) return null;
  const order =
    mailbox.orderId &&
    (await db().order.findUnique({
      where: { sellerId_id: { sellerId: seller, id: mailbox.orderId } },
      select: { locale: true },
    }));
  return {
    policy,
    address: `${mailbox.localPart}@${mailbox.domain}`,
    holder: mailbox.holder.displayName,
    locale: order ? order.locale : "it",
  };
}

/** A declaration as pages show it. */
export interface ShownDeclaration {
  id: string;
  state: DeclarationState;
  user: MailboxUser | null;
  version: string;
  fileId: string;
  signedFileId: string | null;
  drawnAt: Instant;
  signedAt: Instant | null;
  endedAt: Instant | null;
}

/** All declarations of a mailbox, newest first. The caller has checked who looks. */
export async function declarationsOf(seller: string, mailboxId: string): Promise<ShownDeclaration[]> {
  const rows = await db().userDeclaration.findMany({
    where: { sellerId: seller, mailboxId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 50,
  });
  return rows.map((row) => ({
    id: row.id,
    state: row.state as DeclarationState,
    user: userOf(row),
    version: row.version,
    fileId: row.fileId,
    signedFileId: row.signedFileId,
    drawnAt: instantFromDb(row.createdAt),
    signedAt: row.signedAt && instantFromDb(row.signedAt),
    endedAt: row.endedAt && instantFromDb(row.endedAt),
  }));
}
