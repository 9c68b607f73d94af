import type { Handler } from "@/lib/jobs/handler";
import { db } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { SEAL_BATCH, sealBatch } from "../store";

/** Seals what was written since the last time, batch by batch. The log line is the chain's anchor outside the database. */
export const handler: Handler<"audit.seal"> = async (_payload, attempt) => {
  while (!attempt.signal.aborted) {
    const done = await db().$transaction((tx) => sealBatch(tx));
    if (!done || done.sealed === 0) return;
    log.info({ sealed: done.sealed, position: Number(done.position), seal: done.seal }, "audit log sealed");
    if (done.sealed < SEAL_BATCH) return;
  }
};
