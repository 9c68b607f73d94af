import type { Handler } from "@/lib/jobs/handler";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { parkJob } from "../operations/park-job";
import { subjectOf } from "../parked";

/** Takes what no retry could do from the dead-letter queue and asks a person: an open task named after the job. */
export const handler: Handler<"parked"> = async (payload, attempt) => {
  const { name, id, tries } = await sourceOf(attempt.jobId);
  const seller = typeof payload.seller === "string" ? payload.seller : "";
  const task = { job: name, detail: tries === null ? "" : `tries: ${tries}`, ...subjectOf(payload, id) };
  const outcome = await parkJob(task, { seller, actor: SYSTEM("worker"), key: id });
  if (isRefusal(outcome)) throw new Error(`a failed ${name} could not be parked: ${outcome.code}`);
  log.error({ job: name, id, task: outcome.opened }, "job given up: a person is asked");
};

/** Which job died: the queue keeps it beside the dead letter. */
async function sourceOf(letterId: string): Promise<{ name: string; id: string; tries: number | null }> {
  const rows = await db().$queryRaw<{ name: string | null; id: string | null; retries: number | null }[]>`
    SELECT "source_name" AS "name", "source_id"::text AS "id", "source_retry_count" AS "retries"
    FROM "pgboss"."job" WHERE "name" = 'parked' AND "id" = ${letterId}::uuid`;
  const [row] = rows;
  const tries = row?.retries === null || row?.retries === undefined ? null : row.retries + 1;
  return { name: row?.name ?? "unknown", id: row?.id ?? letterId, tries };
}
