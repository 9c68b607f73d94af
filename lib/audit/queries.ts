import { db, type Tx } from "@/lib/platform/db";
import { invariants } from "./invariants";
import type { Invariant } from "./invariants/invariant";

/** Offending rows named in a report, at most. */
const SHOWN = 20;
/** Due jobs older than this are forgotten, unless nothing at all may wait. */
const GRACE_MINUTES = 10;

export interface Finding {
  id: string;
  why: string;
}
export interface Verdict extends Omit<Invariant, "sql"> {
  holds: boolean;
  /** How many rows break it; the first 20 are listed. */
  count: number;
  offending: Finding[];
}

/** Reads the storage key of every file row, in one snapshot with the invariants; see exchanges/files.ts. */
export type StoredKeys = { key: string; stored: boolean; row: string }[];

/**
 * Checks the invariants on the configured database, read-only and in one snapshot. `atRest`: nothing may be waiting
 * in the queue. Answers a verdict each, and the file rows for whoever can look at the files.
 */
export async function checkInvariants({ atRest = false } = {}): Promise<{ verdicts: Verdict[]; keys: StoredKeys }> {
  const look = async (tx: Tx) => {
    await tx.$executeRaw`SET TRANSACTION READ ONLY`;
    const [queue] = await tx.$queryRaw<
      { present: boolean }[]
    >`SELECT to_regclass('pgboss.job') IS NOT NULL AS "present"`;
    const view = { present: queue?.present ?? false, graceMinutes: atRest ? 0 : GRACE_MINUTES };
    const verdicts: Verdict[] = [];
    for (const invariant of invariants(view)) verdicts.push(await judge(tx, invariant));
    const keys = await tx.$queryRaw<StoredKeys>`
      SELECT "storageKey" AS "key", "stored" AND "deletedAt" IS NULL AS "stored", "sellerId" || '/file/' || "id" AS "row" FROM "File"`;
    return { verdicts, keys };
  };
  return db().$transaction(look, { isolationLevel: "RepeatableRead", timeout: 600_000 });
}

async function judge(tx: Tx, { sql, ...invariant }: Invariant): Promise<Verdict> {
  const rows = await tx.$queryRawUnsafe<(Finding & { count: number })[]>(
    `SELECT "id", "why", count(*) OVER ()::int AS "count" FROM (${sql}) AS "broken" LIMIT ${SHOWN}`,
  );
  const offending = rows.map(({ id, why }) => ({ id, why }));
  return { ...invariant, holds: rows.length === 0, count: rows[0]?.count ?? 0, offending };
}
