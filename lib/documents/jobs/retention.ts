import { fileStore } from "@/lib/connectors/file-store";
import type { Handler } from "@/lib/jobs/handler";
import { day, type Instant, startOfDayInRome } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { log } from "@/lib/platform/log";
import { listSellers } from "@/lib/sellers/queries";
import { endRetention } from "../operations/end-retention";
import { forgottenFiles, markGone } from "../store/retention";

const BYTES_AT_ONCE = 200;

/**
 * Deletes the documents whose time has ended on a day (today by default), seller by seller, then the bytes of all files
 * whose keys are gone: also those that an earlier run, killed in between, left behind.
 */
export const handler: Handler<"documents.retention"> = async ({ on }) => {
  const at = on ? startOfDayInRome(day(on)) : now();
  let files = 0;
  for (const { seller } of await listSellers()) files += await endedOf(seller, at);
  log.info({ files, gone: await deleteBytes() }, "retention done");
};

async function endedOf(seller: string, at: Instant): Promise<number> {
  let files = 0;
  for (;;) {
    const done = await endRetention({}, { seller, actor: SYSTEM("retention"), at });
    if (isRefusal(done)) throw new Error(done.code);
    files += done.files;
    if (done.orders === 0) return files;
  }
}

async function deleteBytes(): Promise<number> {
  let gone = 0;
  for (;;) {
    const files = await forgottenFiles(BYTES_AT_ONCE);
    for (const { sellerId, id, storageKey } of files) {
      await fileStore().delete(storageKey);
      await markGone(sellerId, id);
    }
    gone += files.length;
    if (files.length === 0) return gone;
  }
}
