import type { File } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";

/** The row of a file of that seller whose bytes are safe, or null. */
export const keptFile = (tx: Tx, seller: string, fileId: string): Promise<File | null> =>
  tx.file.findFirst({ where: { sellerId: seller, id: fileId, stored: true, deletedAt: null } });

/** True when the file exists for that seller and its bytes are safe. */
export const isKept = async (tx: Tx, seller: string, fileId: string): Promise<boolean> =>
  (await keptFile(tx, seller, fileId)) !== null;
