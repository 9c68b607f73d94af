import { type JobWithMetadata, PgBoss } from "pg-boss";
import { config } from "@/lib/platform/config";
import { log } from "@/lib/platform/log";
import type { Handler } from "./handler";
import { type JobName, type Payload, payloads } from "./payloads";
import { registry } from "./registry";
import { schedule } from "./schedule";

export interface Worker {
  boss: PgBoss;
  stop(): Promise<void>;
}

/** Jobs of one queue done at a time by one worker process. */
const AT_ONCE = 4;

/** Takes jobs until stopped. Any number of workers may run against one database. */
export async function runWorker(): Promise<Worker> {
  const boss = new PgBoss({
    connectionString: config().databaseUrl,
    max: 6,
    monitorIntervalSeconds: 5,
    superviseIntervalSeconds: 5,
    maintenanceIntervalSeconds: 60,
    useListenNotify: true,
  });
  boss.on("error", (error: Error) => log.error({ error: error.message }, "queue error"));
  await boss.start();
  // Before any job is taken: those of a long queue take every connection, and this could wait for one until it gives up.
  for (const { job, cron } of schedule) await boss.schedule(job, cron, {}, { tz: "Europe/Rome" });
  // A machine that was off at the hour of the sweep makes good for it now; a sweep with nothing due does nothing.
  await boss.send("sweep.daily", {});
  for (const name of Object.keys(payloads) as JobName[]) await takeJobs(boss, name);
  return { boss, stop: () => boss.stop({ graceful: true, timeout: 20_000 }) };
}

async function takeJobs<N extends JobName>(boss: PgBoss, name: N): Promise<void> {
  const { handler } = (await registry[name]()) as { handler: Handler<N> };
  const options = {
    includeMetadata: true as const,
    batchSize: 1,
    pollingIntervalSeconds: 1,
    notifyPollingIntervalSeconds: 5,
  };
  for (let n = 0; n < AT_ONCE; n++) {
    const taker = { id: "" };
    taker.id = await boss.work(name, options, async ([job]) => {
      // Jobs sent together wake their takers once: whoever has one looks for the next without waiting.
      boss.notifyWorker(taker.id);
      if (job) await doJob(name, handler, job);
    });
  }
}

async function doJob<N extends JobName>(name: N, handler: Handler<N>, job: JobWithMetadata<unknown>) {
  const payload = payloads[name].parse(job.data ?? {}) as Payload<N>;
  try {
    await handler(payload, { jobId: job.id, retry: job.retryCount, signal: job.signal });
    log.debug({ job: name, id: job.id }, "job done");
  } catch (error) {
    log.warn({ job: name, id: job.id, retry: job.retryCount, error: describe(error) }, "job to be tried again");
    throw error;
  }
}

const describe = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : "unknown");
