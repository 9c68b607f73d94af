import type { Handler } from "@/lib/jobs/handler";
import { type JobName, type Payload, payloads } from "@/lib/jobs/payloads";
import { registry } from "@/lib/jobs/registry";
import { boss } from "@/lib/platform/boss";
import { db } from "@/lib/platform/db";

/** Jobs of one queue done at a time, as by one worker. */
const AT_ONCE = 4;

/**
 * Does every job there is, and those they lead to; what fails is tried again `tries` times in all. Answers what is left,
 * by name: nothing unless somebody outside is ill.
 */
export async function drain(tries = 1): Promise<string[]> {
  for (let tried = 0; tried < tries; tried++) {
    const { count } = await hurry();
    if (count === 0) return [];
    for (let done = 1; done > 0; ) {
      done = 0;
      for (const name of await dueQueues()) done += await drainQueue(name);
    }
  }
  return leftQueues();
}

/** What waits for its next try waits no longer. */
async function hurry() {
  const count = await db().$executeRaw`UPDATE pgboss.job SET start_after = now() WHERE state IN ('created', 'retry')`;
  return { count };
}

/** What waits for another try, and why the last one failed. */
const leftQueues = async (): Promise<string[]> =>
  (
    await db().$queryRaw<{ what: string }[]>`
      SELECT "name" || ' ' || "data"::text || ' ' || coalesce("output"::text, '') AS "what"
      FROM pgboss.job WHERE "state" IN ('created', 'retry', 'active') LIMIT 5`
  ).map(({ what }) => what);

async function dueQueues(): Promise<JobName[]> {
  const rows = await db().$queryRaw<{ name: string }[]>`
    SELECT DISTINCT "name" FROM pgboss.job WHERE "state" IN ('created', 'retry') AND start_after <= now()`;
  return (Object.keys(payloads) as JobName[]).filter((name) => rows.some((row) => row.name === name));
}

/** One try of each job of a queue. Answers how many are done. */
async function drainQueue<N extends JobName>(name: N): Promise<number> {
  const { handler } = (await registry[name]()) as { handler: Handler<N> };
  const queue = await boss();
  const options = { batchSize: 100, includeMetadata: true as const };
  const jobs = await queue.fetch(name, options);
  const done: string[] = [];
  const rest = jobs.values();
  const lane = async () => {
    for (const { id, data, retryCount: retry } of rest) {
      try {
        const payload = payloads[name].parse(data ?? {}) as Payload<N>;
        await handler(payload, { jobId: id, retry, signal: AbortSignal.timeout(60_000) });
        done.push(id);
      } catch (error) {
        await queue.fail(name, id, { message: error instanceof Error ? `${error.name}: ${error.message}` : "" });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  if (done.length > 0) await queue.complete(name, done);
  return done.length;
}

/** Does one of the scheduled jobs, now. */
export async function runScheduled<
  N extends
    | "sweep.daily"
    | "sweep.often"
    | "companies.remind"
    | "audit.seal"
    | "invoices.watch"
    | "documents.retention",
>(name: N): Promise<void> {
  const { handler } = (await registry[name]()) as { handler: Handler<N> };
  await handler({} as Payload<N>, { jobId: name, retry: 0, signal: AbortSignal.timeout(600_000) });
}
