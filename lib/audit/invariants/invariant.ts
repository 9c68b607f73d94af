/** Something that must hold in every database of ours, at any moment. */
export interface Invariant {
  /** Its place among them. */
  number: number;
  name: string;
  /** What holds, as a sentence. */
  sentence: string;
  /** One read-only SELECT of the rows that break it: `id` (seller/kind/key) and `why`. */
  sql: string;
}

/** The written name of a row in a report. */
export const rowId = (alias: string, kind: string): string => `${alias}."sellerId" || '/${kind}/' || ${alias}."id"`;

/** How verify looks at the queue. */
export interface QueueView {
  /** Whether the queue's tables exist in this database. */
  present: boolean;
  /** Jobs that are due for so long without being taken count as forgotten; 0: nothing may be waiting at all. */
  graceMinutes: number;
}

/** Jobs still to be done, as a table expression with `name`, `data`, `start_after`; no rows where there is no queue. */
export const liveJobs = ({ present }: QueueView): string =>
  present
    ? `(SELECT "id"::text AS "id", "name", "data", "start_after" FROM "pgboss"."job" WHERE "state" IN ('created', 'retry', 'active'))`
    : `(SELECT ''::text AS "id", ''::text AS "name", '{}'::jsonb AS "data", now() AS "start_after" WHERE false)`;
