import { fileStore } from "@/lib/connectors/file-store";
import { type Instant, instantToDb } from "@/lib/kernel/day";
import { decryptFile, encryptFile, sha256 } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";

/** A file to keep: already judged and cleaned. */
export interface NewFile {
  seller: string;
  bytes: Buffer;
  contentType: string;
  pages?: number;
}

/**
 * Keeps a file, encrypted under its own key. The row is written first and marked `stored` when the bytes are safe, so
 * that no file is ever without its row; a row that never got its bytes is swept away. Returns the file's id.
 * Called outside transactions: it talks to the file store.
 */
export async function keepFile(file: NewFile, at: Instant): Promise<string> {
  const id = newId();
  const { sealed, wrappedKey } = encryptFile(file.bytes);
  const storageKey = `${file.seller}/${id.slice(-2)}/${id}`;
  const key = { sellerId_id: { sellerId: file.seller, id } };
  await db().file.create({
    data: {
      sellerId: file.seller,
      id,
      storageKey,
      wrappedKey,
      contentType: file.contentType,
      bytes: file.bytes.length,
      sha256: sha256(file.bytes),
      pages: file.pages ?? null,
      createdAt: instantToDb(at),
    },
  });
  await fileStore().put(storageKey, sealed);
  await db().file.update({ where: key, data: { stored: true } });
  return id;
}

/** The bytes of a kept file; null when there is none. Who may see it, and that it was seen, is the caller's act. */
export async function readFile(seller: string, id: string): Promise<{ bytes: Buffer; contentType: string } | null> {
  const row = await db().file.findUnique({ where: { sellerId_id: { sellerId: seller, id } } });
  if (!row?.stored) return null;
  const sealed = await fileStore().get(row.storageKey);
  return sealed && { bytes: decryptFile(sealed, row.wrappedKey), contentType: row.contentType };
}
