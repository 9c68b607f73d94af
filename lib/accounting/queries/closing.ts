import { type Day, instantFromDb, isoDay, toDb } from "@/lib/kernel/day";
import { db, type Tx } from "@/lib/platform/db";
import type { BankFigures, Difference, Figures, WayFigures } from "../closing";
import { instantsOf } from "./journal";

type Span = [Date, Date];

/** What of a day agrees and what does not, read from payments, bank lines and books. For the accounting only. */
export async function figuresOf(tx: Tx, seller: string, on: Day): Promise<Figures> {
  const span = instantsOf({ from: on, to: on });
  return {
    ways: await waysOf(tx, seller, span),
    strays: await strayPayments(tx, seller, span),
    bank: await bankOf(tx, seller, on),
    loaded: await loadedOf(tx, seller),
    suspense: await suspenseOf(tx, seller),
    invoices: await invoicesOf(tx, seller, span),
    givenUp: await givenUpOf(tx, seller, span),
  };
}

export const closingFigures = (seller: string, on: Day): Promise<Figures> => figuresOf(db(), seller, on);

/**
 * By way: what its payments received in the day, less what left by it as refunds; and what the books say came. Money of
 * bank lines is counted with its statement, not here. What was taken back counts on neither side.
 */
async function waysOf(tx: Tx, seller: string, [from, to]: Span): Promise<WayFigures[]> {
  const rows = await tx.$queryRaw<{ method: string; payments: bigint; refunds: bigint; ledger: bigint }[]>`
    WITH "paid" AS (
      SELECT p."method", sum(p."receivedCents")::bigint AS "cents" FROM "Payment" p
      WHERE p."sellerId" = ${seller} AND p."state" = 'succeeded' AND p."reversedAt" IS NULL AND p."method" <> 'prepaid'
        AND coalesce(p."gatewayRef", '') NOT LIKE 'statement:%'
        AND EXISTS (SELECT 1 FROM "Movement" m WHERE m."sellerId" = p."sellerId" AND m."paymentId" = p."id"
          AND m."at" BETWEEN ${from} AND ${to})
      GROUP BY p."method"
    ), "unbooked" AS (
      SELECT p."method", sum(p."receivedCents")::bigint AS "cents" FROM "Payment" p
      WHERE p."sellerId" = ${seller} AND p."state" = 'succeeded' AND p."reversedAt" IS NULL AND p."method" <> 'prepaid'
        AND coalesce(p."gatewayRef", '') NOT LIKE 'statement:%' AND p."updatedAt" BETWEEN ${from} AND ${to}
        AND NOT EXISTS (SELECT 1 FROM "Movement" m WHERE m."sellerId" = p."sellerId" AND m."paymentId" = p."id")
      GROUP BY p."method"
    ), "sent" AS (
      SELECT r."method", sum(r."amountCents")::bigint AS "cents" FROM "Refund" r
      WHERE r."sellerId" = ${seller} AND r."doneAt" BETWEEN ${from} AND ${to} AND r."method" <> 'prepaid'
      GROUP BY r."method"
    ), "booked" AS (
      SELECT a."ownerId" AS "method", -sum(p."amountCents")::bigint AS "cents"
      FROM "Movement" m
      JOIN "Posting" p ON p."sellerId" = m."sellerId" AND p."movementId" = m."id"
      JOIN "LedgerAccount" a ON a."sellerId" = p."sellerId" AND a."id" = p."accountId" AND a."kind" = 'receipts'
      WHERE m."sellerId" = ${seller} AND m."at" BETWEEN ${from} AND ${to}
        AND m."kind" NOT IN ('statement', 'classified', 'classified-reversal', 'opening')
        AND NOT EXISTS (SELECT 1 FROM "Payment" x WHERE x."sellerId" = m."sellerId" AND x."id" = m."paymentId"
          AND x."reversedAt" IS NOT NULL)
      GROUP BY a."ownerId"
    ), "all" AS (SELECT "method" FROM "paid" UNION SELECT "method" FROM "unbooked" UNION SELECT "method" FROM "sent" UNION SELECT "method" FROM "booked")
    SELECT w."method", coalesce(p."cents", 0) + coalesce(u."cents", 0) AS "payments", coalesce(s."cents", 0) AS "refunds",
      coalesce(b."cents", 0) AS "ledger"
    FROM "all" w LEFT JOIN "paid" p USING ("method") LEFT JOIN "unbooked" u USING ("method")
    LEFT JOIN "sent" s USING ("method") LEFT JOIN "booked" b USING ("method") ORDER BY w."method"`;
  return rows.map(({ method, payments, refunds, ledger }) => ({
    method,
    paymentsCents: Number(payments),
    refundsCents: Number(refunds),
    ledgerCents: Number(ledger),
  }));
}

/** Payments of the day whose money stands in the books with another amount, or not at all. */
async function strayPayments(tx: Tx, seller: string, [from, to]: Span): Promise<Difference[]> {
  const rows = await tx.$queryRaw<{ about: string; amount: bigint }[]>`
    SELECT coalesce(o."code", t."code", p."id"::text) AS "about",
      p."receivedCents" + coalesce(sum(g."amountCents"), 0)::bigint AS "amount"
    FROM "Payment" p
    LEFT JOIN "Order" o ON o."sellerId" = p."sellerId" AND o."id" = p."orderId"
    LEFT JOIN "TopUp" t ON t."sellerId" = p."sellerId" AND t."id" = p."topUpId"
    LEFT JOIN "Movement" m ON m."sellerId" = p."sellerId" AND m."paymentId" = p."id" AND m."kind" NOT LIKE 'refund%'
    LEFT JOIN "LedgerAccount" a ON a."sellerId" = p."sellerId" AND a."kind" = 'receipts' AND a."ownerId" = p."method"
    LEFT JOIN "Posting" g ON g."sellerId" = m."sellerId" AND g."movementId" = m."id" AND g."accountId" = a."id"
    WHERE p."sellerId" = ${seller} AND p."state" = 'succeeded' AND p."reversedAt" IS NULL
      AND p."method" NOT IN ('prepaid') AND coalesce(p."gatewayRef", '') NOT LIKE 'statement:%'
      AND p."updatedAt" >= ${from} AND coalesce(m."at", p."updatedAt") BETWEEN ${from} AND ${to}
    GROUP BY p."sellerId", p."id", o."code", t."code", p."receivedCents"
    HAVING p."receivedCents" + coalesce(sum(g."amountCents"), 0) <> 0 ORDER BY 1`;
  return rows.map(({ about, amount }) => ({ kind: "payment", about, amountCents: Number(amount) }));
}

/** Bank accounts by the lines of the day, and whether the statement before ends where this one begins. */
async function bankOf(tx: Tx, seller: string, on: Day): Promise<BankFigures[]> {
  const day = isoDay(on);
  const rows = await tx.$queryRaw<
    { account: string; lines: bigint; in: bigint; out: bigint; left: bigint; gap: bigint | null }[]
  >`
    WITH "chain" AS (
      SELECT s."account", s."fromOn", s."toOn",
        s."openingCents" - lag(s."closingCents") OVER (PARTITION BY s."account" ORDER BY s."toOn", s."fromOn", s."id") AS "gap"
      FROM "Statement" s JOIN "StatementFile" f ON f."sellerId" = s."sellerId" AND f."id" = s."fileId"
      WHERE s."sellerId" = ${seller} AND f."state" = 'loaded' AND s."openingCents" IS NOT NULL AND s."closingCents" IS NOT NULL
        AND s."lineCount" > 0
    ), "lines" AS (
      SELECT l."account", count(*) AS "lines",
        coalesce(sum(l."amountCents") FILTER (WHERE l."amountCents" > 0), 0)::bigint AS "in",
        coalesce(sum(l."amountCents") FILTER (WHERE l."amountCents" < 0), 0)::bigint AS "out",
        sum(l."leftCents")::bigint AS "left"
      FROM "StatementLine" l
      WHERE l."sellerId" = ${seller} AND l."state" <> 'staged' AND l."bookedOn" = ${day}::date GROUP BY l."account"
    )
    SELECT l."account", l."lines", l."in", l."out", l."left",
      (SELECT c."gap" FROM "chain" c WHERE c."account" = l."account" AND ${day}::date BETWEEN c."fromOn" AND c."toOn"
       ORDER BY abs(coalesce(c."gap", 0)) DESC, c."gap" NULLS LAST LIMIT 1)::bigint AS "gap"
    FROM "lines" l ORDER BY l."account"`;
  return rows.map(({ account, lines, in: came, out, left, gap }) => ({
    account,
    lines: Number(lines),
    inCents: Number(came),
    outCents: Number(out),
    leftCents: Number(left),
    gapCents: gap === null ? null : Number(gap),
  }));
}

/** All bank lines ever loaded, by the statements and by the books. */
async function loadedOf(tx: Tx, seller: string) {
  const [row] = await tx.$queryRaw<{ lines: bigint; ledger: bigint }[]>`
    SELECT (SELECT coalesce(sum("amountCents"), 0) FROM "StatementLine"
        WHERE "sellerId" = ${seller} AND "state" <> 'staged')::bigint AS "lines",
      (SELECT coalesce(sum(p."amountCents"), 0) FROM "Movement" m
        JOIN "Posting" p ON p."sellerId" = m."sellerId" AND p."movementId" = m."id"
        JOIN "LedgerAccount" a ON a."sellerId" = p."sellerId" AND a."id" = p."accountId" AND a."kind" = 'suspense'
        WHERE m."sellerId" = ${seller} AND m."kind" = 'statement')::bigint AS "ledger"`;
  return { linesCents: Number(row?.lines ?? 0n), ledgerCents: Number(row?.ledger ?? 0n) };
}

/** Suspense by the books, and what is known to lie there: lines not matched, parts of prices, money without an account. */
async function suspenseOf(tx: Tx, seller: string) {
  const [row] = await tx.$queryRaw<{ ledger: bigint; lines: bigint; held: bigint; stray: bigint }[]>`
    SELECT (SELECT coalesce(sum("balanceCents"), 0) FROM "LedgerAccount"
        WHERE "sellerId" = ${seller} AND "kind" = 'suspense')::bigint AS "ledger",
      (SELECT coalesce(sum("leftCents"), 0) FROM "StatementLine"
        WHERE "sellerId" = ${seller} AND "state" <> 'staged')::bigint AS "lines",
      (SELECT coalesce(sum("receivedCents"), 0) FROM "Order" WHERE "sellerId" = ${seller})::bigint
        + (SELECT coalesce(sum("receivedCents"), 0) FROM "TopUp"
           WHERE "sellerId" = ${seller} AND "state" <> 'credited')::bigint AS "held",
      (SELECT coalesce(sum(p."receivedCents" - p."refundedCents"), 0) FROM "Payment" p
        WHERE p."sellerId" = ${seller} AND p."state" = 'succeeded' AND p."astray" IS NOT NULL AND p."reversedAt" IS NULL
          AND NOT EXISTS (SELECT 1 FROM "Movement" m WHERE m."sellerId" = p."sellerId" AND m."paymentId" = p."id"
            AND m."kind" = 'over-payment'))::bigint
        + (SELECT coalesce(sum(f."receivedCents" - f."priceCents"), 0) FROM (
             SELECT sum(p."receivedCents" - p."refundedCents") AS "receivedCents", min(o."totalCents") AS "priceCents"
             FROM "Order" o JOIN "Payment" p ON p."sellerId" = o."sellerId" AND p."orderId" = o."id"
               AND p."state" = 'succeeded' AND p."reversedAt" IS NULL AND p."astray" IS NULL AND p."refundedCents" = 0
             WHERE o."sellerId" = ${seller} AND o."state" IN ('settled', 'fulfilled') AND o."userId" IS NULL
             GROUP BY o."id") f WHERE f."receivedCents" > f."priceCents")::bigint AS "stray"`;
  return {
    ledgerCents: Number(row?.ledger ?? 0n),
    linesCents: Number(row?.lines ?? 0n),
    heldCents: Number(row?.held ?? 0n),
    strayCents: Number(row?.stray ?? 0n),
  };
}

/** Given up in the day, taken back in it, and what the books say; what credit notes took back of it is no act of its own. */
async function givenUpOf(tx: Tx, seller: string, [from, to]: Span) {
  const [row] = await tx.$queryRaw<{ acts: bigint; ledger: bigint }[]>`
    SELECT (SELECT coalesce(sum(CASE WHEN "decidedAt" BETWEEN ${from} AND ${to} THEN "amountCents" ELSE 0 END
          - CASE WHEN "takenBackAt" BETWEEN ${from} AND ${to} THEN "amountCents" ELSE 0 END), 0)
        FROM "WriteOff" WHERE "sellerId" = ${seller} AND "state" IN ('done', 'taken-back'))::bigint AS "acts",
      (SELECT coalesce(-sum(p."amountCents"), 0) FROM "LedgerAccount" a
        JOIN "Posting" p ON p."sellerId" = a."sellerId" AND p."accountId" = a."id"
        JOIN "Movement" m ON m."sellerId" = p."sellerId" AND m."id" = p."movementId"
        WHERE a."sellerId" = ${seller} AND a."kind" = 'write-off' AND m."kind" <> 'credit-note'
          AND m."at" BETWEEN ${from} AND ${to})::bigint AS "ledger"`;
  return { actsCents: Number(row?.acts ?? 0n), ledgerCents: Number(row?.ledger ?? 0n) };
}

/** Orders settled in the day, and the invoices made for them; given up before there was one, none is. */
async function invoicesOf(tx: Tx, seller: string, [from, to]: Span) {
  const [row] = await tx.$queryRaw<{ settled: bigint; invoiced: bigint }[]>`
    SELECT coalesce(sum(o."totalCents"), 0)::bigint AS "settled", coalesce(sum(i."totalCents"), 0)::bigint AS "invoiced"
    FROM "Order" o LEFT JOIN "Invoice" i ON i."sellerId" = o."sellerId" AND i."orderId" = o."id"
    WHERE o."sellerId" = ${seller} AND o."settledAt" BETWEEN ${from} AND ${to} AND o."state" IN ('settled', 'fulfilled')
      AND o."totalCents" > 0 AND o."partOfId" IS NULL
      AND NOT EXISTS (SELECT FROM "WriteOff" w WHERE w."sellerId" = o."sellerId" AND w."orderId" = o."id"
        AND w."state" = 'done' AND NOT w."invoiced")`;
  return { settledCents: Number(row?.settled ?? 0n), invoicedCents: Number(row?.invoiced ?? 0n) };
}

/** How a day was closed; null when it was not. */
export async function closingOf(seller: string, on: Day) {
  const where = { sellerId_on: { sellerId: seller, on: toDb(on) } };
  const row = await db().dayClosing.findUnique({ where });
  return row && { ...row, closedAt: instantFromDb(row.closedAt) };
}
