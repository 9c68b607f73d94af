import { Prisma } from "@/lib/generated/prisma/client";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { ACCOUNT_KINDS, type AccountKind } from "../posting";

const PAGE_SIZE = 50;

/** One account of a seller's ledger. Amounts in cents. */
export interface AccountRow {
  id: string;
  kind: AccountKind;
  ownerId: string;
  /** Whose prepaid account it is; "" for the seller's own. */
  ownerName: string;
  balanceCents: number;
  /** The balance may not fall below this; null: no limit. */
  floorCents: number | null;
}

export interface AccountSearch {
  /** Part of an owner's name. */
  q?: string | undefined;
  kind?: string | undefined;
  page: number;
}

type Found = Omit<AccountRow, "balanceCents" | "floorCents"> & { balance: bigint; floor: bigint | null; total: bigint };

/** A seller's accounts: its own first, then the customers' by name. */
export async function accountsOf(seller: string, { q = "", kind, page }: AccountSearch) {
  const known = ACCOUNT_KINDS.find((each) => each === kind);
  const name = `%${q.slice(0, 100).replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await db().$queryRaw<Found[]>`
    SELECT a."id", a."kind", a."ownerId", coalesce(u."displayName", '') AS "ownerName",
      a."balanceCents" AS "balance", a."floorCents" AS "floor", count(*) OVER () AS "total"
    FROM "LedgerBalance" a
    LEFT JOIN "User" u ON a."kind" = 'prepaid' AND u."sellerId" = a."sellerId" AND u."id"::text = a."ownerId"
    WHERE a."sellerId" = ${seller}
      ${known ? Prisma.sql`AND a."kind" = ${known}` : Prisma.empty}
      ${q ? Prisma.sql`AND coalesce(u."displayName", a."ownerId") ILIKE ${name}` : Prisma.empty}
    ORDER BY (a."kind" = 'prepaid'), a."kind", lower(coalesce(u."displayName", a."ownerId")), a."id"
    LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`;
  return { rows: rows.map(shown), total: Number(rows[0]?.total ?? 0n), pageSize: PAGE_SIZE };
}

const shown = ({ balance, floor, total: _, ...row }: Found): AccountRow => ({
  ...row,
  balanceCents: Number(balance),
  floorCents: floor === null ? null : Number(floor),
});

/** One account of a seller, or null. For staff: the caller has checked the viewer. */
export async function accountForStaff(seller: string, id: string): Promise<AccountRow | null> {
  if (!isId(id)) return null;
  const [row] = await db().$queryRaw<
    { kind: string; ownerId: string; balanceCents: bigint; floorCents: bigint | null }[]
  >`
    SELECT "kind", "ownerId", "balanceCents", "floorCents" FROM "LedgerBalance"
    WHERE "sellerId" = ${seller} AND "id" = ${id}::uuid`;
  if (!row) return null;
  const owner =
    row.kind === "prepaid" && isId(row.ownerId)
      ? await db().user.findUnique({
          where: { sellerId_id: { sellerId: seller, id: row.ownerId } },
          select: { displayName: true },
        })
      : null;
  const kind = ACCOUNT_KINDS.find((each) => each === row.kind) ?? "suspense";
  const floorCents = row.floorCents === null ? null : Number(row.floorCents);
  return {
    id,
    kind,
    ownerId: row.ownerId,
    ownerName: owner?.displayName ?? "",
    balanceCents: Number(row.balanceCents),
    floorCents,
  };
}
