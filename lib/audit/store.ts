import { Prisma } from "@/lib/generated/prisma/client";
import { sha256 } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { CANONICAL_COMMAND, SEALED_TEXT } from "./canonical";

/** Names the advisory lock under which one sealer works at a time. */
const LOCK = "sportello|audit|seal";
/** Rows sealed in one transaction. */
export const SEAL_BATCH = 1_000;

/** How far the chain reaches after a batch. */
export interface Sealed {
  sealed: number;
  position: bigint;
  seal: string;
}

/**
 * Seals the next batch of Command rows into the chain: position after position, each seal the SHA-256 of the one before
 * and of the row. Only rows older than every running transaction are taken, so that none can still appear among them.
 * Null when another sealer is at work.
 */
export async function sealBatch(tx: Tx, size = SEAL_BATCH): Promise<Sealed | null> {
  const [lock] = await tx.$queryRaw<{ got: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${LOCK}, 0)) AS "got"`;
  if (!lock?.got) return null;
  const last = await lastSealed(tx);
  const rows = await unsealed(tx, size);
  const chain = { ...last };
  const seals: string[] = [];
  for (const { row } of rows) {
    chain.position += 1n;
    chain.seal = sha256(SEALED_TEXT(chain.seal, row));
    seals.push(chain.seal);
  }
  if (rows.length > 0) await writeSeals(tx, rows, seals, last.position);
  return { sealed: rows.length, ...chain };
}

async function lastSealed(tx: Tx): Promise<{ position: bigint; seal: string }> {
  const rows = await tx.$queryRaw<{ position: bigint; seal: string }[]>`
    SELECT "position", "seal" FROM "Command" WHERE "position" IS NOT NULL ORDER BY "position" DESC LIMIT 1`;
  return rows[0] ?? { position: 0n, seal: "" };
}

interface Unsealed {
  sellerId: string;
  id: string;
  row: string;
}

/** A visible row numbered beyond this server's own transactions came with a restored dump: it is old as well. */
const unsealed = (tx: Tx, size: number): Promise<Unsealed[]> => tx.$queryRaw`
  SELECT "sellerId", "id"::text AS "id", ${Prisma.raw(CANONICAL_COMMAND)} AS "row"
  FROM "Command", (SELECT pg_current_snapshot() AS "now") AS "snapshot"
  WHERE "seal" IS NULL
    AND ("xid" < pg_snapshot_xmin("now")::text::bigint OR "xid" >= pg_snapshot_xmax("now")::text::bigint)
  ORDER BY "xid", "id" LIMIT ${size}`;

async function writeSeals(tx: Tx, rows: readonly Unsealed[], seals: string[], after: bigint): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Command" SET "position" = ${after} + "new"."n", "seal" = "new"."seal"
    FROM unnest(${rows.map((row) => row.sellerId)}::text[], ${rows.map((row) => row.id)}::uuid[], ${seals}::text[])
      WITH ORDINALITY AS "new"("sellerId", "id", "seal", "n")
    WHERE "Command"."sellerId" = "new"."sellerId" AND "Command"."id" = "new"."id"`;
}
