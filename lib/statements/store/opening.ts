import { receiptsBy, SUSPENSE, transferEntries } from "@/lib/accounts/posting";
import { postMovement } from "@/lib/accounts/store";
import { isRefusal } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";

/** Two files of one account are opened one after the other, so that neither misses a line the other brings. */
export const holdAccount = (tx: Tx, seller: string, account: string): Promise<number> =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`statement|${seller}|${account}`}, 0))`;

/** Numbers equal lines of a statement, drops those that are known, and lets the rest be seen. */
export async function letLinesIn(
  tx: Tx,
  seller: string,
  statementId: string,
): Promise<{ lineCount: number; knownCount: number }> {
  await tx.$executeRaw`
    UPDATE "StatementLine" l SET "twin" = t."twin"
    FROM (SELECT "id", row_number() OVER (PARTITION BY "identity" ORDER BY "n") AS "twin"
          FROM "StatementLine" WHERE "sellerId" = ${seller} AND "statementId" = ${statementId}::uuid) t
    WHERE l."sellerId" = ${seller} AND l."id" = t."id" AND t."twin" > 1`;
  const knownCount = await tx.$executeRaw`
    DELETE FROM "StatementLine" l USING "StatementLine" k
    WHERE l."sellerId" = ${seller} AND l."statementId" = ${statementId}::uuid AND l."state" = 'staged'
      AND k."sellerId" = l."sellerId" AND k."account" = l."account" AND k."identity" = l."identity"
      AND k."twin" = l."twin" AND k."state" <> 'staged'`;
  const lineCount = await tx.$executeRaw`
    UPDATE "StatementLine" SET "state" = 'new'
    WHERE "sellerId" = ${seller} AND "statementId" = ${statementId}::uuid AND "state" = 'staged'`;
  return { lineCount, knownCount };
}

/** Books the lines of a statement into suspense, what came in and what went out each in one sum. Null: there are none. */
export async function bookLines(
  tx: Tx,
  context: Context,
  statement: { id: string; number: string; method: string },
): Promise<string | null> {
  const [sums] = await tx.$queryRaw<{ credit: bigint; debit: bigint }[]>`
    SELECT coalesce(sum("amountCents") FILTER (WHERE "amountCents" > 0), 0)::bigint AS "credit",
      coalesce(-sum("amountCents") FILTER (WHERE "amountCents" < 0), 0)::bigint AS "debit"
    FROM "StatementLine" WHERE "sellerId" = ${context.seller} AND "statementId" = ${statement.id}::uuid`;
  const [credit, debit] = [Number(sums?.credit ?? 0n), Number(sums?.debit ?? 0n)];
  const bank = receiptsBy(statement.method);
  const entries = [...transferEntries(bank, SUSPENSE, credit), ...transferEntries(SUSPENSE, bank, debit)];
  if (entries.length === 0) return null;
  const note = statement.number.slice(0, 100);
  const booked = await postMovement(tx, { seller: context.seller, kind: "statement", at: context.now, entries, note });
  if (isRefusal(booked)) throw new Error(`lines of a statement were not booked: ${booked.code}`);
  return booked;
}

/** True when lines of these days came in a file of another format: the same money would be told in other words. */
export async function isToldOtherwise(
  tx: Tx,
  seller: string,
  told: { account: string; format: string; fromOn: string; toOn: string },
): Promise<boolean> {
  const rows = await tx.$queryRaw<{ told: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "StatementLine" l
      JOIN "Statement" s ON s."sellerId" = l."sellerId" AND s."id" = l."statementId"
      JOIN "StatementFile" f ON f."sellerId" = s."sellerId" AND f."id" = s."fileId"
      WHERE l."sellerId" = ${seller} AND l."account" = ${told.account} AND l."state" <> 'staged'
        AND l."bookedOn" BETWEEN ${told.fromOn}::date AND ${told.toOn}::date AND f."format" <> ${told.format}) AS "told"`;
  return rows[0]?.told ?? false;
}
