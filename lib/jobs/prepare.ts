import { PgBoss } from "pg-boss";
import { type JobName, payloads } from "./payloads";

/** Seconds between tries grow from 5 to 15 minutes: 14 tries reach over an afternoon, then a person is asked. */
const LADDER = { retryLimit: 14, retryDelay: 5, retryBackoff: true, retryDelayMax: 900 };
/** A killed worker's job is taken again after this. */
const HEARTBEAT_SECONDS = 10;

/** Creates the queue's schema and every queue that is missing; harmless when they are there. */
export async function prepareQueues(databaseUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: databaseUrl, max: 1, supervise: false, schedule: false });
  await boss.start();
  try {
    for (const name of ["parked", ...Object.keys(payloads).filter((job) => job !== "parked")] as JobName[]) {
      if (await boss.getQueue(name)) continue;
      await boss.createQueue(name, queueOptions(name));
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

function queueOptions(name: JobName) {
  const common = { ...LADDER, heartbeatSeconds: HEARTBEAT_SECONDS, expireInSeconds: 300, notify: true };
  if (name === "parked") return { ...common };
  if (
    name === "sweep.daily" ||
    name === "sweep.often" ||
    name === "documents.retention" ||
    name === "companies.remind" ||
    name === "agreements.notice" ||
    name === "statements.match" ||
    name === "statements.watch" ||
    name === "audit.seal" ||
    name === "revenue.defer" ||
    name === "invoices.watch" ||
    name === "invoices.number"
  )
    // One at a time, and no queue of the same: the next run does what this one left.
    return { ...common, retryLimit: 2, policy: "stately" as const };
  return { ...common, deadLetter: "parked" };
}
