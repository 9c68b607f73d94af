import { fromDb, instantFromDb, isoDay } from "@/lib/kernel/day";
import { db } from "./db";
import { log } from "./log";

export interface Health {
  ok: boolean;
  database: "up" | "down";
  /** Jobs waiting and failing; null when the database can't be asked. */
  queue: { waiting: number; retrying: number; oldestSeconds: number } | null;
  /** The day of the last daily sweep and when it ended. */
  lastSweep: { on: string; endedAt: string } | null;
}

/** Whether the parts this process stands on answer. Holds no secrets and no personal data: anybody may read it. */
export async function health(): Promise<Health> {
  try {
    const [queue, sweep] = await Promise.all([queueState(), db().sweep.findUnique({ where: { name: "daily" } })]);
    const lastSweep = sweep && { on: isoDay(fromDb(sweep.ranOn)), endedAt: instantFromDb(sweep.endedAt).toString() };
    return { ok: true, database: "up", queue, lastSweep };
  } catch (error) {
    log.error({ error: error instanceof Error ? error.name : "unknown" }, "health: the database does not answer");
    return { ok: false, database: "down", queue: null, lastSweep: null };
  }
}

async function queueState(): Promise<NonNullable<Health["queue"]>> {
  const rows = await db().$queryRaw<{ waiting: bigint; retrying: bigint; oldest: number | null }[]>`
    SELECT count(*) FILTER (WHERE state = 'created' AND start_after <= now()) AS waiting,
           count(*) FILTER (WHERE state = 'retry') AS retrying,
           extract(epoch FROM now() - min(start_after) FILTER (WHERE state = 'created' AND start_after <= now()))::float8 AS oldest
    FROM pgboss.job WHERE state IN ('created', 'retry')`;
  const row = rows[0];
  return {
    waiting: Number(row?.waiting ?? 0),
    retrying: Number(row?.retrying ?? 0),
    oldestSeconds: Math.round(row?.oldest ?? 0),
  };
}

/** How many rows of each state there are, for the gauges of the metrics page. */
export async function counts(): Promise<{ name: string; state: string; count: number }[]> {
  const rows = await db().$queryRaw<{ name: string; state: string; count: bigint }[]>`
    SELECT 'jobs' AS name, state::text, count(*) FROM pgboss.job GROUP BY state
    UNION ALL SELECT 'orders', "state"::text, count(*) FROM "Order" GROUP BY "state"
    UNION ALL SELECT 'mailboxes', "state"::text, count(*) FROM "Mailbox" GROUP BY "state"
    UNION ALL SELECT 'mails', "state"::text, count(*) FROM "Mail" GROUP BY "state"
    UNION ALL SELECT 'tasks', CASE WHEN "closedAt" IS NULL THEN 'open' ELSE 'closed' END, count(*) FROM "StaffTask" GROUP BY 2`;
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
