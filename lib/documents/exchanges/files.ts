import { fileStore } from "@/lib/connectors/file-store";
import type { Instant } from "@/lib/kernel/day";
import { decryptFile, encryptFile, sha256 } from "@/lib/platform/crypto";
import { failpoint } from "@/lib/platform/failpoint";
import { newId } from "@/lib/platform/ids";
import { addFile, findFile, markStored } from "../store/files";

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
  const { seller, bytes, contentType, pages = null } = file;
  const id = newId();
  const { sealed, wrappedKey } = encryptFile(bytes);
  const storageKey = `${seller}/${id.slice(-2)}/${id}`;
  const row = { sellerId: seller, id, storageKey, wrappedKey, contentType, pages };
  await addFile({ ...row, bytes: bytes.length, sha256: sha256(bytes) }, at);
  failpoint("file-row-written");
  await fileStore().put(storageKey, sealed);
  failpoint("file-bytes-written");
  await markStored(seller, id);
  return id;
}

/** The bytes of a kept file; null when there is none. Who may see it, and that it was seen, is the caller's act. */
export async function readFile(seller: string, id: string): Promise<{ bytes: Buffer; contentType: string } | null> {
  const row = await findFile(seller, id);
  if (!row?.stored || row.deletedAt) return null;
  const sealed = await fileStore().get(row.storageKey);
  return sealed && { bytes: decryptFile(sealed, row.wrappedKey), contentType: row.contentType };
}
