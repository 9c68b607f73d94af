import { type Instant, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Actor } from "@/lib/platform/actor";
import { linkMac, sameSecret } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { isId, newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { hasRight, type RightName } from "@/lib/platform/rights";
import { isKept } from "../store";

/** What a file may be sent with besides the papers of an order. The names are those of private links where there is one. */
export type AttachedTo = "request" | "order" | "payment" | "top-up" | "mailbox" | "agreement" | "reseller";

/** An attachment as far as it says who may look at it. */
export interface Attached {
  subjectKind: AttachedTo;
  subjectId: string;
  /** Who sent it while signed in. */
  userId: string | null;
}

/** Staff whose work it is to look at what was sent with each. */
const WORK_OF: Record<AttachedTo, RightName> = {
  // Whoever answers requests judges what came with them.
  request: "answer-requests",
  order: "read-receipts",
  payment: "read-receipts",
  "top-up": "read-receipts",
  mailbox: "judge-documents",
  agreement: "keep-agreements",
  reseller: "keep-resellers",
};

/** Whoever sent it, whoever holds the private link of what it was sent with, and the staff whose work it is. */
export function maySeeAttachment(actor: Actor, { subjectKind, subjectId, userId }: Attached): boolean {
  if (actor.kind === "system" || hasRight(actor, WORK_OF[subjectKind])) return true;
  if (actor.kind === "user") return userId !== null && actor.userId === userId;
  return actor.kind === "link" && actor.purpose === subjectKind && actor.subjectId === subjectId && userId === null;
}

/** A kept file and what it is sent with. `kind` is a word for people: "receipt", "identity-front". */
export interface NewAttachment {
  subjectKind: AttachedTo;
  subjectId: string;
  kind: string;
  fileId: string;
  /** Whose it is, when the staff send it for somebody: an account, or null for whoever holds the private link. */
  ownerId?: string | null;
}

/**
 * A file kept before (`keepFile`) becomes part of something, with whoever acts as its sender. A file belongs to one
 * thing only. Refuses `file-unknown`: not this seller's, not whole yet, or spoken for.
 */
export async function attach(
  tx: Tx,
  { seller, actor, now }: Pick<Context, "seller" | "actor" | "now">,
  { ownerId, ...attachment }: NewAttachment,
): Promise<Outcome<{ attachmentId: string }, "file-unknown">> {
  if (!(await isKept(tx, seller, attachment.fileId)) || (await isSpokenFor(tx, seller, attachment.fileId)))
    return refuse("file-unknown");
  const id = newId();
  const sender = actor.kind === "user" ? actor.userId : null;
  const userId = ownerId === undefined ? sender : ownerId;
  const made = await tx.attachment.createMany({
    data: { ...attachment, sellerId: seller, id, userId, createdAt: instantToDb(now) },
    skipDuplicates: true,
  });
  return made.count === 1 ? { attachmentId: id } : refuse("file-unknown");
}

/** What was sent with one thing is part of another from now on: the paper by which it was carried out. */
export async function handAttachmentOn(
  tx: Tx,
  { seller: sellerId }: Pick<Context, "seller">,
  fileId: string,
  to: Pick<NewAttachment, "subjectKind" | "subjectId">,
): Promise<void> {
  await tx.attachment.update({ where: { sellerId_fileId: { sellerId, fileId } }, data: to });
}

/** Papers of orders and files of ours are not to be had by naming them. */
async function isSpokenFor(tx: Tx, sellerId: string, fileId: string): Promise<boolean> {
  const where = { sellerId, fileId };
  const counted = await Promise.all([
    tx.document.count({ where }),
    tx.contract.count({ where }),
    tx.invoice.count({ where }),
    tx.invoiceSending.count({ where }),
    tx.topUp.count({ where: { sellerId, receiptFileId: fileId } }),
  ]);
  return counted.some((count) => count > 0);
}

/** An attachment as pages show it. */
export interface ShownAttachment {
  id: string;
  kind: string;
  fileId: string;
  contentType: string;
  pages: number | null;
  at: Instant;
}

/** What was sent with something and is still kept, oldest first. Who may know of it is for the caller to check. */
export async function attachmentsOf(
  tx: Tx,
  sellerId: string,
  subject: { kind: AttachedTo; id: string },
): Promise<ShownAttachment[]> {
  const rows = await tx.attachment.findMany({
    where: { sellerId, subjectKind: subject.kind, subjectId: subject.id },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const files = await tx.file.findMany({
    where: { sellerId, id: { in: rows.map(({ fileId }) => fileId) }, deletedAt: null },
    select: { id: true, contentType: true, pages: true },
  });
  const byId = new Map(files.map((file) => [file.id, file]));
  return rows.flatMap(({ id, kind, fileId, createdAt }) => {
    const file = byId.get(fileId);
    return file ? [{ ...file, id, kind, fileId, at: instantFromDb(createdAt) }] : [];
  });
}

/** What a file was attached to, for who may look at it; null when it is no attachment. */
export async function attachedFile(
  tx: Tx,
  sellerId: string,
  fileId: string,
): Promise<(Attached & { kind: string }) | null> {
  const row = await tx.attachment.findUnique({ where: { sellerId_fileId: { sellerId, fileId } } });
  return row && { ...row, subjectKind: row.subjectKind as AttachedTo };
}

const ID_CHARS = 36;
const macOf = (seller: string, fileId: string): string => linkMac(`upload|${seller}|${fileId}`);

/** What whoever has just sent a file is given, to say with a form that it is theirs. */
export const uploadToken = (seller: string, fileId: string): string => fileId + macOf(seller, fileId);

/** The file such a token names, or null when it is not one of ours. */
export function fileOfToken(seller: string, token: string): string | null {
  const fileId = token.slice(0, ID_CHARS);
  return isId(fileId) && sameSecret(token, uploadToken(seller, fileId)) ? fileId : null;
}
