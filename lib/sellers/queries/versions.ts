import { type Day, fromDb, type Instant, instantFromDb, isAfter, isoDay, toDb } from "@/lib/kernel/day";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { Policy } from "../policy";
import type { JsonGroup } from "../policy-diff";
import { policyInForce, policyVersion } from "../store";
import { nextScheduled } from "../store/versions";

/** What the staff work on: the policy in force, its version, and the draft when somebody has begun one. */
export interface Rules {
  policy: Policy;
  version: number;
  from: Day;
  draft: { revision: string; baseVersion: number; policy: JsonGroup; savedAt: Instant; savedByName: string } | null;
  /** The version that begins next, already published. */
  scheduled: { version: number; from: Day } | null;
}

/** Null: there is no such seller. */
export async function rulesOf(seller: string): Promise<Rules | null> {
  const now = today();
  const [inForce, draft, scheduled] = await Promise.all([
    policyInForce(db(), seller, now),
    db().policyDraft.findUnique({ where: { sellerId: seller } }),
    nextScheduled(db(), seller, toDb(now)),
  ]);
  if (!inForce) return null;
  const key = { sellerId_version: { sellerId: seller, version: inForce.version } };
  const row = await db().policyVersion.findUniqueOrThrow({ where: key, select: { validFrom: true } });
  return {
    ...inForce,
    from: row.validFrom ? fromDb(row.validFrom) : now,
    scheduled,
    draft: draft && {
      revision: draft.revision,
      baseVersion: draft.baseVersion,
      policy: draft.policy as JsonGroup,
      savedAt: instantFromDb(draft.savedAt),
      savedByName: draft.savedByName ?? "",
    },
  };
}

export interface VersionRow {
  version: number;
  from: string;
  publishedAt: Instant;
  publishedByName: string | null;
  state: "in-force" | "scheduled" | "past" | "withdrawn";
}

/** Every published version, newest first. */
export async function versionsOf(seller: string): Promise<VersionRow[]> {
  const now = today();
  const [rows, inForce] = await Promise.all([
    db().policyVersion.findMany({
      where: { sellerId: seller, publishedAt: { not: null } },
      orderBy: { version: "desc" },
      select: { version: true, validFrom: true, publishedAt: true, publishedByName: true, withdrawnAt: true },
    }),
    policyInForce(db(), seller, now),
  ]);
  return rows.flatMap(({ version, validFrom, publishedAt, publishedByName, withdrawnAt }): VersionRow[] => {
    if (!validFrom || !publishedAt) return [];
    const from = fromDb(validFrom);
    const begun = version === inForce?.version ? "in-force" : isAfter(from, now) ? "scheduled" : "past";
    const state = withdrawnAt ? "withdrawn" : begun;
    return [{ version, from: isoDay(from), publishedAt: instantFromDb(publishedAt), publishedByName, state }];
  });
}

/** A published version beside the one published before it; null: there is no such version. */
export async function versionWithEarlier(
  seller: string,
  version: number,
): Promise<{ from: Day; policy: Policy; earlier: { version: number; policy: Policy } | null } | null> {
  const rows = await db().policyVersion.findMany({
    where: { sellerId: seller, publishedAt: { not: null }, version: { lte: version } },
    orderBy: { version: "desc" },
    take: 2,
    select: { version: true, validFrom: true },
  });
  const [row, before] = rows;
  if (row?.version !== version || !row.validFrom) return null;
  return {
    from: fromDb(row.validFrom),
    policy: await policyVersion(db(), seller, version),
    earlier: before ? { version: before.version, policy: await policyVersion(db(), seller, before.version) } : null,
  };
}
