import { Prisma } from "@/lib/generated/prisma/client";
import { linesOfParts } from "@/lib/invoicing/parts";
import { addDays, type Day, endOfDayInRome, fromDb, instantToDb, isoDay } from "@/lib/kernel/day";
import { db, type Tx } from "@/lib/platform/db";
import { monthEnds, type Period } from "../period";

/** One month: what was sold, what of all sales was earned, and what is left for later at its end. Net, cents. */
export interface DeferredRow {
  monthEnd: Day;
  soldCents: number;
  earnedCents: number;
  deferredCents: number;
}

interface Row {
  end: string;
  sold: bigint;
  earned: bigint;
}

/**
 * Revenue by the months of a period, spread over the days of each service (see `earnedBy`, which says the same of one):
 * a renewal's from the day after the old expiry to the new one; an activation's from the day of activation, or not
 * begun while there is none; anything else is earned when it is sold. What credit notes took back was never earned.
 * What was paid together counts one by one, each from the day all of it was paid.
 */
export async function deferredRevenue(seller: string, period: Period, tx: Tx = db()): Promise<DeferredRow[]> {
  const ends = monthEnds(period);
  const [first] = ends;
  if (!first) return [];
  // One month more at the front: what is earned in a month is what was earned by its end less by the end before.
  const before = addDays(first.with({ day: 1 }), -1);
  const sums = await earnedByEnds(tx, seller, [before, ...ends]);
  return ends.map((monthEnd, i) => {
    const [last, now] = [sums[i], sums[i + 1]];
    return {
      monthEnd,
      soldCents: (now?.sold ?? 0) - (last?.sold ?? 0),
      earnedCents: (now?.earned ?? 0) - (last?.earned ?? 0),
      deferredCents: (now?.sold ?? 0) - (now?.earned ?? 0),
    };
  });
}

/** Of some lines, what is stamp duty in the customer's name (`dutyOf`): never revenue. It is one line, taken once. */
const dutyIn = (lines: Prisma.Sql) => Prisma.sql`coalesce((
  SELECT sum((l->>'netCents')::bigint) FROM jsonb_array_elements(${lines}) l WHERE l @> '{"duty": true}'), 0)`;

const ofParts = Prisma.raw(linesOfParts(`o."sellerId"`, `coalesce(o."partOfId", o."id")`));

/**
 * Of an order of several, what is not its own: its parts. Of such a part, what credit notes on the one invoice took back of
 * its lines; behind all of them, what is no part's.
 */
const OF_SEVERAL = Prisma.sql`(
  coalesce((SELECT sum(p."netCents") FROM "Order" p WHERE p."sellerId" = o."sellerId" AND p."partOfId" = o."id"), 0)
  + coalesce((SELECT sum((l->>'netCents')::bigint) FILTER (WHERE NOT l @> '{"duty": true}')
    FROM (SELECT own.* FROM (${ofParts}) own
      UNION ALL
      SELECT NULL, sum(own."count")::int, 1000000 FROM (${ofParts}) own WHERE o."partOfId" IS NULL) r
    JOIN "Invoice" v ON v."sellerId" = o."sellerId" AND v."orderId" = coalesce(o."partOfId", o."id")
    JOIN "Invoice" c ON c."sellerId" = v."sellerId" AND c."creditedId" = v."id"
    CROSS JOIN LATERAL jsonb_array_elements(c."lines") l
    WHERE r."mailboxId" IS NOT DISTINCT FROM o."mailboxId"
      AND (l->>'of')::int >= r."first" AND (l->>'of')::int < r."first" + r."count"), 0))`;

/** What had been sold and what of it earned by the end of each of these days. */
async function earnedByEnds(tx: Tx, seller: string, ends: Day[]): Promise<{ sold: number; earned: number }[]> {
  const days = ends.map(isoDay);
  const instants = ends.map((end) => instantToDb(endOfDayInRome(end)));
  const rows = await tx.$queryRaw<Row[]>`
    WITH "ends" AS (
      SELECT e."end", e."at" FROM unnest(${days}::date[], ${instants}::timestamptz[]) AS e("end", "at")
    ), "services" AS (
      SELECT coalesce(w."settledAt", o."settledAt") AS "settledAt",
        (o."netCents" - ${dutyIn(Prisma.sql`o."lines"`)}
          - CASE WHEN o."kind" IN ('renewals', 'activations') OR o."partOfId" IS NOT NULL THEN ${OF_SEVERAL}
            ELSE coalesce((SELECT sum(c."netCents" - ${dutyIn(Prisma.sql`c."lines"`)})
              FROM "Invoice" i JOIN "Invoice" c ON c."sellerId" = i."sellerId" AND c."creditedId" = i."id"
              WHERE i."sellerId" = o."sellerId" AND i."orderId" = o."id"), 0) END)::bigint AS "net",
        CASE o."kind"::text
          WHEN 'renewal' THEN o."oldExpiry" + 1
          WHEN 'activation' THEN m."activatedOn"
          ELSE (o."settledAt" AT TIME ZONE 'Europe/Rome')::date END AS "from",
        CASE o."kind"::text
          WHEN 'renewal' THEN o."newExpiry"
          WHEN 'activation' THEN (m."activatedOn" + make_interval(months => greatest(o."termMonths", 1)))::date - 1
          ELSE (o."settledAt" AT TIME ZONE 'Europe/Rome')::date END AS "to"
      FROM "Order" o
      LEFT JOIN "Mailbox" m ON m."sellerId" = o."sellerId" AND m."id" = o."mailboxId"
      LEFT JOIN "Order" w ON w."sellerId" = o."sellerId" AND w."id" = o."partOfId"
      WHERE o."sellerId" = ${seller} AND o."state" IN ('settled', 'fulfilled') AND o."settledAt" IS NOT NULL
        AND (w."id" IS NULL OR w."state" IN ('settled', 'fulfilled'))
    )
    SELECT e."end"::text AS "end", coalesce(sum(s."net"), 0)::bigint AS "sold",
      coalesce(sum(CASE
        WHEN s."from" IS NULL OR s."to" IS NULL OR e."end" < s."from" THEN 0
        WHEN e."end" >= s."to" THEN s."net"
        ELSE (s."net" * (e."end" - s."from" + 1) * 2 + (s."to" - s."from" + 1)) / (2 * (s."to" - s."from" + 1)) END), 0)::bigint AS "earned"
    FROM "ends" e LEFT JOIN "services" s ON s."settledAt" <= e."at"
    GROUP BY e."end" ORDER BY e."end"`;
  const found = new Map(rows.map(({ end, sold, earned }) => [end, { sold: Number(sold), earned: Number(earned) }]));
  return days.map((day) => found.get(day) ?? { sold: 0, earned: 0 });
}

/** The months of a period with what the books say was deferred at their ends, cents; null where none was posted yet. */
export async function deferredInBooks(seller: string, period: Period) {
  const [rows, posted] = await Promise.all([
    deferredRevenue(seller, period),
    db().deferredMonth.findMany({ where: { sellerId: seller }, select: { monthEnd: true, deferredCents: true } }),
  ]);
  const byEnd = new Map(posted.map(({ monthEnd, deferredCents }) => [isoDay(fromDb(monthEnd)), Number(deferredCents)]));
  return rows.map((row) => {
    const postedCents = byEnd.get(isoDay(row.monthEnd)) ?? null;
    return { ...row, postedCents, differenceCents: postedCents === null ? null : row.deferredCents - postedCents };
  });
}
