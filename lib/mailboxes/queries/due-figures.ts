import { addDays, type Day, isoDay, toDb } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import type { Plan } from "@/lib/sellers/policy/catalogue";
import { policyInForce } from "@/lib/sellers/store";
import {
  type Churn,
  type DueFigures,
  type DueGroup,
  dueFigures,
  endOfAhead,
  monthsBack,
  periodsAhead,
  type Step,
} from "../due-figures";

/** What falls due, and the plans by their names. */
export interface RenewalsDue {
  figures: DueFigures;
  plans: readonly Plan[];
}

/**
 * What of a seller's mailboxes falls due in the periods ahead of a day, at the price list in force; null without one.
 * Whoever gave notice or wants it closed is not due; a Lite mailbox goes with its HUB. For staff only: the caller has
 * checked.
 */
export async function renewalsDue(seller: string, step: Step, on: Day): Promise<RenewalsDue | null> {
  const [found, groups] = await Promise.all([policyInForce(db(), seller, on), dueGroups(seller, step, on)]);
  if (!found) return null;
  const { policy } = found;
  const periods = periodsAhead(step, on).map(isoDay);
  return { figures: dueFigures(policy, groups, periods, on), plans: policy.catalogue.plans };
}

/** Mailboxes that fall due, put together by what they have in common. */
function dueGroups(seller: string, step: Step, on: Day): Promise<DueGroup[]> {
  const [from = on] = periodsAhead(step, on);
  return db().$queryRaw<DueGroup[]>`
    SELECT date_trunc(${step}, m."expiresOn"::timestamp)::date::text AS "begins", m."planCode" AS "plan", o."channel",
      m."termMonths", m."userId" IS NOT NULL AS "owned", count(*)::int AS "count"
    FROM "Mailbox" m
    LEFT JOIN "Order" o ON o."sellerId" = m."sellerId" AND o."id" = m."orderId"
    WHERE m."sellerId" = ${seller} AND m."expiresOn" BETWEEN ${toDb(from)}::date AND ${toDb(endOfAhead(step, on))}::date
      AND m."state"::text IN ('active', 'expired', 'suspended', 'renewal-failed')
      AND m."hubId" IS NULL AND m."noticeOn" IS NULL AND m."revokeOn" IS NULL
    GROUP BY 1, 2, 3, 4, 5`;
}

/** Of a seller's terms that ended in the months before a day, how many were not renewed. For staff only, as above. */
export async function churnByMonth(seller: string, on: Day): Promise<Churn[]> {
  const months = monthsBack(on).map(isoDay);
  const [from, to] = [monthsBack(on)[0] ?? on, addDays(on, -1)].map(toDb);
  const rows = await db().$queryRaw<Churn[]>`
    SELECT "begins", count(*)::int AS "ended", count(*) FILTER (WHERE "lost")::int AS "lost",
      count(*) FILTER (WHERE "declined")::int AS "declined" FROM (
      SELECT date_trunc('month', "oldExpiry"::timestamp)::date::text AS "begins", false AS "lost", false AS "declined" FROM "Order"
      WHERE "sellerId" = ${seller} AND "oldExpiry" BETWEEN ${from}::date AND ${to}::date
        AND "kind" = 'renewal' AND "state" = 'fulfilled'
      UNION ALL
      SELECT date_trunc('month', "expiresOn"::timestamp)::date::text, true, "noticeOn" IS NOT NULL FROM "Mailbox"
      WHERE "sellerId" = ${seller} AND "expiresOn" BETWEEN ${from}::date AND ${to}::date AND "hubId" IS NULL
    ) AS terms GROUP BY 1`;
  const known = new Map(rows.map((row) => [row.begins, row]));
  return months.map((begins) => known.get(begins) ?? { begins, ended: 0, lost: 0, declined: 0 });
}
