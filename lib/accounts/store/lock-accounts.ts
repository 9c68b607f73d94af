import { Prisma } from "@/lib/generated/prisma/client";
import { rowsIn, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { type AccountRef, type Entry, firstFloor, keyOf, SHARED_KINDS } from "../posting";

/** An account as it stands; `balanceCents` is that of the locked row, and nothing for accounts kept in shares. */
interface Standing {
  id: string;
  kind: string;
  ownerId: string;
  balanceCents: bigint;
  floorCents: bigint | null;
}

/**
 * Locks accounts for the rest of the transaction, in the order that everybody locks them in; those kept in shares are
 * nobody's to lock. What was never used is opened at zero. Answers how each stands.
 */
export async function lockAccounts(tx: Tx, seller: string, changes: readonly Entry[]) {
  const wanted = changes.map(({ account }) => account);
  let rows = await lock(tx, seller, wanted);
  if (rows.length < wanted.length) {
    await open(tx, seller, wanted);
    rows = await lock(tx, seller, wanted);
  }
  const standing = new Map(rows.map((row) => [`${row.kind}|${row.ownerId}`, row]));
  return (account: AccountRef): Standing => {
    const found = standing.get(keyOf(account));
    if (!found) throw new Error(`account ${account.kind} was not opened`);
    return found;
  };
}

function lock(tx: Tx, seller: string, wanted: readonly AccountRef[]): Promise<Standing[]> {
  const among = (accounts: readonly AccountRef[]) => Prisma.sql`
    FROM unnest(${accounts.map(({ kind }) => kind)}::text[], ${accounts.map(({ ownerId }) => ownerId)}::text[])
      AS w("kind", "ownerId")
    JOIN "LedgerAccount" a ON a."sellerId" = ${seller} AND a."kind" = w."kind" AND a."ownerId" = w."ownerId"`;
  const isShared = ({ kind }: AccountRef) => SHARED_KINDS.includes(kind);
  return rowsIn<Standing>(
    tx,
    Prisma.sql`
      WITH "own" AS (
        SELECT a."id", a."kind", a."ownerId", a."balanceCents", a."floorCents"
        ${among(wanted.filter((account) => !isShared(account)))} ORDER BY a."kind", a."ownerId" FOR UPDATE OF a
      )
      SELECT * FROM "own"
      UNION ALL
      SELECT a."id", a."kind", a."ownerId", 0::bigint, NULL::bigint ${among(wanted.filter(isShared))}`,
  );
}

/** Opens those that are not there, in the same order. */
async function open(tx: Tx, seller: string, wanted: readonly AccountRef[]): Promise<void> {
  const sorted = [...wanted].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const floors = sorted.map(firstFloor);
  await rowsIn(
    tx,
    Prisma.sql`
      INSERT INTO "LedgerAccount" ("sellerId", "id", "kind", "ownerId", "floorCents")
      SELECT ${seller}, a.* FROM unnest(${sorted.map(newId)}::uuid[], ${sorted.map(({ kind }) => kind)}::text[],
        ${sorted.map(({ ownerId }) => ownerId)}::text[], ${floors}::bigint[]) AS a
      ON CONFLICT ("sellerId", "kind", "ownerId") DO NOTHING`,
  );
}
