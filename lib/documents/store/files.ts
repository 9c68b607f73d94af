import type { File, Prisma } from "@/lib/generated/prisma/client";
import { type Instant, instantToDb } from "@/lib/kernel/day";
import { db, type Tx } from "@/lib/platform/db";
import { type Attached, attachedFile } from "./attachments";

export type FileRow = Omit<Prisma.FileUncheckedCreateInput, "stored" | "createdAt">;

/** Writes the row of a file whose bytes are still to come. */
export async function addFile(row: FileRow, at: Instant): Promise<void> {
  await db().file.create({ data: { ...row, createdAt: instantToDb(at) } });
}

const keyOf = (seller: string, id: string) => ({ sellerId_id: { sellerId: seller, id } });

/** The bytes of a file are safe. */
export async function markStored(seller: string, id: string): Promise<void> {
  await db().file.update({ where: keyOf(seller, id), data: { stored: true } });
}

export const findFile = (seller: string, id: string): Promise<File | null> =>
  db().file.findUnique({ where: keyOf(seller, id) });

export async function removeFile(seller: string, id: string): Promise<void> {
  await db().file.delete({ where: keyOf(seller, id) });
}

type Orphan = Pick<File, "sellerId" | "id" | "storageKey">;

/**
 * Files nobody will ever ask for: those whose bytes had not arrived by `unfinished`, and those whole since `unclaimed`
 * that no row speaks of. Some at a time, oldest first.
 */
export function findOrphans(before: { unfinished: Instant; unclaimed: Instant }, take: number): Promise<Orphan[]> {
  const [unfinished, unclaimed] = [instantToDb(before.unfinished), instantToDb(before.unclaimed)];
  return db().$queryRaw<Orphan[]>`
    SELECT f."sellerId", f."id", f."storageKey" FROM "File" f
    WHERE f."deletedAt" IS NULL AND ((NOT f."stored" AND f."createdAt" < ${unfinished})
       OR (f."stored" AND f."createdAt" < ${unclaimed}
         AND NOT EXISTS (SELECT 1 FROM "Document" d WHERE d."sellerId" = f."sellerId" AND d."fileId" = f."id")
         AND NOT EXISTS (SELECT 1 FROM "Signature" s WHERE s."sellerId" = f."sellerId" AND s."evidenceFileId" = f."id")
         AND NOT EXISTS (SELECT 1 FROM "UserDeclaration" u
           WHERE u."sellerId" = f."sellerId" AND f."id" IN (u."fileId", u."signedFileId"))
         AND NOT EXISTS (SELECT 1 FROM "Contract" c WHERE c."sellerId" = f."sellerId" AND c."fileId" = f."id")
         AND NOT EXISTS (SELECT 1 FROM "Invoice" i WHERE i."sellerId" = f."sellerId" AND i."fileId" = f."id")
         AND NOT EXISTS (SELECT 1 FROM "InvoiceSending" s WHERE s."sellerId" = f."sellerId" AND s."fileId" = f."id")
         AND NOT EXISTS (SELECT 1 FROM "StatementFile" b WHERE b."sellerId" = f."sellerId" AND b."fileId" = f."id")
         AND NOT EXISTS (SELECT 1 FROM "Attachment" a WHERE a."sellerId" = f."sellerId" AND a."fileId" = f."id")
         AND NOT EXISTS (SELECT 1 FROM "TopUp" t WHERE t."sellerId" = f."sellerId" AND t."receiptFileId" = f."id")))
    ORDER BY f."createdAt" LIMIT ${take}`;
}

/** What a file is: the paper it holds, and whose order or account it belongs to. */
export type FileSubject =
  | { of: "document" | "contract" | "declaration"; kind: string; order: { id: string; userId: string | null } }
  | { of: "receipt"; kind: "receipt"; userId: string }
  | ({ of: "attachment"; kind: string } & Attached);

/** The row that speaks of a file; null when none does. */
export async function subjectOfFile(tx: Tx, seller: string, fileId: string): Promise<FileSubject | null> {
  const where = { sellerId: seller, fileId };
  const order = { select: { id: true, userId: true } };
  // First of all: signed on the screen, the contract itself is the signed paper.
  const contract = await tx.contract.findFirst({ where, select: { order } });
  if (contract) return { of: "contract", kind: "contract", ...contract };
  const document = await tx.document.findFirst({ where, select: { kind: true, order } });
  if (document) return { of: "document", ...document };
  const evidence = await tx.signature.findFirst({
    where: { sellerId: seller, evidenceFileId: fileId },
    select: { order },
  });
  if (evidence) return { of: "contract", kind: "evidence", ...evidence };
  const declaration = await declarationOf(tx, seller, fileId);
  if (declaration) return declaration;
  const topUp = await tx.topUp.findFirst({
    where: { sellerId: seller, receiptFileId: fileId },
    select: { userId: true },
  });
  if (topUp) return { of: "receipt", kind: "receipt", ...topUp };
  const attached = await attachedFile(tx, seller, fileId);
  return attached && { of: "attachment", ...attached };
}

/** A user declaration belongs to whoever the mailbox belongs to, or who bought it by a private link. */
async function declarationOf(tx: Tx, seller: string, fileId: string): Promise<FileSubject | null> {
  const found = await tx.userDeclaration.findFirst({
    where: { sellerId: seller, OR: [{ fileId }, { signedFileId: fileId }] },
    select: { signedFileId: true, mailbox: { select: { orderId: true, userId: true } } },
  });
  if (!found) return null;
  const { orderId, userId } = found.mailbox;
  const kind = found.signedFileId === fileId ? "signed-declaration" : "declaration";
  return { of: "declaration", kind, order: { id: orderId ?? "", userId } };
}
