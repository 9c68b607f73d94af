import { type Day, endOfDayInRome, instantToDb, startOfDayInRome } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import type { Period } from "../period";

/** One posting of the journal. A positive amount is credit. */
export interface JournalRow {
  at: Date;
  movementId: string;
  n: number;
  kind: string;
  account: string;
  owner: string;
  amountCents: number;
  /** Code of the order or top-up it is about. */
  code: string;
  note: string;
}

/** Accounts that belong to a way of payment or to a class of bank lines have words; the others a name, or nobody's. */
const NAMED_OWNERS = [
  "card",
  "paypal",
  "transfer",
  "postal-slip",
  "cheque",
  "prepaid",
  "opening",
  "own-transfer",
  "other-income",
  "other-cost",
];

/** Whose an account is, in words. */
export const ownerText = ({ account, owner }: JournalRow, t: (key: string) => string): string =>
  account !== "prepaid" && NAMED_OWNERS.includes(owner) ? t(`owners.${owner}`) : owner;

interface Stored extends Omit<JournalRow, "amountCents"> {
  amount: bigint;
}

/** The instants of a period's first and last day. */
export const instantsOf = ({ from, to }: { from: Day; to: Day }): [Date, Date] => [
  instantToDb(startOfDayInRome(from)),
  instantToDb(endOfDayInRome(to)),
];

const AT_ONCE = 2000;

/** Every posting of a period in the order of the books, some thousands at a time. For the accounting only. */
export async function* journal(seller: string, period: Period): AsyncGenerator<JournalRow[]> {
  const [from, to] = instantsOf(period);
  let after = { at: from, movementId: "00000000-0000-0000-0000-000000000000", n: -1 };
  for (;;) {
    const rows = await page(seller, after, to, AT_ONCE);
    if (rows.length === 0) return;
    yield rows;
    const last = rows.at(-1);
    if (last) after = { at: last.at, movementId: last.movementId, n: last.n };
  }
}

async function page(
  seller: string,
  after: { at: Date; movementId: string; n: number },
  to: Date,
  take: number,
): Promise<JournalRow[]> {
  const rows = await db().$queryRaw<Stored[]>`
    SELECT m."at", m."id"::text AS "movementId", p."n", m."kind", a."kind" AS "account",
      coalesce(u."displayName", a."ownerId") AS "owner", p."amountCents" AS "amount",
      coalesce(o."code", t."code", '') AS "code", m."note"
    FROM "Movement" m
    JOIN "Posting" p ON p."sellerId" = m."sellerId" AND p."movementId" = m."id"
    JOIN "LedgerAccount" a ON a."sellerId" = p."sellerId" AND a."id" = p."accountId"
    LEFT JOIN "User" u ON u."sellerId" = a."sellerId" AND a."kind" = 'prepaid' AND u."id"::text = a."ownerId"
    LEFT JOIN "Order" o ON o."sellerId" = m."sellerId" AND o."id" = m."orderId"
    LEFT JOIN "TopUp" t ON t."sellerId" = m."sellerId" AND t."id" = m."topUpId"
    WHERE m."sellerId" = ${seller} AND m."at" <= ${to}
      AND (m."at", m."id", p."n") > (${after.at}, ${after.movementId}::uuid, ${after.n})
    ORDER BY m."at", m."id", p."n" LIMIT ${take}`;
  return rows.map(({ amount, ...row }) => ({ ...row, amountCents: Number(amount) }));
}

/** The first postings of a period, with the sums of all: what the page shows. */
export async function journalStart(seller: string, period: Period, take: number) {
  const [from, to] = instantsOf(period);
  const [rows, sums] = await Promise.all([
    page(seller, { at: from, movementId: "00000000-0000-0000-0000-000000000000", n: -1 }, to, take),
    db().$queryRaw<{ movements: bigint; credit: bigint; debit: bigint }[]>`
      SELECT count(DISTINCT m."id") AS "movements",
        coalesce(sum(p."amountCents") FILTER (WHERE p."amountCents" > 0), 0)::bigint AS "credit",
        coalesce(-sum(p."amountCents") FILTER (WHERE p."amountCents" < 0), 0)::bigint AS "debit"
      FROM "Movement" m JOIN "Posting" p ON p."sellerId" = m."sellerId" AND p."movementId" = m."id"
      WHERE m."sellerId" = ${seller} AND m."at" BETWEEN ${from} AND ${to}`,
  ]);
  const [sum] = sums;
  return {
    rows,
    movements: Number(sum?.movements ?? 0n),
    creditCents: Number(sum?.credit ?? 0n),
    debitCents: Number(sum?.debit ?? 0n),
  };
}
