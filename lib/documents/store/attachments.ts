import { type Instant, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import type { Attached, AttachedTo } from "../attachment";
import { isKept } from "../store";

/** A kept file and what it is sent with. `kind` is a word for people: "receipt", "identity-front". */
export interface NewAttachment {
  subjectKind: AttachedTo;
  subjectId: string;
  kind: string;
  fileId: string;
}

/**
 * A file kept before (`keepFile`) becomes part of something, with whoever acts as its sender. A file belongs to one
 * thing only. Refuses `file-unknown`: not this seller's, not whole yet, or spoken for.
 */
export async function attach(
  tx: Tx,
  { seller, actor, now }: Pick<Context, "seller" | "actor" | "now">,
  attachment: NewAttachment,
): Promise<Outcome<{ attachmentId: string }, "file-unknown">> {
  if (!(await isKept(tx, seller, attachment.fileId)) || (await isSpokenFor(tx, seller, attachment.fileId)))
    return refuse("file-unknown");
  const id = newId();
  const userId = actor.kind === "user" ? actor.userId : null;
  const made = await tx.attachment.createMany({
    data: { ...attachment, sellerId: seller, id, userId, createdAt: instantToDb(now) },
    skipDuplicates: true,
  });
  return made.count === 1 ? { attachmentId: id } : refuse("file-unknown");
}

/** Papers of orders and files of ours are not to be had by naming them. */
async function isSpokenFor(tx: Tx, sellerId: string, fileId: string): Promise<boolean> {
  const where = { sellerId, fileId };
  const counted = await Promise.all([
    tx.document.count({ where }),
    tx.contract.count({ where }),
    tx.invoice.count({ where }),
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

/** What was sent with something, oldest first. Who may know of it is for the caller to check. */
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
    where: { sellerId, id: { in: rows.map(({ fileId }) => fileId) } },
    select: { id: true, contentType: true, pages: true },
  });
  const byId = new Map(files.map((file) => [file.id, file]));
  return rows.map(({ id, kind, fileId, createdAt }) => ({
    id,
    kind,
    fileId,
    contentType: byId.get(fileId)?.contentType ?? "",
    pages: byId.get(fileId)?.pages ?? null,
    at: instantFromDb(createdAt),
  }));
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
