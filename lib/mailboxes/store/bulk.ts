import { Prisma } from "@/lib/generated/prisma/client";
import { partyOf } from "@/lib/invoicing/store/party";
import { day } from "@/lib/kernel/day";
import { sealedPartyOfHolder } from "@/lib/orders/store/answers";
import type { Tx } from "@/lib/platform/db";
import type { BulkMailbox } from "../bulk";
import type { Held } from "../extras";
import { stateWritten } from "../mailbox";
import type { Payer } from "../together";

/** To whom the renewal of a mailbox is confirmed and invoiced, as `buyerOf` says it. */
export interface BulkBuyer {
  domain: string;
  holderId: string;
  holderKind: string;
  email: string;
  locale: string;
  billingSealed: string | null;
}

/** `agreementId`: the agreement it was bought under. */
export type BoughtFor = BulkMailbox & { buyer: BulkBuyer; payer: Payer; agreementId: string | null };

interface Row extends BulkBuyer {
  id: string;
  localPart: string;
  state: string;
  expiresOn: string | null;
  planCode: string;
  userCode: string | null;
  originalDay: number | null;
  closing: boolean;
  paid: boolean;
  held: Held[];
  detailsSealed: string;
  agreementId: string | null;
}

/** Whose mailboxes: an account's own, or those bought under an agreement. */
type Whose = { seller: string } & ({ userId: string } | { agreementId: string });

const areTheirs = (of: Whose): Prisma.Sql =>
  "userId" in of
    ? Prisma.sql`m."sellerId" = ${of.seller} AND m."userId" = ${of.userId}::uuid`
    : Prisma.sql`m."sellerId" = ${of.seller} AND m."orderId" IN (SELECT b."id" FROM "Order" b
        WHERE b."sellerId" = ${of.seller} AND b."agreementId" = ${of.agreementId}::uuid AND b."kind" = 'activation')`;

/**
 * Mailboxes of one account or agreement with all that decides their renewal and its invoice (as the last order of each was made out,
 * or else to its holder), in one statement; those that are due first come first. `ids`: only these; somebody else's are
 * left out. At most `take`.
 */
export async function bulkMailboxes(
  tx: Tx,
  of: Whose,
  { ids, take }: { ids?: readonly string[]; take: number },
): Promise<BoughtFor[]> {
  const only = ids ? Prisma.sql`AND m."id" = ANY(${ids}::uuid[])` : Prisma.empty;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT m."id", m."localPart", m."domain", m."state"::text AS "state", m."expiresOn"::text AS "expiresOn",
      m."planCode", m."userCode", m."originalDay", m."revokeOn" IS NOT NULL AS "closing",
      EXISTS (SELECT FROM "Order" o WHERE o."sellerId" = m."sellerId" AND o."mailboxId" = m."id"
        AND o."oldExpiry" = m."expiresOn" AND o."kind" = 'renewal'
        AND (o."state" IN ('settled', 'fulfilled') OR o."state" = 'placed' AND o."startedAt" IS NOT NULL)) AS "paid",
      coalesce((SELECT jsonb_agg(jsonb_build_object('code', a."code", 'blocks', a."blocks", 'unit', a."unit",
          'units', a."units", 'state', a."state") ORDER BY a."createdAt", a."id")
        FROM "AddOn" a WHERE a."sellerId" = m."sellerId" AND a."mailboxId" = m."id" AND a."state" <> 'ended'), '[]') AS "held",
      (SELECT b."agreementId" FROM "Order" b WHERE b."sellerId" = m."sellerId" AND b."id" = m."orderId") AS "agreementId",
      m."holderId", h."kind" AS "holderKind", h."email", coalesce(u."locale", 'it') AS "locale", h."detailsSealed",
      (SELECT o."billingSealed" FROM "Order" o
        WHERE o."sellerId" = m."sellerId" AND o."mailboxId" = m."id" AND o."billingSealed" IS NOT NULL
        ORDER BY o."createdAt" DESC LIMIT 1) AS "billingSealed"
    FROM "Mailbox" m
    JOIN "Holder" h ON h."sellerId" = m."sellerId" AND h."id" = m."holderId"
    LEFT JOIN "User" u ON u."sellerId" = h."sellerId" AND u."id" = h."userId"
    WHERE ${areTheirs(of)} ${only}
    ORDER BY m."expiresOn", m."id" LIMIT ${take}`;
  return rows.map(asMailbox);
}

function asMailbox({ domain, holderId, holderKind, email, locale, detailsSealed, ...row }: Row): BoughtFor {
  const billingSealed = row.billingSealed ?? sealedPartyOfHolder(detailsSealed);
  const party = partyOf(billingSealed);
  return {
    id: row.id,
    address: `${row.localPart}@${domain}`,
    state: stateWritten(row.state),
    expiry: row.expiresOn === null ? null : day(row.expiresOn),
    plan: row.planCode,
    userCode: row.userCode,
    originalDay: row.originalDay,
    held: row.held,
    closing: row.closing,
    paid: row.paid,
    splitPayment: party?.splitPayment ?? false,
    customer: party,
    payer: payerOf(party, holderId),
    agreementId: row.agreementId,
    buyer: { domain, holderId, holderKind, email, locale, billingSealed },
  };
}

/** A payer is known by tax codes, and by the office its e-invoices go to; by name when it has none. */
function payerOf(party: ReturnType<typeof partyOf>, holderId: string): Payer {
  if (!party) return { key: holderId, name: "", customer: null };
  const { taxCode, vatNumber, sdiCode, ipaCode, cig, cup, name } = party;
  const who = taxCode || vatNumber ? [taxCode, vatNumber] : [name, holderId];
  return { key: JSON.stringify([...who, sdiCode, ipaCode, cig, cup]), name, customer: party };
}

/** Holds mailboxes until the act ends, always in the same order, so that two lists never wait for each other. */
export async function lockMailboxes(tx: Tx, of: Whose, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "Mailbox" m WHERE ${areTheirs(of)} AND m."id" = ANY(${ids}::uuid[]) ORDER BY m."id" FOR UPDATE`;
}
