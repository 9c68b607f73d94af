import { Prisma } from "@/lib/generated/prisma/client";
import { day } from "@/lib/kernel/day";
import { sealedPartyOfHolder } from "@/lib/orders/store/answers";
import type { Tx } from "@/lib/platform/db";
import type { BulkMailbox } from "../bulk";
import type { Held } from "../extras";
import type { MailboxState } from "../mailbox";

interface Row {
  id: string;
  localPart: string;
  domain: string;
  state: string;
  expiresOn: string | null;
  planCode: string;
  userCode: string | null;
  originalDay: number | null;
  closing: boolean;
  paid: boolean;
  held: Held[];
}

/**
 * Mailboxes of one account with all that decides their renewal, in one statement; those that are due first come first.
 * `ids`: only these; somebody else's are left out. At most `take`.
 */
export async function bulkMailboxes(
  tx: Tx,
  of: { seller: string; userId: string },
  { ids, take }: { ids?: readonly string[]; take: number },
): Promise<BulkMailbox[]> {
  const only = ids ? Prisma.sql`AND m."id" = ANY(${ids}::uuid[])` : Prisma.empty;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT m."id", m."localPart", m."domain", m."state"::text AS "state", m."expiresOn"::text AS "expiresOn",
      m."planCode", m."userCode", m."originalDay", m."revokeOn" IS NOT NULL AS "closing",
      EXISTS (SELECT FROM "Order" o WHERE o."sellerId" = m."sellerId" AND o."mailboxId" = m."id"
        AND o."oldExpiry" = m."expiresOn" AND o."kind" = 'renewal'
        AND (o."state" IN ('settled', 'fulfilled') OR o."state" = 'placed' AND o."startedAt" IS NOT NULL)) AS "paid",
      coalesce((SELECT jsonb_agg(jsonb_build_object('code', a."code", 'blocks', a."blocks", 'unit', a."unit",
          'units', a."units", 'state', a."state") ORDER BY a."createdAt", a."id")
        FROM "AddOn" a WHERE a."sellerId" = m."sellerId" AND a."mailboxId" = m."id" AND a."state" <> 'ended'), '[]') AS "held"
    FROM "Mailbox" m WHERE m."sellerId" = ${of.seller} AND m."userId" = ${of.userId}::uuid ${only}
    ORDER BY m."expiresOn", m."id" LIMIT ${take}`;
  return rows.map(({ localPart, domain, state, expiresOn, planCode, ...row }) => ({
    ...row,
    address: `${localPart}@${domain}`,
    state: state.replace("-", "_") as MailboxState,
    expiry: expiresOn === null ? null : day(expiresOn),
    plan: planCode,
  }));
}

/** Holds mailboxes for the rest of the transaction, always in the same order, so that two lists never wait for each other. */
export async function lockMailboxes(tx: Tx, seller: string, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "Mailbox" WHERE "sellerId" = ${seller} AND "id" = ANY(${ids}::uuid[]) ORDER BY "id" FOR UPDATE`;
}

/** To whom the renewal of a mailbox is confirmed and invoiced: like `buyerOf`, for many. */
export interface BulkBuyer {
  domain: string;
  holderId: string;
  holderKind: string;
  email: string;
  locale: string;
  billingSealed: string | null;
}

/** The buyers of mailboxes by mailbox: invoiced as the last order of each was, or else to its holder. */
export async function bulkBuyers(tx: Tx, seller: string, ids: readonly string[]): Promise<Map<string, BulkBuyer>> {
  const rows = await tx.$queryRaw<(BulkBuyer & { id: string; detailsSealed: string })[]>`
    SELECT m."id", m."domain", m."holderId", h."kind" AS "holderKind", h."email", coalesce(u."locale", 'it') AS "locale",
      h."detailsSealed", (SELECT o."billingSealed" FROM "Order" o
        WHERE o."sellerId" = m."sellerId" AND o."mailboxId" = m."id" AND o."billingSealed" IS NOT NULL
        ORDER BY o."createdAt" DESC LIMIT 1) AS "billingSealed"
    FROM "Mailbox" m
    JOIN "Holder" h ON h."sellerId" = m."sellerId" AND h."id" = m."holderId"
    LEFT JOIN "User" u ON u."sellerId" = h."sellerId" AND u."id" = h."userId"
    WHERE m."sellerId" = ${seller} AND m."id" = ANY(${ids}::uuid[])`;
  return new Map(
    rows.map(({ id, detailsSealed, ...buyer }) => [
      id,
      { ...buyer, billingSealed: buyer.billingSealed ?? sealedPartyOfHolder(detailsSealed) },
    ]),
  );
}
