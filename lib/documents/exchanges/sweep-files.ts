import { fileStore } from "@/lib/connectors/file-store";
import type { Instant } from "@/lib/kernel/day";
import { findOrphans, removeFile } from "../store/files";

/** Longer than any upload takes. */
const UNFINISHED_HOURS = 1;
/** Longer than any act that keeps a file and then speaks of it. */
const UNCLAIMED_HOURS = 24;
const AT_ONCE = 200;

/**
 * Takes away what killed or refused uploads left: rows that never got their bytes, files no row speaks of. The bytes go
 * first, so that a kill in between leaves a row to find them by. Answers how many were taken away.
 */
export async function sweepOrphanFiles(at: Instant): Promise<number> {
  const before = {
    unfinished: at.subtract({ hours: UNFINISHED_HOURS }),
    unclaimed: at.subtract({ hours: UNCLAIMED_HOURS }),
  };
  const orphans = await findOrphans(before, AT_ONCE);
  for (const { sellerId, id, storageKey } of orphans) {
    await fileStore().delete(storageKey);
    await removeFile(sellerId, id);
  }
  return orphans.length;
}
