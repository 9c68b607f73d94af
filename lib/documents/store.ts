import type { Tx } from "@/lib/platform/db";

/** True when the file exists for that seller and its bytes are safe. */
export async function isKept(tx: Tx, seller: string, fileId: string): Promise<boolean> {
  return (await tx.file.count({ where: { sellerId: seller, id: fileId, stored: true } })) === 1;
}
