import { type Day, dayInRome, daysBetween, endOfDayInRome, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import { type AgeBand, bandOf } from "../age";

/** Money owed to the seller on a day. */
export interface Receivable {
  /** order: a service given before its money; account: a prepaid account below zero, within its credit. */
  kind: "order" | "account";
  id: string;
  code: string;
  customer: string;
  since: Day;
  days: number;
  band: AgeBand;
  amountCents: number;
}

interface Row {
  kind: "order" | "account";
  id: string;
  code: string;
  customer: string;
  since: Date;
  amount: bigint;
}

/** What was owed at the end of a day, the oldest first, read from the books as they were then. */
export async function receivables(seller: string, on: Day): Promise<Receivable[]> {
  const until = instantToDb(endOfDayInRome(on));
  const rows = await db().$queryRaw<Row[]>`
    SELECT 'order' AS "kind", o."id"::text AS "id", o."code", coalesce(h."displayName", '') AS "customer",
      min(m."at") AS "since", -sum(p."amountCents")::bigint AS "amount"
    FROM "LedgerAccount" a
    JOIN "Posting" p ON p."sellerId" = a."sellerId" AND p."accountId" = a."id"
    JOIN "Movement" m ON m."sellerId" = p."sellerId" AND m."id" = p."movementId" AND m."at" <= ${until}
    JOIN "Order" o ON o."sellerId" = m."sellerId" AND o."id" = m."orderId"
    LEFT JOIN "Holder" h ON h."sellerId" = o."sellerId" AND h."id" = o."holderId"
    WHERE a."sellerId" = ${seller} AND a."kind" = 'receivable'
    GROUP BY o."id", o."code", h."displayName" HAVING sum(p."amountCents") < 0
    UNION ALL
    SELECT 'account', u."id"::text, '', u."displayName", max(m."at"), -sum(p."amountCents")::bigint
    FROM "LedgerAccount" a
    JOIN "Posting" p ON p."sellerId" = a."sellerId" AND p."accountId" = a."id"
    JOIN "Movement" m ON m."sellerId" = p."sellerId" AND m."id" = p."movementId" AND m."at" <= ${until}
    JOIN "User" u ON u."sellerId" = a."sellerId" AND u."id"::text = a."ownerId"
    WHERE a."sellerId" = ${seller} AND a."kind" = 'prepaid'
    GROUP BY u."id", u."displayName" HAVING sum(p."amountCents") < 0
    ORDER BY "since"`;
  return rows.map(({ since, amount, ...row }) => {
    const day = dayInRome(instantFromDb(since));
    const days = daysBetween(day, on);
    return { ...row, since: day, days, band: bandOf(days), amountCents: Number(amount) };
  });
}

/** Sums by age. */
export function byBand(rows: readonly Receivable[]): { band: AgeBand; count: number; amountCents: number }[] {
  const sums = new Map<AgeBand, { count: number; amountCents: number }>();
  for (const { band, amountCents } of rows) {
    const sum = sums.get(band) ?? { count: 0, amountCents: 0 };
    sums.set(band, { count: sum.count + 1, amountCents: sum.amountCents + amountCents });
  }
  return [...sums].map(([band, sum]) => ({ band, ...sum }));
}
